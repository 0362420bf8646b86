"""What the finders missed is entered by hand, and taken out again while nobody built on it."""

import pytest
from django.core.exceptions import PermissionDenied

from articles.curation import review
from articles.models import Expert, Metric, Suggestion
from articles.newsroom import Role
from articles.tests.make import WORDS, make_article, make_editor, make_user

pytestmark = pytest.mark.django_db


def test_a_figure_is_entered_with_its_history() -> None:
    article, editor = make_article(), make_editor()
    values = {"exact": "3.377 million", "counted": "5G base stations", "period": "end 2023"}
    statistic = review.enter(article, "statistic", values, editor).record
    assert (statistic.value, str(statistic.period.end)) == (3377000, "2023-12-31")
    line = statistic.history.get()
    assert (line.history_user, line.history_change_reason) == (editor, "entered by hand")


def test_what_was_entered_is_taken_out_again() -> None:
    article, editor = make_article(), make_editor()
    entered = review.enter(article, "quote", {"exact": WORDS, "cue": "said"}, editor)
    review.take_out(article, entered.steps, editor)
    assert not article.quotes.exists()


def test_what_was_changed_since_is_not_taken_out() -> None:
    article, editor = make_article(), make_editor()
    entered = review.enter(article, "quote", {"exact": WORDS}, editor)
    entered.record.cue = "told"
    entered.record.save()
    with pytest.raises(review.ReviewError, match="was changed since"):
        review.take_out(article, entered.steps, editor)


def test_words_that_are_not_in_the_article_are_refused() -> None:
    with pytest.raises(review.ReviewError, match="is not in the article"):
        review.enter(make_article(), "quote", {"exact": "Nobody said that"}, make_editor())


def test_a_metric_nobody_had_is_recorded_and_taken_out() -> None:
    article, editor = make_article(), make_editor()
    known = {"counted": "5G base stations", "unit_code": ""}
    records, steps = review.name_anew(article, {"metric": "5G masts"}, known, editor)
    assert records["metric"].counted == "5G base stations"
    review.take_out(article, steps, editor)
    assert not Metric.objects.exists()


def test_a_person_who_is_proposed_is_accepted_and_not_recorded_twice() -> None:
    body = (
        "“Prices fell,” said Wang Peng, an analyst at the Beijing Academy. “Costs too,” Wang said."
    )
    article, editor = make_article(body=body), make_editor()
    review.suggest(article)
    records, steps = review.name_anew(article, {"speaker": "Wang Peng"}, {}, editor)
    assert records["speaker"] == Expert.objects.get()
    assert steps == []
    assert (
        article.suggestions.get(kind="expert", proposed__name="Wang Peng").state
        != Suggestion.State.OPEN
    )


def test_a_contributor_enters_nothing_in_the_article_of_another() -> None:
    with pytest.raises(PermissionDenied):
        review.enter(make_article(), "quote", {"exact": WORDS}, make_user(Role.CONTRIBUTOR))


def test_a_person_is_entered_with_role_and_affiliation() -> None:
    article, editor = make_article(), make_editor()
    values = {"name": "Wang Peng", "role": "researcher", "affiliation": "Academy", "create": True}
    expert = review.enter(article, "expert", values, editor).record
    assert str(expert.affiliations.get()) == "researcher, Academy"
