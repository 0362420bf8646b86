"""Indexes by letter, in any script."""

import pytest

from articles.forms import IndexForm
from articles.models import Expert
from articles.tests.make import make_expert
from articles.views.letters import heading, make_index


@pytest.mark.parametrize(
    ("character", "expected"),
    [
        ("a", "A"),
        ("Ó", "O"),
        ("ß", "ß".upper()[0]),
        ("ж", "Ж"),
        ("Й", "И"),
        ("ع", "ع"),
        ("赵", "漢"),
        ("か", "あ"),
        ("カ", "あ"),
        ("김", "가"),
        ("5", "0–9"),
        ("٣", "0–9"),
        ("“", "#"),
        ("\ufb01", "F"),
    ],
)
def test_a_character_has_one_heading(character: str, expected: str) -> None:
    assert heading(character) == expected


@pytest.mark.django_db
def test_a_letter_holds_all_names_that_begin_with_it() -> None:
    for name in ("Oscar", "Óscar", "oscar", "Anna", "赵志国", "Ольга"):
        make_expert(name=name)
    records = Expert.objects.order_by("sort_name")
    index = make_index(records, "sort_name", IndexForm({"letter": "O"}))
    assert index.letters == ["A", "O", "О", "漢"]
    assert {person.name for person in index.page} == {"Oscar", "Óscar", "oscar"}


@pytest.mark.django_db
def test_an_unknown_letter_shows_all() -> None:
    make_expert(name="Anna")
    index = make_index(Expert.objects.all(), "sort_name", IndexForm({"letter": "\x00Q"}))
    assert (index.letter, len(index.page)) == ("", 1)
