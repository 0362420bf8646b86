"""Text to the numbers of its word pieces, as BERT's own tokenizer makes them.

J. Devlin and others, BERT (2019), and the reference implementation google-research/bert,
tokenization.py: clean, set CJK signs apart, lower case without accents, split at punctuation, then
the longest piece first.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

UNKNOWN, START, END = "[UNK]", "[CLS]", "[SEP]"
_LONGEST_WORD = 100
_CJK = re.compile("([\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ceaf])")


class WordPiece:
    """Cuts texts into pieces of a vocabulary."""

    def __init__(self, vocabulary: Mapping[str, int], lower: bool = True) -> None:
        self.vocabulary = vocabulary
        self.lower = lower
        self.pieces = lru_cache(maxsize=50_000)(self._pieces)

    def ids(self, text: str, most: int) -> list[int]:
        """Return the numbers of at most `most` pieces, without the marks of start and end."""
        found: list[int] = []
        for word in words(text, self.lower):
            found += self.pieces(word)
            if len(found) >= most:
                break
        return found[:most]

    def _pieces(self, word: str) -> tuple[int, ...]:
        """Return the fewest longest pieces of a word from its beginning, or the unknown one."""
        unknown = (self.vocabulary[UNKNOWN],) if UNKNOWN in self.vocabulary else ()
        if len(word) > _LONGEST_WORD:
            return unknown
        found, start = [], 0
        while start < len(word):
            lead = "##" if start else ""
            for end in range(len(word), start, -1):
                number = self.vocabulary.get(lead + word[start:end])
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return unknown
        return tuple(found)


def words(text: str, lower: bool) -> list[str]:
    """Return the words and the signs of punctuation of a text."""
    clean = "".join(" " if c.isspace() else c for c in text if c.isspace() or _is_text(c))
    clean = _CJK.sub(r" \1 ", clean)
    if lower:
        parts = unicodedata.normalize("NFD", clean.lower())
        clean = "".join(c for c in parts if unicodedata.category(c) != "Mn")
    return "".join(f" {c} " if _is_punctuation(c) else c for c in clean).split()


@lru_cache(maxsize=10_000)
def _is_text(sign: str) -> bool:
    return sign != "\ufffd" and unicodedata.category(sign)[0] != "C"


@lru_cache(maxsize=10_000)
def _is_punctuation(sign: str) -> bool:
    return sign in "$+<=>^`|~" or unicodedata.category(sign)[0] == "P"
