"""What changed between two texts, word by word."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

# A number with its decimals, a word, a run of white space, or one other sign; each ideograph and
# kana is a word of its own.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)+|[぀-ヿ㐀-鿿]|[^\W぀-ヿ㐀-鿿]+|\s+|[^\w\s]")
_LONG = 6_000  # above this many tokens lines are compared, which stays quick


class Change(StrEnum):
    """What happened to a run of words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


_TAGS = {Change.SAME: "span", Change.GONE: "del", Change.NEW: "ins"}


@dataclass(frozen=True, slots=True)
class Run:
    """Words that share a fate. All runs but NEW make the old text, all but GONE the new one."""

    change: Change
    text: str


def compare_words(old: str, new: str) -> list[Run]:
    """Return the runs that lead from the old text to the new one."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    head = _shared(before, after)
    tail = _shared(before[head:][::-1], after[head:][::-1])
    middles = [tokens[head : len(tokens) - tail] for tokens in (before, after)]
    if sum(map(len, middles)) > _LONG:
        middles = ["".join(middle).splitlines(keepends=True) for middle in middles]
    matcher = SequenceMatcher(None, middles[0], middles[1], autojunk=False)
    runs = [
        Run(Change.SAME, "".join(before[:head])),
        *_runs(matcher, middles[0], middles[1]),
        Run(Change.SAME, "".join(before[len(before) - tail :])),
    ]
    return _joined(run for run in runs if run.text)


def words_changed(old: str, new: str) -> SafeString:
    """Return HTML that strikes out what went and underlines what came, around the changes."""
    runs = around_changes(compare_words(old, new))
    parts = [(_TAGS[run.change], run.text, _TAGS[run.change]) for run in runs]
    return format_html_join("", "<{}>{}</{}>", parts)


def _shared(one: list[str], other: list[str]) -> int:
    """Return how many tokens two lists begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _joined(runs: Iterable[Run]) -> list[Run]:
    """Return the runs with neighbours of one fate as one."""
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].change == run.change:
            run = Run(run.change, joined.pop().text + run.text)
        joined.append(run)
    return joined


def _runs(matcher: SequenceMatcher, before: list[str], after: list[str]) -> Iterator[Run]:
    """Yield the runs; a change goes on over a space that both texts happen to have in it."""
    gone = new = ""
    codes = matcher.get_opcodes()
    for number, (what, i, j, k, m) in enumerate(codes):
        old, now = "".join(before[i:j]), "".join(after[k:m])
        if what == "equal" and not (0 < number < len(codes) - 1 and old.isspace()):
            yield from (Run(Change.GONE, gone), Run(Change.NEW, new), Run(Change.SAME, old))
            gone = new = ""
        else:
            gone, new = gone + old, new + now
    yield from (Run(Change.GONE, gone), Run(Change.NEW, new))


def around_changes(runs: list[Run], context: int = 60) -> list[Run]:
    """Return the runs with long unchanged stretches cut to `context` characters beside changes.

    They are cut between words, where the script has spaces.
    """
    short = []
    for number, run in enumerate(runs):
        text = run.text
        if run.change == Change.SAME and len(text) > 2 * context + 20:
            head = text[:context] if number else ""
            tail = text[-context:] if number + 1 < len(runs) else ""
            text = f"{head.rpartition(' ')[0] or head} … {tail.partition(' ')[2] or tail}"
        short.append(Run(run.change, text))
    return short
