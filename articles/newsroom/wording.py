"""What changed between two texts, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# A word, a run of white space, or one other sign; each ideograph and kana is a word of its own.
_TOKEN = re.compile(r"[぀-ヿ㐀-鿿]|[^\W぀-ヿ㐀-鿿]+|\s+|[^\w\s]")
_LONG = 20_000  # above this many tokens lines are compared, which stays quick


class Change(StrEnum):
    """What happened to a run of words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that share a fate. All runs but NEW make the old text, all but GONE the new one."""

    change: Change
    text: str


def compare_words(old: str, new: str) -> list[Run]:
    """Return the runs that lead from the old text to the new one."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(before) + len(after) > _LONG:
        before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return list(_runs(matcher, before, after))


def _runs(matcher: SequenceMatcher, before: list[str], after: list[str]) -> Iterator[Run]:
    for what, i, j, k, m in matcher.get_opcodes():
        if what == "equal":
            yield Run(Change.SAME, "".join(before[i:j]))
            continue
        if i < j:
            yield Run(Change.GONE, "".join(before[i:j]))
        if k < m:
            yield Run(Change.NEW, "".join(after[k:m]))


def around_changes(runs: list[Run], context: int = 60) -> list[Run]:
    """Return the runs with long unchanged stretches cut to `context` characters beside changes."""
    short = []
    for number, run in enumerate(runs):
        text = run.text
        if run.change == Change.SAME and len(text) > 2 * context + 20:
            head = text[:context] if number else ""
            tail = text[-context:] if number + 1 < len(runs) else ""
            text = f"{head} … {tail}"
        short.append(Run(run.change, text))
    return short
