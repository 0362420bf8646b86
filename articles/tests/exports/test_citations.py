"""Citations are read back by readers of each format as what was written."""

import json
import re
from datetime import UTC, datetime

import pytest
import rispy
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from articles.exports import CITATION_FORMATS, reference_to
from articles.exports.bylines import authors
from articles.exports.citations.bibtex import escape
from articles.models import Article, Quote, Statistic
from articles.tests.make import make_article

from .story import SITE, make_story


def written(record: Article | Statistic | Quote, ending: str) -> str:
    return CITATION_FORMATS[ending][1]([reference_to(record, SITE)])


@pytest.mark.django_db
def test_ris_is_read_back() -> None:
    story = make_story()
    [entry] = rispy.loads(written(story, "ris"))
    assert entry["type_of_reference"] == "NEWS"
    assert entry["title"] == story.headline
    assert entry["authors"] == ["Ruiz, Ana", "王伟"]
    assert (entry["year"], entry["date"]) == ("2024", "2024/01/19")
    assert entry["secondary_title"] == "The Harbour Ledger"


@pytest.mark.django_db
def test_a_line_break_cannot_start_a_field() -> None:
    article = make_article(headline="One\nTI  - Two", byline="Ana\r\nER  - ")
    text = written(article, "ris")
    assert len(re.findall(r"^TI  - ", text, re.MULTILINE)) == 1
    assert len(rispy.loads(text)) == 1


@pytest.mark.django_db
def test_csl_has_names_apart_and_the_date_in_parts() -> None:
    [item] = json.loads(written(make_story(), "json"))
    assert item["type"] == "article-newspaper"
    assert item["author"] == [{"family": "Ruiz", "given": "Ana"}, {"literal": "王伟"}]
    assert item["issued"] == {"date-parts": [[2024, 1, 19]]}


@pytest.mark.django_db
def test_bibtex_keeps_signs_and_capitals() -> None:
    text = written(make_story(), "bib")
    assert text.startswith("@article{article-")
    assert r"title = {{5G reaches 3.377 million stations \& more}}" in text
    assert "author = {Ruiz, Ana and {王伟}}" in text


@given(st.text())
def test_braces_of_bibtex_always_balance(text: str) -> None:
    written = escape(text)
    bare = re.sub(r"\\[{}&%$#_]", "", written)
    assert bare.count("{") == bare.count("}")


@pytest.mark.django_db
def test_a_claim_is_cited_by_its_own_address_with_its_sentence() -> None:
    statistic = make_story().statistics.get()
    [item] = json.loads(written(statistic, "json"))
    assert item["URL"] == SITE.url(statistic)
    assert "3.377 million" in item["note"]


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ana Ruiz", ["Ruiz, Ana"]),
        ("Ana Ruiz, Bo Li & Cy O’Hara", ["Ruiz, Ana", "Li, Bo", "O’Hara, Cy"]),
        ("Meridian Wire staff", ["Meridian Wire staff"]),
        ("王伟、李娜", ["王伟", "李娜"]),
        ("سلمى حداد", ["سلمى حداد"]),
        ("", []),
    ],
)
def test_bylines_are_taken_apart(byline: str, names: list[str]) -> None:
    assert [author.sorted_name for author in authors(byline)] == names


@pytest.mark.django_db
@pytest.mark.parametrize("ending", sorted(CITATION_FORMATS))
def test_every_kind_can_be_cited_at_its_address(client: Client, ending: str) -> None:
    story = make_story()
    for record in (story, story.statistics.get(), story.quotes.get()):
        response = client.get(f"{record.get_absolute_url()}cite.{ending}")
        assert response.status_code == 200
        assert response["Content-Type"].startswith(CITATION_FORMATS[ending][0])


@pytest.mark.django_db
def test_drafts_and_unknown_formats_are_not_found(client: Client) -> None:
    story, draft = make_story(), make_article(status="draft")
    future = make_article(published_at=datetime(2999, 1, 1, tzinfo=UTC))
    for path in (
        f"{story.get_absolute_url()}cite.exe",
        f"{draft.get_absolute_url()}cite.ris",
        f"{future.get_absolute_url()}cite.ris",
    ):
        assert client.get(path).status_code == 404
