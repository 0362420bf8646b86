"""Differences word by word: whole, in order, and in any script."""

from hypothesis import given
from hypothesis import strategies as st

from articles.newsroom import Change, Run, around_changes, compare_words


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_runs_make_both_texts(old: str, new: str) -> None:
    runs = compare_words(old, new)
    assert "".join(r.text for r in runs if r.change != Change.NEW) == old
    assert "".join(r.text for r in runs if r.change != Change.GONE) == new


def test_whole_words_change() -> None:
    runs = compare_words("It rose by 29 percent.", "It fell by 29 percent.")
    assert runs[1:3] == [Run(Change.GONE, "rose"), Run(Change.NEW, "fell")]


def test_words_that_change_beside_each_other_are_one_change() -> None:
    runs = compare_words("The old words stay.", "The new signs stay.")
    assert runs[1:3] == [Run(Change.GONE, "old words"), Run(Change.NEW, "new signs")]


def test_a_number_changes_as_a_whole() -> None:
    assert Run(Change.NEW, "3.4") in compare_words("3.377 million", "3.4 million")


def test_ideographs_change_one_by_one() -> None:
    assert Run(Change.NEW, "五") in compare_words("基站四座", "基站五座")


def test_a_long_text_is_shown_around_its_changes() -> None:
    before = "word " * 100
    short = around_changes(compare_words(f"{before}old", f"{before}new"))
    assert "".join(r.text for r in short).endswith("oldnew")
    assert len("".join(r.text for r in short)) < 90


def test_a_book_is_compared_in_moments() -> None:
    book = "".join(f"Line {n} of ten words stands here and goes on.\n" for n in range(3000))
    runs = compare_words(book, book.replace("Line 9 of", "Row 9 of", 1))
    fates = [r.change for r in runs]
    assert fates == [Change.SAME, Change.GONE, Change.NEW, Change.SAME]


def test_what_stays_the_same_is_cut_between_words() -> None:
    same = "the steepest fall since the inventory began in 1990 " * 6
    text = "".join(
        r.text for r in around_changes(compare_words(f"Old. {same}Old.", f"New. {same}New."))
    )
    head, _, tail = text.partition(" … ")
    assert set(head.split()) | set(tail.split()) <= {*same.split(), "Old.", "New.", "OldNew."}
    assert len(text) < 160
