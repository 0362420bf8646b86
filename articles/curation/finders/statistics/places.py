"""The place that a figure is about, as far as its sentence and the article name a country."""

import re
from functools import cache
from pathlib import Path

from .words import Span

_COUNTRY_WORDS = re.compile(
    r"\b(?:nationwide|nationally|the (?:country|nation)|across the (?:country|nation)|domestic)\b",
    re.IGNORECASE,
)
_OFTEN = 3


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of all names of countries and their peoples, and the country of each."""
    countries: dict[str, str] = {}
    for line in Path(__file__).with_name("countries.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, others = line.partition("|")
            for spelling in filter(None, map(str.strip, (name, *others.split(",")))):
                countries[spelling] = name.strip()
    longest_first = sorted(countries, key=len, reverse=True)
    pattern = "|".join(map(re.escape, longest_first))
    first = "".join(sorted({spelling[0] for spelling in countries}))
    return re.compile(rf"(?<![\w-])(?=[{first}])(?:{pattern})(?![\w-])"), countries


def countries_in(text: str, start: int, end: int) -> tuple[tuple[str, Span], ...]:
    """Return the countries that text[start:end] names, or whose people it names, in order."""
    pattern, countries = _names()
    return tuple((countries[m[0]], m.span()) for m in pattern.finditer(text, start, end))


def place_of(text: str, figure: Span, sentence: Span, home: str) -> str:
    """Return the country that a figure is about, empty when none can be told.

    That is the first country of a sentence that goes on to speak of "the country", else the one
    named nearest to the figure, else ``home``, the country that the article names most.
    """
    named = countries_in(text, *sentence)
    if not named:
        return home
    if _COUNTRY_WORDS.search(text, *sentence):
        return named[0][0]
    return min(named, key=lambda one: _distance(one[1], figure))[0]


def _distance(span: Span, figure: Span) -> int:
    return max(span[0] - figure[1], figure[0] - span[1])


def home_country(text: str) -> str:
    """Return the country that a text is plainly about: named often, and more than all others."""
    counts: dict[str, int] = {}
    for country, _ in countries_in(text, 0, len(text)):
        counts[country] = counts.get(country, 0) + 1
    most = max(counts, key=lambda country: counts[country], default="")
    plain = most and counts[most] >= _OFTEN and 2 * counts[most] > sum(counts.values())
    return most if plain else ""
