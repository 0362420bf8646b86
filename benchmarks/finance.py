"""How many of the figures that an editor would keep are proposed, and how many others.

    .venv/bin/python benchmarks/finance.py finance-news-2017.jsonl [--errors]

The file has a news story a line, with "maintext" and "date_publish". Which of its figures an editor
would keep was decided by reading, and is kept in labels/ as offsets only: "keep" are where the
numbers stand, "either" those that may be proposed or not (ages, small counts, a product's
measures, the base of a change). Promotion of other stories, dates, names and lists are neither.
A figure is found when a proposal's words, its change or its equivalent hold it. The first half
was looked at while rules were made; the second half was not.
"""

import json
import sys
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from articles.curation.finders import CandidateStatistic, find_statistics

LABELS = Path(__file__).with_name("labels") / "finance-statistics.jsonl"
AROUND = 50


def main() -> None:
    """Print precision and recall of each half and of both."""
    parser = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("stories", type=Path)
    parser.add_argument("--errors", choices=("first", "second"), help="show what went wrong")
    options = parser.parse_args()
    stories = [json.loads(line) for line in options.stories.open(encoding="utf-8")]
    total: dict[str, list[int]] = {"first": [0, 0, 0, 0], "second": [0, 0, 0, 0]}
    for label in map(json.loads, LABELS.open(encoding="utf-8")):
        counts = score(stories[label["row"]], label, show=options.errors == label["half"])
        total[label["half"]] = [a + b for a, b in zip(total[label["half"]], counts, strict=True)]
    both = [a + b for a, b in zip(*total.values(), strict=True)]
    for name, (right, wrong, found, labelled) in {**total, "both": both}.items():
        precision, recall = right / (right + wrong), found / labelled
        print(f"{name:7} precision {precision:.3f} ({right} of {right + wrong})", end="  ")
        print(f"recall {recall:.3f} ({found} of {labelled})")


def score(story: dict[str, Any], label: dict[str, Any], *, show: bool) -> list[int]:
    """Count a story's right and wrong proposals, and its figures found and labelled."""
    text = story["maintext"]
    until = label.get("until", len(text))
    proposals = [
        proposal
        for proposal in find_statistics(text, date.fromisoformat(story["date_publish"][:10]))
        if proposal.start < until
    ]
    held = {at for at in label["keep"] if any(holds(one, at) for one in proposals)}
    right = [one for one in proposals if any(one.start <= at < one.end for at in label["keep"])]
    known = label["keep"] + label["either"]
    wrong = [one for one in proposals if not any(one.start <= at < one.end for at in known)]
    if show:
        for one in wrong:
            report("-", label["row"], text, one.start, one.end)
        for at in sorted(set(label["keep"]) - held):
            report("+", label["row"], text, at, at)
    return [len(right), len(wrong), len(held), len(label["keep"])]


def holds(proposal: CandidateStatistic, at: int) -> bool:
    """Whether a proposal stands for the number at an offset."""
    change = proposal.change.span if proposal.change else None
    spans = ((proposal.start, proposal.end), change, proposal.equivalent_span)
    return any(span is not None and span[0] <= at < span[1] for span in spans)


def report(sign: str, row: int, text: str, start: int, end: int) -> None:
    """Print a wrong proposal (-) or a missed figure (+) with the words around it."""
    words = f"{text[max(0, start - AROUND) : start]}[{text[start:end]}]{text[end : end + AROUND]}"
    print(sign, row, start, words.replace("\n", " / "))


if __name__ == "__main__":
    main()
