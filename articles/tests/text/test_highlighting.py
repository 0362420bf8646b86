"""Words of a search in a page: marked where they stand, and nothing else changed."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text import highlight, render, words_of

BODY = (
    "The **base** stations &amp; *masts* of [the ministry](https://example.org/a?b=1&c=2).\n\n"
    "| year | base |\n|---|---|\n| 2023 | base stations |\n"
)


def all_of(pattern):
    return lambda text: [match.span() for match in re.finditer(pattern, text)]


def test_words_are_marked_also_where_tags_cut_them():
    html, number = highlight(render(BODY), all_of("base stations"))
    assert number == 2
    first = '<mark class="hit" id="hit-1">base</mark></strong><mark class="hit"> stations</mark>'
    assert first in html
    assert '<mark class="hit" id="hit-2">base stations</mark></td>' in html


def test_one_sign_written_as_an_entity_is_marked_whole():
    html, number = highlight(render(BODY), all_of("&"))
    assert '<mark class="hit" id="hit-1">&amp;</mark>' in html
    assert number == 1


def test_what_is_not_found_changes_nothing():
    assert highlight(render(BODY), all_of("xylophone")) == (render(BODY), 0)


@settings(max_examples=60, deadline=None)
@given(body=st.text(alphabet="ab *_&<>[]()`\n|-", max_size=80), letter=st.sampled_from("ab &"))
def test_nothing_but_marks_is_added(body, letter):
    before = render(body)
    html, number = highlight(before, all_of(re.escape(letter)))
    assert re.sub(r'<mark class="hit"(?: id="hit-\d+")?>|</mark>', "", html) == before
    assert words_of(html) == words_of(before)
    assert html.count(' id="hit-') == number
