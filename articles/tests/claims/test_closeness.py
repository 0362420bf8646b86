"""Closeness of words: character runs fused with the scores of the index."""

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.claims.related.closeness import fused, gram_scores, grams

texts = st.dictionaries(st.integers(0, 9), st.text(max_size=40), min_size=1, max_size=5)


def test_words_in_another_form_are_close_though_no_whole_word_is_the_same() -> None:
    scores = gram_scores("Windkraftanlagen", {1: "windkraftanlage", 2: "Kernkraft", 3: "wheat"})
    assert scores[1] > scores[2] > scores[3] == 0


def test_both_voices_count_the_same() -> None:
    close = fused("5G base stations", {1: 8.0, 2: 4.0}, {1: "petrol stations", 2: "5G base"})
    assert 0 < close[1] <= 1 and 0 < close[2] <= 1
    assert fused("5G base stations", {}, {2: "5G base", 3: "coal"}) == {2: 0.5, 3: 0.0}


def test_a_run_never_crosses_marks_but_counts_the_gap_between_words() -> None:
    assert grams("5G, now") == [" 5g ", "5g n", "g no", " now", "now "]


@settings(deadline=None)
@given(st.text(max_size=60), texts)
def test_closeness_lies_between_zero_and_one_for_any_text(
    text: str, others: dict[int, str]
) -> None:
    close = fused(text, dict.fromkeys(others, 3.0), others)
    assert set(close) == set(others)
    assert all(0 <= score <= 1 for score in close.values())
