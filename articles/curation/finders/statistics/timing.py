"""Which of the periods that are named is the period of a figure."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from articles.periods import Period, Precision, parse_period
from articles.quantities import Found

from .multiples import Form, Multiple
from .periods import Named, named_periods
from .roles import Part, Role
from .words import Span

_SAID = re.compile(
    r"\b(?:said|says|told|revealed|announced|reported|released|published|showed|launched|held)"
    r"\b[^,;]{0,60}$"
)
_SAID_AFTER = re.compile(r"\s*,?\s*(?:said|told|announced)\b")
_BESIDE = re.compile(
    r"\b(?:since|began|begun|founded|built|opened|written|set|made|revised|law|act|report|survey|"
    r"index|census|of the|record(?:s)?|high|low|launched|passed|signed|displaces|elected)\b"
    r"(?:\s+[a-z]+){0,2}\s*(?:in|of|from|on|since)?\s*$"
)
_ADJACENT = re.compile(
    r"[^,;:.()]{0,40}?\b(?:in|of|for|during|at|by|on|to)\s+(?:the\s+)?(?:year\s+)?"
)
_EARLIER = re.compile(
    r"\b(?:(?:a|one) year (?:earlier|ago|before)|twelve months (?:earlier|ago|before)|"
    r"(?:the )?(?:year before|previous year|prior year|preceding year))\b|"
    r"\byear[- ]on[- ]year\b|\by/y\b|\byoy\b|\byear[- ]over[- ]year\b|\bon the year\b"
)
_LEAD_EARLIER = re.compile(
    r"(?:A year (?:earlier|ago|before)|The year before|Twelve months (?:earlier|before))\b"
)
_THE_YEAR = re.compile(
    r"\b(?P<end>(?:at|by) the end of (?:the|that) year|that year[’']s end)|"
    r"\b(?:over|in|during|for) (?:the|that) (?:same |whole )?(?:year|period)\b"
)
_TO_COMMA = re.compile(r"(?:[^,;().]|\.(?=\d))*")
_COMPARED = re.compile(r"\b(?:from|than|over|on|against|compared with|as(?= (?:in|at)\b))\b")
_AS_IN = re.compile(r"\bas (?=(?:in|at|on|during|by|the year|a year|last)\b)")
_CLAUSE = re.compile(r"[;:]|,? (?:and|but|while|whereas) ")
_REACH = 60


class Timing:
    """The periods of one article: what its figures were last about, sentence after sentence."""

    def __init__(self, text: str, published: date | None) -> None:
        self.text = text
        self.published = published
        self.focus: Named | None = None

    def read(self, start: int, end: int) -> tuple[Named, ...]:
        """Return the periods of a sentence that may be those of its figures."""
        named = named_periods(self.text, start, end, self.published)
        return tuple(one for one in named if not self._is_aside(one, start, end))

    def _is_aside(self, named: Named, start: int, end: int) -> bool:
        """Whether a date is that of speaking, or of something else than the figure."""
        before = self.text[max(start, named.span[0] - 80) : named.span[0]]
        if _BESIDE.search(before) or self.text[slice(*named.span)].lower().startswith("since"):
            return True
        if not (named.day or named.relative):
            return False
        after = self.text[named.span[1] : min(end, named.span[1] + 12)]
        return bool(_SAID.search(before) or _SAID_AFTER.match(after))

    def of_level(self, part: Part, parts: Sequence[Part], named: Sequence[Named]) -> Named | None:
        """Return the period of a level: named in its own words, else what the text speaks of."""
        found = part.found
        said_of = (p for p in parts if p.role is not Role.LEVEL or isinstance(p.found, Multiple))
        taken = [self._comparison(other) for other in said_of]
        free = [one for one in named if not any(s <= one.span[0] < e for s, e in taken)]
        own = [one for one in free if not self._crosses(one.span, found)]
        if own:
            chosen = min(own, key=lambda one: self._rank(one, found))
            if not chosen.day and not self._is_ahead(chosen.period):
                self.focus = chosen
            return chosen
        return self._anaphora(found) or self.focus or (free[0] if free else None)

    def of_base(self, part: Part, named: Sequence[Named], level: Period | None) -> Named | None:
        """Return the period of a base: named right behind it, or a year before its level's."""
        found = part.found
        behind = [one for one in named if one.span[0] >= found.end and self._adjacent(one, found)]
        if behind:
            return behind[0]
        earlier = _EARLIER.search(self.text, found.end, found.end + _REACH)
        if earlier is None or level is None:
            return None
        before = a_year_before(level)
        return None if before is None else Named(before, earlier.span())

    def base_of_change(self, found: Found, end: int, level: Period | None) -> Period | None:
        """Return the period that an amount of change is measured from."""
        if isinstance(found, Multiple) and (as_in := self._as_in(found, end)):
            found = replace(found, end=as_in)
        stop = min(end, found.end + _REACH + 20)
        words = self.text[found.end : stop]
        compared = _COMPARED.search(self.text, found.end, min(stop, found.end + 30))
        earlier = _EARLIER.search(self.text, found.end, stop)
        named = named_periods(self.text, found.end, stop, self.published)
        first = named[0].span[0] if named else stop
        if earlier is not None and earlier.start() <= first:
            return a_year_before(level) if level else None
        if not named or not (compared or "since" in words[: named[0].span[1] - found.end]):
            return None
        if self.text[slice(*named[0].span)].lower().startswith("since "):
            return parse_period(self.text[named[0].span[0] + 6 : named[0].span[1]])
        return replace(named[0].period, is_point=False)

    def _as_in(self, found: Multiple, end: int) -> int | None:
        """Where the words begin that "twice as many" is compared with: as in 2022."""
        if found.form is not Form.SHARE:
            return None
        match = _AS_IN.search(self.text, found.end, min(end, found.end + 2 * _REACH))
        return match.start() if match else None

    def _is_ahead(self, period: Period) -> bool:
        return self.published is not None and period.end > self.published

    def _rank(self, named: Named, found: Found) -> tuple[int, int]:
        """Right behind the figure first, then what leads in to it, then the nearest."""
        gap = max(named.span[0] - found.end, found.start - named.span[1])
        if named.span[0] >= found.end:
            return (0 if self._adjacent(named, found) else 2, gap)
        comma = "," in self.text[named.span[1] : found.start]
        return (1 if not comma else 2, gap)

    def _adjacent(self, named: Named, found: Found) -> bool:
        return bool(_ADJACENT.fullmatch(self.text, found.end, named.span[0])) or (
            self.text[found.end : named.span[0]].strip() == ""
        )

    def _crosses(self, span: Span, found: Found) -> bool:
        """Whether a clause ends between a period and a figure."""
        low, high = min(span[1], found.end), max(span[0], found.start)
        return bool(_CLAUSE.search(self.text, low, high))

    def _comparison(self, part: Part) -> Span:
        """The words of a change or base that name what it is compared with, up to a comma."""
        found = part.found
        if part.of is not None and part.of.moved:
            return found.end, found.end  # its own words have both periods
        if isinstance(found, Multiple) and (as_in := self._as_in(found, len(self.text))):
            found = replace(found, end=as_in)
        words = _TO_COMMA.match(self.text, found.end, found.end + _REACH)
        end = words.end() if words else found.end
        if part.role is Role.BASE:
            return found.start, end
        compared = _COMPARED.search(self.text, found.end, end)
        return (compared.start(), end) if compared else (found.end, found.end)

    def _anaphora(self, found: Found) -> Named | None:
        """The end of "the year" that the text speaks of."""
        around = (max(0, found.start - _REACH), found.end + _REACH)
        match = _THE_YEAR.search(self.text, *around)
        year = self._year()
        if match is None or year is None:
            return None
        return Named(replace(year, is_point=bool(match["end"])), match.span())

    def _year(self) -> Period | None:
        """The year in focus; without one, the year that an article of its first months is about."""
        if self.focus is not None:
            return parse_period(str(self.focus.period.end.year))
        if self.published is None:
            return None
        return parse_period(str(self.published.year - (self.published.month <= 4)))


def leads_to_the_year_before(text: str, start: int) -> bool:
    """Whether a sentence begins with "A year earlier"."""
    return bool(_LEAD_EARLIER.match(text, start))


def a_year_before(period: Period) -> Period | None:
    """Return the same period of the year before, None for 29 February."""
    if period.precision is Precision.YEAR:
        year = parse_period(str(period.start.year - 1))
        return replace(year, is_point=period.is_point) if year else None
    try:
        start = period.start.replace(year=period.start.year - 1)
        return replace(period, start=start, end=period.end.replace(year=period.end.year - 1))
    except ValueError:  # 29 February
        return None
