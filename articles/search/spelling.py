"""Did you mean: words one slip of the fingers away from a word that nothing has."""

import unicodedata
from collections.abc import Callable, Iterator

from .folding import fold_words, is_unspaced
from .query import And, Node, Or, Query, Word, wanted

SHORTEST, LONGEST = 4, 30
MOST_WORDS = 8  # of a query; who types more has pasted them
_ALPHABETS = {
    "LATIN": "abcdefghijklmnopqrstuvwxyz",
    "CYRILLIC": "абвгдежзийклмнопрстуфхцчшщъыьэюяєіїґ",
    "GREEK": "αβγδεζηθικλμνξοπρσςτυφχψω",
}

Frequency = Callable[[str], int]


def slips(word: str) -> Iterator[str]:
    """Yield every word with one letter less, exchanged with the next, replaced or more."""
    letters = _ALPHABETS.get(unicodedata.name(word[0], "").partition(" ")[0], "")
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in letters:
            if tail:
                yield head + letter + tail[1:]
            yield head + letter + tail


def corrected(word: str, frequency: Frequency) -> str:
    """Return the commonest word one slip away, if it is far commoner than the word; else ""."""
    token = fold_words(word)
    if not SHORTEST <= len(token) <= LONGEST or not token.isalpha() or is_unspaced(token):
        return ""
    best = max(set(slips(token)) - {token}, key=lambda other: (frequency(other), other), default="")
    return best if frequency(best) > 10 * frequency(token) else ""


def with_corrections(query: Query, frequency: Frequency) -> Query:
    """Return the query with its misspelt words corrected; the same one when there are none.

    A query of very many words is left as it is: each word takes hundreds of looks at the index.
    """
    words = sum(isinstance(leaf, Word) for leaf in wanted(query.root))
    if query.root is None or words > MOST_WORDS:
        return query
    return Query(_corrected(query.root, frequency))


def _corrected(node: Node, frequency: Frequency) -> Node:
    if isinstance(node, And | Or):
        return type(node)(tuple(_corrected(part, frequency) for part in node.parts))
    if isinstance(node, Word) and not node.prefix:
        other = corrected(node.text, frequency)
        return Word(other, in_title=node.in_title) if other else node
    return node
