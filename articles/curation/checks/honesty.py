"""Whether quoted words stand in the article, and what it says instead when they do not."""

import re
from collections import Counter

from articles.text import find_passage, sentences

_WORD = re.compile(r"\w+")
_ENOUGH = 0.4  # of the words typed that a sentence must share to be shown as the closest


def verbatim(words: str, text: str) -> tuple[int, int] | None:
    """Return where the words stand in the text, None when they do not.

    Kinds of quotation marks, dashes and white space need not be the same; everything else does.
    """
    found = find_passage(text, words)
    return (found.start, found.end) if found else None


def closest_words(words: str, text: str) -> str:
    """Return the sentence that shares most of the words, "" when none shares enough."""
    wanted = _words(words)
    best, most = "", _ENOUGH * wanted.total()
    for start, end in sentences(text):
        sentence = text[start:end]
        shared = (wanted & _words(sentence)).total()
        if shared > most:
            best, most = sentence, shared
    return best


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))
