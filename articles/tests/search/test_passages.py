"""Snippets: the words found, marked in the passage that shows them best."""

import pytest

from articles.search.passages import LENGTH, Marker
from articles.search.query import parse_query

TEXT = (
    "At the end of 2023, the number of 5G base stations across the country’s regions reached "
    "3.377 million, up 29% <b>from</b> 2022. 人工智能和5G基站在全国。 Cafés and economies grew."
)


def marker(text):
    return Marker(parse_query(text).root, lambda token: token.rstrip("s").removesuffix("ie"))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("station", "stations"),
        ('"base stations"', "base stations"),
        ('"country regions"', "country’s regions"),
        ("3,377,000", "3.377 million"),
        ("29 percent", "29%"),
        ("智能", "智能"),
        ("基站", "基站"),
        ("cafe", "Cafés"),
        ("econ*", "economies"),
        ("nothing OR 2022", "2022"),
        ("-station nothing", ""),
    ],
)
def test_the_words_of_a_query_are_found_as_they_stand(query, found):
    html, match = marker(query).snippet(TEXT)
    assert match == found
    assert f"<mark>{found}</mark>" in html or not found


@pytest.mark.parametrize("query", ["نفط", "النفط", '"النفط الخام"'])
def test_an_arabic_word_is_marked_with_its_article_and_vowel_signs(query):
    html, match = marker(query).snippet("ارتفع سعر النّفطُ الخام أمس.")
    assert match == ("النّفطُ الخام" if " " in query else "النّفطُ")
    assert f"<mark>{match}</mark>" in html


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("strasse", "In der Straße, Fußgänger grüßen.", "Straße"),
        ("Fussgänger", "In der Straße, Fußgänger grüßen.", "Fußgänger"),
        ("gruss*", "In der Straße, Fußgänger grüßen.", "grüßen"),
        ("Þorvaldsson", "Bjarni Þorvaldsson", "Þorvaldsson"),
        ('"thorvaldsson said"', "Þorvaldsson said", "Þorvaldsson said"),
        ("5g", "全国5G基站", "5G"),
        ("AI", "中国的AI和人工智能", "AI"),
        ("हिन्दी", "यह हिन्दी समाचार", "हिन्दी"),
        ("isik", "İstanbul’da ışık", "ışık"),
        ("1234", "بلغ العدد ١٢٣٤ محطة", "١٢٣٤"),
    ],
)
def test_words_of_many_scripts_are_marked_whole(query, text, found):
    html, match = marker(query).snippet(text)
    assert match == found
    assert f"<mark>{found}</mark>" in html


def test_text_is_escaped_and_only_marks_are_added():
    html, _ = marker("2022").snippet(TEXT)
    assert "&lt;b&gt;from&lt;/b&gt; <mark>2022</mark>" in html


def test_the_passage_with_most_of_the_words_is_shown():
    text = f"alpha {'x ' * 400} alpha beta {'y ' * 400} beta"
    html, _ = marker("alpha beta").snippet(text)
    assert "<mark>alpha beta</mark>" in html
    assert html.startswith("… ") and html.endswith(" …")
    assert len(html) < LENGTH + 60


def test_without_a_word_found_the_beginning_is_shown():
    html, match = marker("").snippet("word " * 500)
    assert html.startswith("word word")
    assert html.endswith(" …")
    assert match == ""


def test_a_huge_text_costs_no_more_than_its_first_part():
    html, match = marker("needle").snippet("hay " * 5_000_000 + "needle")
    assert match == ""
    assert len(html) < LENGTH + 60
