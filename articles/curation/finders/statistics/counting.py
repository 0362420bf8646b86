"""What each figure of an article is about; what says nothing is about what was said before."""

import re
from dataclasses import dataclass
from datetime import date

from articles.quantities import Found, Unit, UnitKind

from .multiples import Multiple
from .periods import named_periods
from .phrases import Range
from .places import countries_in
from .roles import Part
from .subjects import counted, following, is_generic, multiplied, points_back
from .words import Sentence, Span

_PLACE_TAIL = re.compile(
    r"[\s,]+(?:(?:across|in|throughout|around|over|of) the "
    r"(?:country|nation|world|region|city|state|capital)|nationwide|worldwide|globally)$"
)
_LOOSE_TAIL = re.compile(
    r"[\s,]+(?:in|for|during|at|by|on|of|since|from|the|as|to|through|until|an?|over|early|late)$"
)
_INTO_COUNTRY = re.compile(r"\s+(?:across|in|throughout)\s+(?:the\s+)?$")
_MOST_TAILS = 6


@dataclass(frozen=True, slots=True)
class _Known:
    """What the last figure in a unit was about."""

    text: str
    span: Span | None


class Counting:
    """Reads what figures are about; a figure that says nothing is about what the last one was."""

    def __init__(self, text: str, published: date | None) -> None:
        self.text = text
        self.published = published
        self.known: dict[str, _Known] = {}
        self.last_count = ""
        self.of_figure: dict[tuple[int, int], _Known] = {}

    def read(
        self, sentence: Sentence, part: Part, multiple: Multiple | None = None
    ) -> tuple[str, Span | None]:
        """Return what a figure counts or measures, and where it says so; empty if nowhere.

        ``multiple`` is what it is said to have doubled by, if that is so.
        """
        found = part.found
        hedge = found.modifier_span
        start = min(found.start, hedge[0]) if hedge else found.start
        if part.of is not None:
            known = self.of_figure.get((part.of.start, part.of.end))
        else:
            known = self._multiplied(sentence, found, start, multiple)
            known = known or self._read(sentence, found, start)
        known = known or self._before(found) or _Known("", None)
        self.known[_kind(found.quantity.unit)] = known
        self.of_figure[(found.start, found.end)] = known
        return known.text, known.span

    def _read(self, sentence: Sentence, found: Found, start: int) -> _Known | None:
        """What the sentence says, or what was said before where it points back to that."""
        known = self._own(sentence, found, counted(sentence, found, start))
        back = points_back(sentence, start)
        known = known or (self._before(found) if back else None)
        return known or self._own(sentence, found, following(sentence, found))

    def _multiplied(
        self, sentence: Sentence, found: Found, start: int, multiple: Multiple | None
    ) -> _Known | None:
        """What has doubled, where the figure is that change or its new level."""
        if isinstance(found, Multiple):
            return self._own(sentence, found, multiplied(sentence, found))
        if multiple is None or multiple.start > start or found.quantity.unit.kind is UnitKind.COUNT:
            return None
        return self._own(sentence, found, multiplied(sentence, multiple, start))

    def _before(self, found: Found) -> _Known | None:
        """What the last figure in this unit was about; a bare number may count like the last."""
        kind = _kind(found.quantity.unit)
        return self.known.get(kind) or (None if kind else self.known.get(self.last_count))

    def _own(self, sentence: Sentence, found: Found, ranges: tuple[Range, ...]) -> _Known | None:
        """What the sentence itself says that a figure is about."""
        if not ranges:
            return None
        if found.quantity.unit.kind is UnitKind.COUNT:
            self.last_count = _kind(found.quantity.unit)
        if len(ranges) > 1:
            return _Known(self._deed(sentence, ranges), None)
        words = sentence.words[ranges[0][0] : ranges[0][1]]
        if is_generic(words) and self._before(found) is not None:
            return None
        span = self._without_tails((words[0].start, words[-1].end))
        return _Known(self.text[slice(*span)], span) if span else None

    def _deed(self, sentence: Sentence, ranges: tuple[Range, ...]) -> str:
        """The words for a deed: invested in fibre networks by operators."""
        spans = [(sentence.words[s].start, sentence.words[e - 1].end) for s, e in ranges]
        verb, *others = (self.text[slice(*span)] for span in spans)
        purpose = others[0] if others and others[0].split()[0] in _PURPOSES else ""
        doer = others[-1] if others and others[-1] != purpose else ""
        return " ".join(filter(None, (verb, purpose, f"by {doer}" if doer else "")))

    def _without_tails(self, span: Span) -> Span | None:
        """The words without the place and time at their end."""
        begin, end = span
        for _ in range(_MOST_TAILS):
            words = self.text[begin:end]
            tail = _PLACE_TAIL.search(words) or _LOOSE_TAIL.search(words)
            named = named_periods(self.text, begin, end, self.published)
            if tail is not None:
                end = begin + tail.start()
            elif named and named[-1].span[1] == end and named[-1].span[0] > begin:
                end = begin + len(self.text[begin : named[-1].span[0]].rstrip(" ,"))
            elif (stop := self._before_country(begin, end)) is not None:
                end = stop
            else:
                break
        return (begin, end) if begin < end else None

    def _before_country(self, begin: int, end: int) -> int | None:
        """Where "across Portugal" begins that ends the words, if it does; the place has it."""
        named = countries_in(self.text, begin, end)
        if not named or named[-1][1][1] != end:
            return None
        tail = _INTO_COUNTRY.search(self.text, begin, named[-1][1][0])
        return tail.start() if tail else None


_PURPOSES = ("in", "into", "on", "for")


def _kind(unit: Unit) -> str:
    return unit.code or unit.name or unit.kind.value
