"""Slugs in any script: letters keep their signs, nothing else gets in."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text import is_slug, slug_of


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Mobile networks, 2023", "mobile-networks-2023"),
        ("हिन्दी समाचार", "हिन्दी-समाचार"),
        ("การทำงาน", "การทำงาน"),
        ("أبراج الاتّصالات", "أبراج-الاتّصالات"),
        ("第五代移动通信", "第五代移动通信"),
        ("Ελλάδα", "ελλάδα"),
        ("Zürich", "zürich"),
        ("Tel–Aviv / Yafo", "telaviv-yafo"),
        ("🎉️ 🇨🇳 1️⃣", "1"),
        ("❤️‍🔥", ""),
        ("\u0301", ""),
        ("--__ ", ""),
    ],
)
def test_a_name_becomes_an_address_that_can_be_read(text: str, slug: str) -> None:
    assert slug_of(text, 100) == slug


def test_a_letter_is_not_cut_off_from_its_signs() -> None:
    assert slug_of("हिन्दी", 5) == "हिन्"
    assert slug_of("abcdef", 4) == "abcd"


@given(st.text(), st.integers(1, 40))
def test_what_is_made_is_a_slug_and_stays_one(text: str, length: int) -> None:
    slug = slug_of(text, length)
    assert len(slug) <= length
    assert not slug or is_slug(slug)
    assert slug_of(slug, length) == slug


@pytest.mark.parametrize("text", ["", "a b", "a/b", "a?b", "a.b", "\u0301a", "❤", "a\n"])
def test_what_is_no_slug_is_refused(text: str) -> None:
    assert not is_slug(text)


def test_a_slug_is_composed() -> None:
    assert not is_slug(unicodedata.normalize("NFD", "zürich"))
