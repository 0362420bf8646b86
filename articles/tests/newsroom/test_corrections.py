"""A correction is a dated record, and the words before it stay readable in the history."""

import pytest

from articles import newsroom
from articles.newsroom import NotPossible, Role
from articles.tests.make import make_article, make_statistic, make_user

pytestmark = pytest.mark.django_db
BODY = "It reached 3.377 million in 2023.\n\nIn 2023 it had *grown fast*."


def test_a_correction_replaces_the_words_and_tells_what_they_were() -> None:
    article = make_article(body=BODY)
    corrected = newsroom.correct(
        article, make_user(Role.PUBLISHER), "The count was 3.4 million.", "3.377", "3.4"
    )
    assert corrected.body.startswith("It reached 3.4 million")
    correction = corrected.corrections.get()
    assert (correction.passage, correction.replacement) == ("3.377", "3.4")
    before = corrected.history.get(version=correction.article_version)
    assert "3.377 million" in before.body


def test_a_figure_whose_words_were_corrected_is_orphaned_and_not_shown_as_verified() -> None:
    article = make_article(body=BODY)
    statistic = make_statistic(article)
    newsroom.correct(article, make_user(Role.PUBLISHER), "It was 3.4.", "3.377", "3.4")
    statistic.refresh_from_db()
    assert not statistic.is_anchored


def test_words_that_stand_twice_are_refused_and_nothing_is_written() -> None:
    article = make_article(body=BODY)
    with pytest.raises(NotPossible, match="stands 2 times"):
        newsroom.correct(article, make_user(Role.PUBLISHER), "It was 2022.", "2023", "2022")
    assert not article.corrections.exists()
    assert not article.notes.exists()


@pytest.mark.parametrize(
    ("passage", "replacement"), [("4.5 million", "4.4 million"), ("", "4.4 million")]
)
def test_words_that_are_not_there_are_refused(passage: str, replacement: str) -> None:
    with pytest.raises(NotPossible):
        newsroom.correct(
            make_article(body=BODY), make_user(Role.PUBLISHER), "Wrong.", passage, replacement
        )


def test_a_correction_may_concern_words_without_changing_them() -> None:
    article = make_article(body=BODY)
    corrected = newsroom.correct(
        article, make_user(Role.PUBLISHER), "This is disputed.", "had grown fast"
    )
    assert corrected.body == article.body
    assert corrected.corrections.get().passage == "had grown fast"
