import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text import AnchorState, find_passage, reanchor, select
from articles.text.passages import MAX_CONTEXT

from .edits import FIGURES, edit, story, words_of, write

SEED = (
    "At the end of 2023, the number of 5G base stations reached 3.377 million.\n\n"
    "Exports rose twelve percent in the first half of the year, the ministry said. "
    "Imports fell twelve percent in the same period, according to customs data.\n\n"
    "The figures were published on Friday."
)


def passage(words, text=SEED, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return select(text, start, start + len(words))


def test_a_passage_keeps_its_words_and_what_stands_around_them():
    found = passage("3.377 million")
    assert found.exact == SEED[found.start : found.end] == "3.377 million"
    assert SEED[: found.start].endswith(found.prefix) and len(found.prefix) == 32
    assert SEED[found.end :].startswith(found.suffix) and len(found.suffix) == 32


@pytest.mark.parametrize("span", [(3, 3), (-1, 4), (0, 10_000), (5, 2)])
def test_a_passage_without_words_is_refused(span):
    with pytest.raises(ValueError, match="No words"):
        select(SEED, *span)


def test_repeated_words_get_enough_context_to_tell_them_apart():
    first, second = passage("twelve percent"), passage("twelve percent", nth=1)
    assert len(first.prefix) > 32 and first.prefix != second.prefix


def test_context_never_outgrows_its_column():
    text = "the same words again " * 200
    assert max(map(len, (select(text, 2000, 2004).prefix, select(text, 2000, 2004).suffix))) <= (
        MAX_CONTEXT
    )


def test_an_untouched_passage_is_the_same():
    for words in ("At", "Friday.", "twelve percent", SEED):
        found = passage(words)
        assert reanchor(found, SEED).state is AnchorState.SAME
        assert reanchor(found, SEED).selector == found


def test_an_edit_far_behind_leaves_it_the_same():
    new = SEED.replace("published on Friday", "released late on Friday")
    assert reanchor(passage("3.377 million"), new).state is AnchorState.SAME


@pytest.mark.parametrize("nth", [0, 1])
def test_a_new_first_paragraph_moves_the_passages(nth):
    found = passage("twelve percent", nth=nth)
    anchor = reanchor(found, "A new beginning.\n\n" + SEED)
    assert anchor.state is AnchorState.MOVED
    assert anchor.selector.start == found.start + 18


def test_a_sentence_added_directly_before_moves_it():
    sentence = "Exports rose twelve percent in the first half of the year, the ministry said."
    anchor = reanchor(passage(sentence), SEED.replace(sentence, "It was good. " + sentence))
    assert anchor.state is AnchorState.MOVED


def test_a_corrected_word_in_the_same_sentence_moves_it():
    new = SEED.replace("At the end of 2023,", "By the end of the year 2023,")
    assert reanchor(passage("3.377 million"), new).state is AnchorState.MOVED


@pytest.mark.parametrize("nth", [0, 1])
def test_a_deleted_sentence_orphans_even_when_its_words_stand_elsewhere(nth):
    sentences = [
        "Exports rose twelve percent in the first half of the year, the ministry said. ",
        "Imports fell twelve percent in the same period, according to customs data.",
    ]
    gone, kept = sentences[nth], 1 - nth
    new = SEED.replace(gone, "")
    assert reanchor(passage("twelve percent", nth=nth), new).state is AnchorState.ORPHANED
    survivor = reanchor(passage("twelve percent", nth=kept), new)
    assert survivor.state is not AnchorState.ORPHANED
    assert new[survivor.selector.start - 5 : survivor.selector.start] == ["rose ", "fell "][kept]


@pytest.mark.parametrize("nth", [0, 1])
def test_short_look_alikes_orphan_too(nth):
    text = "Exports rose twelve percent. Imports rose twelve percent."
    gone = ["Exports rose twelve percent. ", " Imports rose twelve percent."][nth]
    found = passage("twelve percent", text, nth)
    assert reanchor(found, text.replace(gone, "")).state is AnchorState.ORPHANED


def test_changed_words_orphan():
    anchor = reanchor(passage("3.377 million"), SEED.replace("3.377", "3.378"))
    assert (anchor.state, anchor.selector) == (AnchorState.ORPHANED, None)


def test_equal_words_with_other_surroundings_orphan():
    new = "Sales of 3.377 million cars were counted by the association last year."
    assert reanchor(passage("3.377 million"), new).state is AnchorState.ORPHANED


def test_a_pasted_copy_of_the_paragraph_orphans():
    paragraph = SEED.split("\n\n")[0] + "\n\n"
    assert reanchor(passage("3.377 million"), paragraph + SEED).state is AnchorState.ORPHANED


def test_a_moved_paragraph_takes_its_passages_along():
    one, two, three = SEED.split("\n\n")
    anchor = reanchor(passage("Imports fell"), "\n\n".join([two, one, three]))
    assert anchor.state is AnchorState.MOVED


def survives(seed):
    """One story, one passage, up to three edits: (kept truly, kept wrongly, orphaned alive)."""
    rng = random.Random(seed)
    old = write(story(rng))
    text = words_of(old)
    words = rng.choice([f for f in [*FIGURES, "rose", "Output was"] if f in text])
    start = rng.choice([i for i in range(len(text)) if text.startswith(words, i)])
    chosen = select(text, start, start + len(words))
    new = old
    for _ in range(rng.choice([1, 1, 1, 2, 3])):
        new = edit(rng, new)
    anchor = reanchor(chosen, words_of(new))
    origin = [char.serial for char in old[chosen.start : chosen.end]]
    serials = [char.serial for char in new]
    if anchor.selector is None:
        alive = any(serials[i : i + len(origin)] == origin for i in range(len(serials)))
        return (0, 0, int(alive))
    true = not {*origin}.isdisjoint(serials[anchor.selector.start : anchor.selector.end])
    same = anchor.selector.start == chosen.start
    assert (anchor.state is AnchorState.SAME) == same
    return (int(true), int(not true), 0)


def tally(seeds):
    return [sum(column) for column in zip(*map(survives, seeds), strict=True)]


def test_no_edit_pins_a_passage_to_other_words():
    true, wrong, _ = tally(range(1_000))
    assert wrong == 0 and true > 500


@pytest.mark.slow
def test_ten_thousand_edits_pin_no_passage_to_other_words():
    true, wrong, orphaned_alive = tally(range(1_000, 11_000))
    assert wrong == 0
    assert true > 3 * orphaned_alive


@given(st.text(st.sampled_from("ab .\n"), min_size=1, max_size=60), st.data())
@settings(max_examples=200)
def test_every_passage_of_an_unchanged_text_is_the_same(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = select(text, start, end)
    assert reanchor(found, text).state is AnchorState.SAME


@given(st.text(), st.text(), st.text(max_size=40), st.text(max_size=40))
def test_finding_and_reanchoring_never_fail(text, exact, prefix, suffix):
    found = find_passage(text, exact, prefix, suffix)
    if found:
        assert text[found.start : found.end] == found.exact
        assert reanchor(found, text + " and more").state in AnchorState


def test_typed_words_are_found_whatever_their_quotes_and_spaces():
    text = "He said: “It’s  a\nwin – at last.”"
    found = find_passage(text, '"It\'s a win - at last."')
    assert found.exact == "“It’s  a\nwin – at last.”"


def test_typed_context_chooses_among_equal_words():
    found = find_passage(SEED, "twelve percent", prefix="Imports fell ")
    assert found.start == SEED.index("twelve percent in the same")
    assert find_passage(SEED, "twelve percent").start == SEED.index("twelve percent")


def test_words_that_are_not_there_are_not_found():
    assert find_passage(SEED, "thirteen percent") is None
    assert find_passage(SEED, "  ") is None
