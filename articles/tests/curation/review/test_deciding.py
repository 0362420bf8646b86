"""Deciding suggestions: what acceptance writes, what is refused, and the way back."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from articles.curation import review
from articles.models import Affiliation, Article, EditConflict, Expert, Statistic, Suggestion
from articles.tests.make import make_article, make_editor, make_expert, make_user

pytestmark = pytest.mark.django_db

BODY = """\
The number of 5G base stations across the country reached 3.377 million at the end of 2023.

“The network has supported industry and it will grow,” said Zhao Zhiguo, chief engineer of the \
Ministry of Industry and Information Technology.

5G drove economic output of 1.86 trillion yuan ($261.20 billion) in 2023, Zhao said.
"""


@pytest.fixture
def article() -> Article:
    article = make_article(body=BODY)
    review.suggest(article)
    return article


@pytest.fixture
def editor() -> Any:
    return make_user("editor")


def one(article: Article, kind: str, words: str) -> Suggestion:
    return Suggestion.objects.get(article=article, kind=kind, exact__contains=words)


def test_an_accepted_figure_becomes_a_statistic_with_its_history(article, editor) -> None:
    suggestion = one(article, "statistic", "3.377 million")
    statistic = review.accept(suggestion, editor)
    assert isinstance(statistic, Statistic)
    assert statistic.value == 3_377_000
    assert str(statistic.period_end) == "2023-12-31"
    assert statistic.history.get().history_user == editor
    assert (suggestion.state, suggestion.decided_by) == ("accepted", editor)
    assert suggestion.record == statistic


def test_an_equivalent_in_brackets_is_kept_with_its_figure(article, editor) -> None:
    statistic = review.accept(one(article, "statistic", "1.86 trillion"), editor)
    assert (statistic.unit_code, statistic.equivalent_unit_code) == ("CNY", "USD")
    assert statistic.equivalent_value == 261_200_000_000


def test_an_editors_changes_are_kept_beside_what_was_proposed(article, editor) -> None:
    suggestion = one(article, "statistic", "3.377 million")
    statistic = review.accept(suggestion, editor, {"counted": "masts", "period": "2023-Q4"})
    assert (statistic.counted, str(statistic.period_start)) == ("masts", "2023-10-01")
    assert suggestion.state == "changed"
    assert "counted" in suggestion.made["changed"]
    assert suggestion.proposed["counted"] != "masts"


def test_other_words_than_proposed_are_read_anew(article, editor) -> None:
    suggestion = one(article, "statistic", "1.86 trillion")
    start = article.plain_text.index("261.20 billion") - 1
    statistic = review.accept(suggestion, editor, {"start": start, "end": start + 15})
    assert (statistic.exact, statistic.unit_code) == ("$261.20 billion", "USD")
    assert statistic.value == 261_200_000_000


def test_a_person_is_written_with_role_and_organization(article, editor) -> None:
    expert = review.accept(one(article, "expert", "Zhao Zhiguo"), editor)
    affiliation = Affiliation.objects.get(expert=expert)
    assert affiliation.role == "chief engineer"
    assert affiliation.organization.name == "Ministry of Industry and Information Technology"


def test_the_one_expert_of_this_name_is_taken_and_not_made_again(article, editor) -> None:
    known = make_expert(name="Zhao Zhiguo")
    assert review.accept(one(article, "expert", "Zhao Zhiguo"), editor) == known
    assert Expert.objects.count() == 1


def test_of_two_experts_of_one_name_the_editor_chooses(article, editor) -> None:
    first, second = make_expert(name="Zhao Zhiguo"), make_expert(name="Zhao Zhiguo")
    suggestion = one(article, "expert", "Zhao Zhiguo")
    assert review.matches(suggestion) == [first, second]
    with pytest.raises(review.ReviewError, match="Choose one"):
        review.accept(suggestion, editor)
    assert review.accept(suggestion, editor, {"expert": second.pk}) == second


def test_a_second_person_of_a_name_is_made_when_told_to(article, editor) -> None:
    known = make_expert(name="Zhao Zhiguo")
    made = review.accept(one(article, "expert", "Zhao Zhiguo"), editor, {"create": True})
    assert made != known


def test_an_accepted_person_is_named_in_the_claims_accepted_before(article, editor) -> None:
    quote = review.accept(one(article, "quote", "supported industry"), editor)
    assert quote.speaker is None
    expert = review.accept(one(article, "expert", "Zhao Zhiguo"), editor)
    quote.refresh_from_db()
    assert quote.speaker == expert


def test_a_rejected_one_never_comes_back(article, editor) -> None:
    suggestion = one(article, "statistic", "3.377 million")
    review.reject(suggestion, editor, "an old number")
    article.refresh_from_db()
    article.body = "A new first paragraph.\n\n" + article.body.replace("reached", "hit")
    article.save()
    review.suggest(article)
    again = Suggestion.objects.filter(article=article, exact__contains="3.377 million")
    assert [(s.state, s.reason) for s in again] == [("rejected", "an old number")]


def test_undoing_an_acceptance_removes_the_record(article, editor) -> None:
    suggestion = one(article, "statistic", "3.377 million")
    review.accept(suggestion, editor)
    review.undo(suggestion, editor)
    assert not Statistic.objects.exists()
    assert Statistic.history.filter(history_type="-").get().history_user == editor
    assert suggestion.is_open and suggestion.decided_by is None


def test_undoing_an_expert_takes_the_name_out_of_the_claims_again(article, editor) -> None:
    of_quote = one(article, "quote", "supported industry")
    quote = review.accept(of_quote, editor)
    person = one(article, "expert", "Zhao Zhiguo")
    review.accept(person, editor)
    review.undo(person, editor)
    quote.refresh_from_db()
    assert quote.speaker is None and not Expert.objects.exists()
    review.undo(of_quote, editor)
    assert not article.quotes.exists()


def test_undo_is_refused_once_the_record_was_changed(article, editor) -> None:
    suggestion = one(article, "statistic", "3.377 million")
    statistic = review.accept(suggestion, editor)
    statistic.counted = "masts"
    statistic.save()
    with pytest.raises(review.ReviewError, match="changed since"):
        review.undo(suggestion, editor)
    assert Statistic.objects.exists()


def test_undo_is_refused_while_claims_name_the_expert(article, editor) -> None:
    person = one(article, "expert", "Zhao Zhiguo")
    review.accept(person, editor)
    review.accept(one(article, "quote", "supported industry"), editor)
    with pytest.raises(review.ReviewError, match="names"):
        review.undo(person, editor)


def test_who_decides_second_is_told(article, editor) -> None:
    mine, theirs = (one(article, "statistic", "3.377 million") for _ in range(2))
    review.reject(theirs, make_user("editor"))
    with pytest.raises(EditConflict):
        review.accept(mine, editor)
    mine.refresh_from_db()
    with pytest.raises(review.ReviewError, match="rejected already"):
        review.accept(mine, editor)


def test_words_that_were_edited_away_cannot_be_accepted(article, editor) -> None:
    suggestion = one(article, "statistic", "3.377 million")
    Article.objects.get(pk=article.pk)
    article.body = article.body.replace("3.377", "3.4")
    article.save()
    with pytest.raises(review.ReviewError, match="no longer stand"):
        review.accept(suggestion, editor)


def test_a_value_that_is_no_number_is_named(article, editor) -> None:
    suggestion = one(article, "statistic", "3.377 million")
    with pytest.raises(review.ReviewError, match="value: “lots” cannot be read"):
        review.accept(suggestion, editor, {"value": "lots"})
    with pytest.raises(review.ReviewError, match="no field colour"):
        review.accept(suggestion, editor, {"colour": "red"})
    assert not Statistic.objects.exists()


@pytest.mark.parametrize("role", ["", "contributor"])
def test_only_who_curates_the_article_decides(article, role) -> None:
    suggestion = one(article, "statistic", "3.377 million")
    with pytest.raises(PermissionDenied):
        review.accept(suggestion, make_user(role))


def test_a_contributor_records_figures_of_an_own_draft_but_no_people() -> None:
    me = make_user("contributor")
    draft = make_article(body=BODY, status="draft", created_by=me)
    review.suggest(draft)
    assert review.accept(one(draft, "statistic", "1.86 trillion"), me)
    with pytest.raises(PermissionDenied):
        review.accept(one(draft, "expert", "Zhao Zhiguo"), me)


def test_precision_counts_by_kind_and_rule(article) -> None:
    editor = make_editor()
    review.accept(one(article, "statistic", "3.377 million"), editor)
    review.reject(one(article, "statistic", "1.86 trillion"), editor)
    tallies = {(tally.kind, tally.rule): tally for tally in review.precision()}
    total = tallies["statistic", ""]
    assert (total.accepted, total.rejected, total.precision) == (1, 1, 0.5)
    assert tallies["statistic", "money"].reject_rate == 1.0
