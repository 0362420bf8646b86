"""The word lists of ``lexicon.txt``, by name."""

import re
from functools import cache
from pathlib import Path

from articles.quantities.tokens import tokenise

Phrase = tuple[str, ...]


@cache
def _lists() -> dict[str, str]:
    text = Path(__file__).with_name("lexicon.txt").read_text("utf-8")
    parts = re.split(r"^\[(.+?)\].*\n", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def words(name: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(_lists()[name].split())


def phrases(name: str) -> frozenset[Phrase]:
    """The phrases of a list whose entries are separated by semicolons, each as its tokens."""
    entries = _lists()[name].split(";")
    return frozenset(tuple(token.text for token in tokenise(entry)) for entry in entries)


def pairs(name: str) -> dict[str, str]:
    """The pairs "plural/singular" of a list whose entries are separated by commas."""
    entries = _lists()[name].split(",")
    return dict(entry.strip().split("/") for entry in entries)
