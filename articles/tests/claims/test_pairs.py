"""The comparison against the labels of a fact-checker (scores: benchmarks/relations.py)."""

from collections.abc import Callable

import pytest

from articles.claims import Relation, compare
from articles.tests.claims.labelled import Pair, read_pairs

PAIRS = read_pairs()
FOUND = [compare(pair.a, pair.b).relation for pair in PAIRS]
TIMELINE = (Relation.SAME_FIGURE, Relation.NEWER, Relation.OLDER)


def scores(wanted: Callable[[Relation], bool]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the relations wanted."""
    labelled = [wanted(pair.label) for pair in PAIRS]
    found = [wanted(relation) for relation in FOUND]
    both = sum(a and b for a, b in zip(labelled, found, strict=True))
    precision, recall = both / sum(found), both / sum(labelled)
    return precision, recall, 2 * precision * recall / (precision + recall)


def describe(pair: Pair, found: Relation) -> str:
    figures = f"{pair.a.quantity.as_written} / {pair.b.quantity.as_written}"
    return f"{figures}: {found}, should be {pair.label} ({pair.why})"


def test_there_are_enough_pairs_of_each_kind() -> None:
    assert len(PAIRS) >= 150
    assert {pair.label for pair in PAIRS} == set(Relation)


def test_a_conflict_is_nearly_always_one_and_most_are_found() -> None:
    precision, recall, _ = scores(lambda relation: relation.is_conflict)
    assert precision >= 0.98
    assert recall >= 0.85


@pytest.mark.parametrize("relation", TIMELINE)
def test_same_newer_and_older_figures_are_told_apart(relation: Relation) -> None:
    assert scores(lambda found: found == relation)[2] >= 0.95


def test_no_pair_without_a_metric_is_called_a_conflict() -> None:
    loose = [p for p in PAIRS if p.a.metric is None or p.a.metric != p.b.metric]
    assert loose
    assert not [p for p in loose if compare(p.a, p.b).relation.is_conflict]


def test_nearly_all_pairs_get_their_label() -> None:
    wrong = [
        describe(pair, found)
        for pair, found in zip(PAIRS, FOUND, strict=True)
        if pair.label != found
    ]
    assert len(wrong) <= 0.05 * len(PAIRS), "\n".join(wrong)
