"""A claim stands on exact words, and follows them through edits or is orphaned."""

import pytest
from django.core.exceptions import ValidationError

from articles.tests.make import make_article, make_quote, make_statistic

pytestmark = pytest.mark.django_db


def test_a_claim_knows_where_its_words_stand() -> None:
    statistic = make_statistic()
    text = statistic.article.plain_text
    assert text[statistic.start : statistic.end] == "3.377 million"
    assert statistic.sentence.startswith("At the end of 2023")


def test_words_that_are_not_in_the_article_are_refused() -> None:
    with pytest.raises(ValidationError, match="is not in the article"):
        make_statistic(exact="9.999 million")


def test_a_claim_moves_with_its_words() -> None:
    statistic = make_statistic()
    article = statistic.article
    article.body = "A new first paragraph.\n\n" + article.body
    article.save()
    statistic.refresh_from_db()
    assert statistic.anchor_state == "moved"
    assert article.plain_text[statistic.start : statistic.end] == "3.377 million"
    assert statistic.history.first().history_change_reason == "article edited"


def test_a_claim_whose_words_are_gone_is_orphaned_and_keeps_them() -> None:
    quote = make_quote()
    article = quote.article
    article.body = "Nothing of it is left."
    article.save()
    quote.refresh_from_db()
    assert quote.anchor_state == "orphaned"
    assert not quote.is_anchored
    assert quote.sentence == quote.exact


def test_words_typed_with_other_quotation_marks_are_kept_as_the_article_has_them() -> None:
    quote = make_quote(make_article(body="It’s “done”, she said."), exact='It\'s "done"')
    assert quote.exact == "It’s “done”"


def test_the_words_around_a_claim_follow_an_edit() -> None:
    body = (
        "In the country there were by the end of the year 3.377 million in all, "
        "and more were on order for the years to come."
    )
    statistic = make_statistic(make_article(body=body))
    statistic.article.body = body.replace("there were", "one counted")
    statistic.article.save()
    statistic.refresh_from_db()
    assert statistic.is_anchored
    assert statistic.article.plain_text.count(statistic.prefix + statistic.exact) == 1


def test_a_claim_is_not_pinned_to_look_alike_words() -> None:
    body = "Rents rose by 12 percent in Karsund.\n\nWages in Eastmere rose by 12 percent as well."
    statistic = make_statistic(make_article(body=body), exact="12 percent", prefix="Rents rose by ")
    statistic.article.body = body.split("\n\n")[1]
    statistic.article.save()
    statistic.refresh_from_db()
    assert statistic.anchor_state == "orphaned"


def test_a_claim_read_before_the_edit_is_saved_at_its_new_place() -> None:
    statistic = make_statistic()
    article = statistic.article
    article.body = "New.\n\n" + article.body
    article.save()
    statistic.counted = "5G base stations"
    statistic.save()
    statistic.refresh_from_db()
    assert article.plain_text[statistic.start : statistic.end] == "3.377 million"
