"""The fields of the query language: which names there are, and how the text after one is read."""

from collections.abc import Callable

from articles.periods import Period
from articles.quantities import parse, unit_for_code

from .dates import Ago, read_ago, read_calendar
from .figures import read_range
from .languages import language_code
from .nodes import After, And, Before, During, Field, Node, Value
from .tree import any_of

ALIASES = {
    "tag": "topic",
    "person": "expert",
    "speaker": "expert",
    "organization": "org",
    "organisation": "org",
    "source": "outlet",
    "publisher": "outlet",
    "language": "lang",
    "headline": "title",
    "published": "date",
    "since": "after",
    "from": "after",
    "until": "before",
    "to": "before",
}
NAMED = ("topic", "expert", "org", "outlet", "section", "metric", "lang")
READ = ("unit", "has", "value", "year", "date", "period", "after", "before")
NAMES = frozenset(("title", *NAMED, *READ, *ALIASES))

_HAS = {
    "statistic": "statistics",
    "statistics": "statistics",
    "figures": "statistics",
    "quote": "quotes",
    "quotes": "quotes",
    "correction": "correction",
    "corrections": "correction",
    "corrected": "correction",
}


class Unreadable(Exception):
    """The text after a field's name has no meaning there; the message says what would."""


def read_field(name: str, values: list[str]) -> Node:
    """Return the condition that a field and its values state; raise Unreadable with the cure."""
    values = list(dict.fromkeys(filter(None, (" ".join(v.split()) for v in values))))
    if name in NAMED:
        values = [value for value in values if any(map(str.isalnum, value))]
    if not values:
        raise Unreadable(f"“{name}:” needs something after the colon")
    if name == "lang":
        return _languages(values)
    if name in NAMED:
        return Field(name, tuple(values))
    return _READERS[name](",".join(values))


def _languages(values: list[str]) -> Node:
    codes = [language_code(value) for value in values]
    if "" in codes:
        unknown = values[codes.index("")]
        raise Unreadable(f"left out “lang:{unknown}”: say lang:zh or lang:Chinese")
    return Field("lang", tuple(dict.fromkeys(codes)))


def _has(text: str) -> Node:
    known = [_HAS.get(word.strip().lower()) for word in text.split(",")]
    if None in known:
        raise Unreadable(f"left out “has:{text}”: say has:statistics, has:quotes or has:correction")
    return Field("has", tuple(dict.fromkeys(filter(None, known))))


def _unit(text: str) -> Node:
    words = filter(None, (word.strip() for word in text.split(",")))
    units = tuple(dict.fromkeys(map(unit_key, words)))
    if not units:
        raise Unreadable("“unit:” needs a unit, such as unit:CNY, unit:percent or unit:km")
    return Field("unit", units)


def unit_key(text: str) -> str:
    """Return the code of a unit however it is written (`yuan`, `%`, `km`), or the text itself."""
    known = unit_for_code(text) or unit_for_code(text.upper())
    if known:
        return known.code
    quantity = parse(f"2 {text}")
    if quantity and unit_for_code(quantity.unit.code):
        return quantity.unit.code
    return text.lower()


def _value(text: str) -> Node:
    found = read_range(text)
    if found is None:
        raise Unreadable(f"left out “value:{text}”: say value:3.4m, value:>1bn or value:3.3m..3.4m")
    value = Value(found.low, found.high, found.low_included, found.high_included)
    return And((value, Field("unit", (found.unit,)))) if found.unit else value


def _during(name: str, label: str, text: str) -> Node:
    first, dots, last = text.replace("…", "..").partition("..")
    ends = [read_calendar(end) if end.strip() else None for end in (first, last.lstrip("."))]
    if not dots:
        ends[1] = ends[0]
    unread = (first.strip() and not ends[0]) or (last.strip() and not ends[1])
    if unread or ends == [None, None]:
        raise Unreadable(f"left out “{label}:{text}”: say {label}:2023 or {label}:2019..2024")
    if ends[0] and ends[1] and ends[0].start > ends[1].start:
        ends.reverse()
    return During(name, ends[0], ends[1])


def _years(text: str) -> Node:
    """Return the condition of any of several years or stretches of years."""
    several = filter(None, map(str.strip, text.split(",")))
    found = any_of(_during("date", "year", each) for each in several)
    if found is None:
        raise Unreadable("“year:” needs a year: year:2023, year:2021,2023, year:2019..2024")
    return found


def _moment(label: str, text: str) -> Period | Ago:
    moment = read_ago(text) or read_calendar(text)
    if moment is None:
        raise Unreadable(
            f"left out “{label}:{text}”: say {label}:2023, {label}:2023-05-01, {label}:7d"
        )
    return moment


_READERS: dict[str, Callable[[str], Node]] = {
    "unit": _unit,
    "has": _has,
    "value": _value,
    "year": _years,
    "date": lambda text: _during("date", "date", text),
    "period": lambda text: _during("period", "period", text),
    "after": lambda text: After(_moment("after", text)),
    "before": lambda text: Before(_moment("before", text)),
}
