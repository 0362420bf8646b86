"""A sentence that has a figure and a quote is one row of a group, and counted once."""

from typing import Any

import pytest

from articles import search
from articles.claims import Relation, related
from articles.models import Article, Quote, Statistic
from articles.tests.claims.records import story
from articles.tests.make import make_expert, make_quote, make_statistic, make_topic

pytestmark = pytest.mark.django_db

SAID = "The network has 3.377 million stations and will grow"
BODY = f"“{SAID},” said the engineer. Nothing else happened."


@pytest.fixture
def asked() -> Article:
    """Return a story on a topic, with a quote of an expert."""
    topic = make_topic(name="Networks")
    article = story("“We build,” said Ada.", topics=[topic])
    make_quote(article, exact="We build", speaker=make_expert(name="Ada Lovelace"))
    return article


def told(
    asked: Article, exact: str = SAID, body: str = BODY, **of_figure: Any
) -> tuple[Statistic, Quote]:
    """Return the figure and the quote of one sentence of another story by the same expert."""
    article, topic, speaker = story(body), asked.topics.get(), asked.quotes.get().speaker
    figure = make_statistic(
        article, exact="3.377 million", topics=[topic], **{"speaker": speaker} | of_figure
    )
    return figure, make_quote(article, exact=exact, speaker=speaker, topics=[topic])


def claims(found: related.Related) -> list[Any]:
    return [row.claim for group in found.groups for row in group.rows]


def test_a_sentence_with_a_figure_and_a_quote_stands_once_as_the_figure(asked: Article) -> None:
    figure, _ = told(asked)
    found = related.for_article(asked)
    assert claims(found) == [figure]
    assert [(group.relation, group.total) for group in found.groups] == [(Relation.SAME_SPEAKER, 1)]
    assert dict(found.choices)[related.Show.ALL] == 1


def test_a_figure_beside_the_quoted_words_is_of_the_same_sentence(asked: Article) -> None:
    body = "“We are proud,” said the engineer: there are 3.377 million stations."
    figure, _ = told(asked, "We are proud", body)
    assert claims(related.for_article(asked)) == [figure]


def test_a_figure_of_another_sentence_stands_beside_the_quote(asked: Article) -> None:
    body = "“We are proud,” said the engineer. There are 3.377 million stations."
    figure, quote = told(asked, "We are proud", body)
    assert set(claims(related.for_article(asked))) == {figure, quote}


def test_a_figure_without_a_speaker_is_shown_with_the_speaker_of_its_sentence() -> None:
    search.connect()
    search.rebuild()
    topic = make_topic(name="Networks")
    asked = story("Rain fell.", topics=[topic])
    article, speaker = story(BODY), make_expert(name="Grace Hopper")
    figure = make_statistic(article, exact="3.377 million", topics=[topic])
    make_quote(article, exact=SAID, speaker=speaker, speaker_role="engineer", topics=[topic])
    search.drain()
    [row] = [row for group in related.for_article(asked).groups for row in group.rows]
    assert (row.claim, row.claim.speaker, row.claim.speaker_role) == (figure, speaker, "engineer")


def test_a_figure_of_somebody_else_stands_beside_the_quote(asked: Article) -> None:
    other = make_expert(name="Grace Hopper")
    figure, quote = told(asked, speaker=other)
    make_quote(asked, exact="Ada", speaker=other)
    assert set(claims(related.for_article(asked))) == {figure, quote}


@pytest.mark.parametrize("show", related.Show)
@pytest.mark.parametrize("pairs", [1, 12])
def test_every_choice_holds_as_many_rows_as_it_counts(
    asked: Article, pairs: int, show: related.Show
) -> None:
    for number in range(pairs):
        told(asked, body=BODY.replace("else", f"else on day {number}"))
    found = related.for_article(asked, full=True, show=show)
    held = sum(1 + len(row.copies) for group in found.groups for row in group.rows)
    assert held == found.total == dict(found.choices)[show]


def test_the_rows_of_a_screenful_have_their_sentences(asked: Article) -> None:
    for number in range(12):
        place = " ".join(f"at{number}place{step}" for step in range(9))
        told(asked, body=BODY.replace("engineer", f"engineer {place}"))
    rows = [row for group in related.for_article(asked).groups for row in group.rows]
    assert [row.before for row in rows] == ["“The network has "] * 9
