from hypothesis import given
from hypothesis import strategies as st

from articles.text import normalise


def test_letters_and_accents_are_composed():
    assert normalise("Cafe\u0301") == "Caf\u00e9"


def test_every_kind_of_line_end_becomes_a_newline():
    assert normalise("a\r\nb\rc\u2028d\u0085e\x0cf") == "a\nb\nc\nd\ne\nf"


def test_control_characters_go_but_tabs_and_joiners_stay():
    assert normalise("a\x00b\tc\u200dd\ufeff") == "ab\tc\u200dd"


def test_a_lone_surrogate_becomes_a_replacement_character():
    assert normalise("a\ud800b") == "a\ufffdb"


@given(st.text(st.characters()))
def test_normalising_twice_changes_nothing(text):
    once = normalise(text)
    assert normalise(once) == once
    once.encode("utf-8")
