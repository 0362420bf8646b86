"""Dates as news sites write them -> moments.

Understood: ISO 8601 (`2024-01-19T21:52:00+08:00`, `2024-01-19`, `20240119T215200Z`), RFC 2822
(`Fri, 19 Jan 2024 21:52:00 +0800`), `Jan 19, 2024 09:52 PM`, `19 January 2024, 9.52pm`,
`2024/01/19 21:52`, `2024年1月19日 21:52`. A date that two countries read differently
(01/02/2024) is refused, not guessed.
"""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

# The first newspapers are of 1605; a year past the last is a misread number.
FIRST_YEAR, LAST_YEAR = 1600, 2100

_MONTHS = (
    "january february march april may june july august september october november december"
).split()

# RFC 2822, section 4.3: the hours that the obsolete zone names stand for.
_OBSOLETE_ZONES = {
    "EDT": -4, "EST": -5, "CDT": -5, "CST": -6, "MDT": -6, "MST": -7, "PDT": -7, "PST": -8,
}  # fmt: skip

_TIME = (
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?)?"
    r"\s*(?P<half>[ap]\.?m\b\.?)?"
)
_ZONE = r"(?:\s*(?P<zone>Z|(?:UTC?|GMT)?[+-]\d{1,2}(?::?\d{2})?|UTC?|GMT|[ECMP][DS]T))?"
_CLOCK = rf"(?:(?:T|,?\s+(?:at\s+)?|,\s*)?{_TIME}{_ZONE})?"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = r"(?P<name>[a-z]{3,9})\.?"
_PATTERNS = tuple(
    re.compile(pattern + _CLOCK, re.IGNORECASE)
    for pattern in (
        r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)",
        r"(?P<year>\d{4})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日\s*",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}})(?!\d)",
        rf"{_WEEKDAY}{_DAY}[\s-]+{_MONTH},?[\s-]+(?P<year>\d{{4}})(?!\d)",
    )
)
_BASIC = re.compile(
    r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)"
    r"(?:T(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?(?P<half>)(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)


class DateError(ValueError):
    """The text is not a date, or not one date only."""


def parse_date(text: str, zone: tzinfo) -> datetime:
    """Return the moment that a text names, aware; a text without a zone is taken in `zone`.

    A date without a time is its midnight. A clock time that a daylight saving change skips is read
    with the offset before the change (02:30 becomes 03:30); one that occurs twice is the first.
    """
    text = " ".join(text.split())
    match = _BASIC.fullmatch(text)
    for pattern in _PATTERNS:
        match = match or pattern.fullmatch(text)
    if match is None:
        raise DateError(f"“{text[:60]}” is not a date that can be read only one way")
    parts = match.groupdict()
    try:
        return _moment(parts, _zone(parts["zone"]) or zone)
    except (ValueError, OverflowError) as error:
        raise DateError(f"“{text[:60]}” is not a date: {error}") from error


def _moment(parts: dict[str, str | None], zone: tzinfo) -> datetime:
    year = int(parts["year"] or 0)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"the year must be between {FIRST_YEAR} and {LAST_YEAR}")
    name = parts.get("name")
    month = _month(name) if name else int(parts["month"] or 0)
    clock = _hour(parts), int(parts["minute"] or 0), int(parts["second"] or 0)
    local = datetime(year, month, int(parts["day"] or 0), *clock, tzinfo=zone)
    # There and back: a clock time that never was becomes the one that was.
    return local.astimezone(UTC).astimezone(zone)


def _month(name: str) -> int:
    found = [n for n, month in enumerate(_MONTHS, 1) if month.startswith(name.lower())]
    if name.lower() == "sept":
        found = [9]
    if len(found) != 1:
        raise ValueError(f"“{name}” is not a month")
    return found[0]


def _hour(parts: dict[str, str | None]) -> int:
    hour, half = int(parts["hour"] or 0), (parts["half"] or "")[:1].lower()
    if parts["hour"] and not parts["minute"] and not half:
        raise ValueError("the time has no minutes")
    if not half:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError(f"{hour} o'clock has no am or pm")
    return hour % 12 + (12 if half == "p" else 0)


def _zone(name: str | None) -> tzinfo | None:
    """Return the zone of an offset or of a zone name; None for no name."""
    if not name:
        return None
    name = name.upper()
    if name in _OBSOLETE_ZONES:
        return timezone(timedelta(hours=_OBSOLETE_ZONES[name]))
    offset = name.removeprefix("UTC").removeprefix("UT").removeprefix("GMT")
    if offset in ("", "Z"):
        return UTC
    digits = offset[1:].replace(":", "")
    hours, minutes = (digits, "0") if len(digits) <= 2 else (digits[:-2], digits[-2:])
    if int(minutes) > 59:
        raise ValueError(f"“{name}” is not an offset")
    size = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-size if offset[0] == "-" else size)
