"""The periods that a sentence names: at the end of 2023, last year, in the first quarter."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from articles.periods import Period, Precision, parse_period

from .words import Span

_MONTHS = {
    name: number
    for number, names in enumerate(
        """january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|
        september sept sep|october oct|november nov|december dec""".split("|"),
        start=1,
    )
    for name in names.split()
}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_COUNTS = "two three four five six seven eight nine ten eleven".split()
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_MONTH = rf"(?P<month>{_NAMES})\b\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b(?![-–/.,:]\d)(?!['’]?s\b)"
# A business year begins when the business says: which months "Q3 FY24" has nobody can tell.
_FISCAL = (
    r"(?P<fiscal>\s+(?:of\s+)?(?:the\s+)?(?:FY\s?|fiscal\s+|financial\s+)(?:year\s+)?"
    r"['’]?(?:\d{2,4}(?:[-–/]\d\d)?)?\b)?"
)
_FIRST_YEAR = r"\b(?P<year>(?:19|20)\d\d)"
_WHICH = r"(?P<which>last|this|next|the\s+previous|the\s+following|the\s+same|the\s+past|that)"


@dataclass(frozen=True, slots=True)
class Named:
    """A period where a text names it; ``relative`` when it depends on the date of publication."""

    period: Period
    span: Span
    relative: bool = False
    day: bool = False


Reader = Callable[[re.Match[str], date | None], Period | None]


def _iso(text: str) -> Period | None:
    return parse_period(text)


def _year(match: re.Match[str], published: date | None) -> Period | None:
    return _iso(match["year"])


def _month(match: re.Match[str], published: date | None) -> Period | None:
    month = _MONTHS[match["month"].lower()]
    if match["year"]:
        return _iso(f"{match['year']}-{month:02}")
    if published is None:
        return None
    year = published.year if month <= published.month else published.year - 1
    return _iso(f"{year}-{month:02}")


def _month_of(match: re.Match[str], published: date | None) -> Period | None:
    """October of last year."""
    if published is None:
        return None
    year = published.year + {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    return _iso(f"{year}-{_MONTHS[match['month'].lower()]:02}")


def _day(match: re.Match[str], published: date | None) -> Period | None:
    month = _MONTHS[match["month"].lower()]
    year = match["year"] or (published and str(_year_before(published, month, int(match["day"]))))
    return _iso(f"{year}-{month:02}-{int(match['day']):02}") if year else None


def _year_before(published: date, month: int, day: int) -> int:
    """The year of the most recent such day, the day of publication included."""
    return published.year - ((month, day) > (published.month, published.day))


def _weekday(match: re.Match[str], published: date | None) -> Period | None:
    if published is None:
        return None
    back = (published.weekday() - _DAYS.index(match["weekday"].lower())) % 7
    return _iso((published - timedelta(days=back)).isoformat())


def _part(match: re.Match[str], published: date | None) -> Period | None:
    """A quarter or half by its number: the fourth quarter of 2023, Q4 2023, the first half."""
    if match["fiscal"]:
        return None
    letter = "H" if match["part"].lower().startswith("h") else "Q"
    named = match["number"].lower()
    number = int(named) if named.isdigit() else _ORDINALS[named]
    if letter == "H":
        number = min(number, 2)
    if match["year"]:
        return _iso(f"{match['year']}-{letter}{number}")
    if published is None:
        return None
    this_year = _iso(f"{published.year}-{letter}{number}")
    ended = this_year is not None and this_year.start <= published
    return this_year if ended else _iso(f"{published.year - 1}-{letter}{number}")


def _relative(match: re.Match[str], published: date | None) -> Period | None:
    """Last year, this month, the previous quarter."""
    if published is None:
        return None
    which = match["which"].lower().split()[-1]
    step = {"last": -1, "previous": -1, "past": -1, "next": 1, "following": 1}.get(which, 0)
    unit = match["unit"].lower()
    if unit == "year":
        return _iso(str(published.year + step))
    if unit == "week":
        monday = published - timedelta(days=published.weekday() - 7 * step)
        return Period(monday, monday + timedelta(days=6), Precision.SPAN)
    months = published.year * 12 + published.month - 1
    if unit == "month":
        year, month = divmod(months + step, 12)
        return _iso(f"{year}-{month + 1:02}")
    year, quarter = divmod(months // 3 + step, 4)
    return _iso(f"{year}-Q{quarter + 1}")


def _first_months(match: re.Match[str], published: date | None) -> Period | None:
    """The first nine months of 2022, of the year, of last year."""
    word = match["count"].lower()
    months = int(word) if word.isdigit() else _COUNTS.index(word) + 2
    year = int(match["year"]) if match["year"] else 0
    if not year and published is not None:
        year = published.year - (match["which"] == "last")
    return _iso(f"{year}-01/{year}-{months:02}") if year and months <= 12 else None


def _months(match: re.Match[str], published: date | None) -> Period | None:
    """January to June 2023, between March and May."""
    first, last = _MONTHS[match["month"].lower()], _MONTHS[match["last"].lower()]
    year = int(match["year"]) if match["year"] else 0
    if not year and published is not None:
        year = published.year - (last > published.month)
    return _iso(f"{year}-{first:02}/{year}-{last:02}") if year and first < last else None


def _span(match: re.Match[str], published: date | None) -> Period | None:
    first, last = match["year"], match["until"]
    last = f"{first[:2]}{last}" if len(last) == 2 else last
    return _iso(f"{first}/{last}")


def _since(match: re.Match[str], published: date | None) -> Period | None:
    if published is None or int(match["year"]) > published.year:
        return None
    return Period(date(int(match["year"]), 1, 1), published, Precision.SPAN)


def _today(match: re.Match[str], published: date | None) -> Period | None:
    if published is None:
        return None
    back = 1 if match[0].lower() == "yesterday" else 0
    return _iso((published - timedelta(days=back)).isoformat())


# Words of which one must stand in a sentence before its pattern is tried, pattern, reader.
_YEARS = ("19", "20")
_MONTH_WORDS = tuple(sorted({name[:3] for name in _MONTHS}))
_UNITS = ("year", "quarter", "month", "week")
_PATTERNS: tuple[tuple[tuple[str, ...], re.Pattern[str], Reader], ...] = tuple(
    (cues, re.compile(pattern, re.IGNORECASE), reader)
    for cues, pattern, reader in (
        (
            _YEARS,
            rf"{_FIRST_YEAR}(?:[-–—]| to | through | until )(?P<until>(?:19|20)\d\d)\b",
            _span,
        ),
        (_YEARS, rf"(?<=between ){_FIRST_YEAR} and (?P<until>(?:19|20)\d\d)\b", _span),
        (_YEARS, rf"{_FIRST_YEAR}[-–/](?P<until>\d\d)\b(?![-–/.,]\d)", _span),
        (
            ("months",),
            rf"\bfirst (?P<count>{'|'.join(_COUNTS)}|\d{{1,2}}) months"
            rf"(?: of (?:{_YEAR}|(?P<which>the|this|last) year))?\b",
            _first_months,
        ),
        (
            _MONTH_WORDS,
            rf"\b{_MONTH}(?: to | through |[-–])(?P<last>{_NAMES})\b"
            rf"(?:\s+{_YEAR})?",
            _months,
        ),
        (
            _MONTH_WORDS,
            rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+{_YEAR})?",
            _day,
        ),
        (
            _MONTH_WORDS,
            rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?",
            _day,
        ),
        (
            ("q",),
            rf"\bQ(?P<number>[1-4])(?P<part>){_FISCAL}(?:\s+(?:of\s+)?{_YEAR})?",
            _part,
        ),
        (_YEARS, rf"\b(?P<part>H)(?P<number>[12])(?P<fiscal>)\s+(?:of\s+)?{_YEAR}", _part),
        (_YEARS, r"\b(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)\b", lambda match, _: _iso(match["iso"])),
        (
            ("quarter", "half"),
            rf"\b(?P<number>first|second|third|fourth|final)\s+(?P<part>quarter|half)"
            rf"{_FISCAL}(?:\s+(?:of\s+)?{_YEAR})?",
            _part,
        ),
        (
            _MONTH_WORDS,
            rf"\b{_MONTH}\s+(?:of\s+)?(?P<which>last|this|next)\s+year\b",
            _month_of,
        ),
        (_MONTH_WORDS, rf"\b{_MONTH}(?:\s+(?:of\s+)?{_YEAR})?", _month),
        (("since",), rf"\bsince\s+{_YEAR}", _since),
        (_UNITS, rf"\b{_WHICH}\s+(?P<unit>year|quarter|month|week)\b", _relative),
        (("day",), rf"\b(?:on\s+)?(?P<weekday>{'|'.join(_DAYS)})\b", _weekday),
        (
            ("today", "yesterday", "now", "currently"),
            r"\b(?:today|yesterday|now|currently)\b",
            _today,
        ),
        (_YEARS, rf"\b{_YEAR}", _year),
    )
)
_POINT = re.compile(
    r"(?:\b(?:at|by|until|towards?)\s+(?:the\s+)?end\s+of|\bas\s+of|\bas\s+at|\bat\s+end-?|"
    r"\bby\s+end-?|\bend\s+of|\bat\s+the\s+close\s+of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_LONGEST_LEAD = 24


def named_periods(text: str, start: int, end: int, published: date | None) -> tuple[Named, ...]:
    """Return the periods that text[start:end] names, in order, without overlap.

    "Last year" and a month without a year need the date of publication and are left out without it.
    """
    found: list[Named] = []
    taken: list[Span] = []
    words = text[start:end].lower()
    for cues, pattern, reader in _PATTERNS:
        if not any(cue in words for cue in cues):
            continue
        for match in pattern.finditer(text, start, end):
            if any(match.start() < e and s < match.end() for s, e in taken):
                continue
            if reader in (_month, _months) and not _is_month(text, match):
                continue
            taken.append(match.span())
            period = _read(reader, match, published)
            if period is not None:
                found.append(_at(text, start, match, reader, period))
    return tuple(sorted(found, key=lambda named: named.span))


def _read(reader: Reader, match: re.Match[str], published: date | None) -> Period | None:
    """The period of a match; None when it needs a date not known, or leaves the calendar."""
    try:
        return reader(match, published)
    except OverflowError:  # the week before 1 January of year 1
        return None


def _is_month(text: str, match: re.Match[str]) -> bool:
    """Whether "May" or "March" is the month, and no verb, name or abbreviation."""
    word = match["month"]
    if word[0].islower():
        return False
    if match["year"] or word.lower() not in ("may", "march", "jan", "mar", "dec", "sep"):
        return True
    before = text[max(0, match.start() - 12) : match.start()].lower().split()
    return bool(before) and before[-1] in ("in", "since", "until", "by", "last", "of", "from", "to")


def _at(text: str, start: int, match: re.Match[str], reader: Reader, period: Period) -> Named:
    lead = _POINT.search(text, max(start, match.start() - _LONGEST_LEAD), match.start())
    relative = reader in (_relative, _weekday, _today)
    day = period.precision is Precision.DAY
    if match[0].lower() in ("now", "currently"):
        return Named(replace(period, is_point=True), match.span(), relative)
    if lead is None:
        return Named(period, match.span(), relative, day)
    return Named(replace(period, is_point=True), (lead.start(), match.end()), relative, day)
