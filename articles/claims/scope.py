"""Whether two figures of one metric cover the same place and the same part of a population."""

import re
from functools import lru_cache

from .figure import Figure
from .units import adds_up, comparable
from .words import is_level, plain_words

_SMALL = frozenset("and for in of the".split())
_ADDING = re.compile(r"\b(?:and|incl|including|plus|with)\b", re.IGNORECASE)
_INITIALS = re.compile(r"[a-z]{2,5}")
# So much of a word's beginning names the same place: China, Chinese.
_BEGINNING = 4


def other_place(a: Figure, b: Figure) -> bool:
    """Return whether both figures name a place, and not the same one."""
    return places_differ(a.place, b.place)


@lru_cache(maxsize=2048)
def places_differ(first: str, second: str) -> bool:
    """Return whether both names are given, and are not of the same place: UK, United Kingdom."""
    names = [name.casefold().partition(",")[0].replace(".", "") for name in (first, second)]
    a, b = ([word for word in name.split() if word not in _SMALL] for name in names)
    return bool(a and b) and a != b and not _abbreviates(a, b) and not _abbreviates(b, a)


def _abbreviates(short: list[str], long: list[str]) -> bool:
    """Return whether the one word is made of the initials of the others: UK, United Kingdom."""
    if len(short) != 1 or len(long) < 2 or not _INITIALS.fullmatch(short[0]):
        return False
    return short[0] == "".join(word[0] for word in long)


def may_be_parts(a: Figure, b: Figure) -> bool:
    """Return whether one figure may count only a part of what the other counts.

    “International students” are some of the students, so their number contradicts nothing, unless
    the part is larger than the whole. Words that the metric is known by narrow nothing.
    """
    known = _known(a) | _known(b)
    first, second = (tuple(w for w in plain_words(f.counted) if w not in known) for f in (a, b))
    narrower = [_narrows(first, second, a), _narrows(second, first, b)]
    if all(narrower):
        return first[-1] == second[-1]
    part, whole = (a, b) if narrower[0] else (b, a)
    adds = _ADDING.search(part.counted) is not None  # more words may be more people
    return any(narrower) and (adds or not _is_too_large(part, whole))


def _known(figure: Figure) -> frozenset[str]:
    return frozenset(plain_words(figure.measure))


def _narrows(words: tuple[str, ...], others: tuple[str, ...], figure: Figure) -> bool:
    """Return whether the words say more of what both count: “built”, “foreign”, “without tax”."""
    if not set(words) & set(others):
        return False
    beginning = figure.place.casefold()[:_BEGINNING]
    more = (word for word in words if word not in others)
    return any(not beginning or not word.startswith(beginning) for word in more)


def _is_too_large(part: Figure, whole: Figure) -> bool:
    """Return whether the part exceeds the whole, which amounts that add up cannot."""
    pair = comparable(part.quantity, whole.quantity)
    if pair is None or is_level(part.counted) or not adds_up(part.quantity.unit):
        return False
    return pair[0].value > pair[1].value >= 0
