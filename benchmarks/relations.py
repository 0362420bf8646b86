"""Score the comparison of figures against the labelled pairs of the tests.

    .venv/bin/python benchmarks/relations.py

Prints precision, recall and F1 of each relation and of all conflicts, then every pair that got
another label than a fact-checker's, with the reason the archive would show.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")

from articles.claims import Relation, compare  # noqa: E402  needs the path
from articles.tests.claims.labelled import read_pairs  # noqa: E402


def main() -> None:
    """Compare every pair and print the tables."""
    pairs = read_pairs()
    found = [compare(pair.a, pair.b) for pair in pairs]
    labels = [(pair.label, each.relation) for pair, each in zip(pairs, found, strict=True)]
    print(f"{'relation':24}{'pairs':>6}{'precision':>11}{'recall':>8}{'F1':>8}")
    print_row("any conflict", labels, lambda relation: relation.is_conflict)
    for relation in Relation:
        print_row(relation.value, labels, lambda each, wanted=relation: each == wanted)
    for pair, each in zip(pairs, found, strict=True):
        if pair.label != each.relation:
            figures = f"{pair.a.quantity.as_written} / {pair.b.quantity.as_written}"
            print(f"\n{figures}: {each.relation}, not {pair.label} ({pair.why})\n  {each.reason}")


def print_row(
    name: str, labels: list[tuple[Relation, Relation]], wanted: Callable[[Relation], bool]
) -> None:
    """Print the scores of the relations wanted, as percentages."""
    labelled = sum(wanted(label) for label, _ in labels)
    found = sum(wanted(relation) for _, relation in labels)
    both = sum(wanted(label) and wanted(relation) for label, relation in labels)
    precision, recall = both / max(1, found), both / max(1, labelled)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"{name:24}{labelled:>6}{100 * precision:>11.1f}{100 * recall:>8.1f}{100 * f1:>8.1f}")


if __name__ == "__main__":
    main()
