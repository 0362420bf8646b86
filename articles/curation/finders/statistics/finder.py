"""Find the statistics of an article: the figures an editor would keep, and what they are about."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from articles.periods import Period
from articles.quantities import Direction, Found, Quantity, UnitKind, parse

from ..experts import CandidateExpert, find_experts
from .candidates import CandidateStatistic, Change
from .counting import Counting
from .multiples import Multiple, is_comparison
from .periods import Named
from .places import home_country, place_of
from .roles import Part, Role, is_amount, levels_in, parts, speaks_of_the_last
from .salience import refusal
from .sources import Sources
from .timing import Timing, a_year_before, leads_to_the_year_before
from .words import FORETELLING, WILLING, Sentence, Span, read

_BETWEEN = re.compile(r"\b[Bb]etween\s+$")
_LONGEST_BETWEEN = 12
_NEAR = 7  # words before a figure within which "will" and "plans" make it a projection


def find_statistics(
    text: str,
    published: date | None = None,
    experts: Sequence[CandidateExpert] | None = None,
) -> tuple[CandidateStatistic, ...]:
    """Return the statistics of an article in the order of the text.

    ``published`` is what "last year" and "on Friday" are told from; without it such periods stay
    unknown. ``experts`` saves finding the speakers again where the caller has them. Rules only,
    for English; other languages give few candidates with little around them. Never raises.
    """
    finder = _Finder(text, published, find_experts(text) if experts is None else experts)
    for sentence in finder.sentences:
        if sentence.figures:
            finder.read(sentence)
    return tuple(finder.found)


class _Finder:
    """Reads sentence after sentence and remembers what the last figures were about."""

    def __init__(
        self, text: str, published: date | None, experts: Sequence[CandidateExpert]
    ) -> None:
        self.text = text
        self.published = published
        self.sentences = tuple(read(text))
        self.sources = Sources(text, self.sentences, experts)
        self.home = home_country(text)
        self.timing = Timing(text, published)
        self.counting = Counting(text, published)
        self.found: list[CandidateStatistic] = []

    def read(self, sentence: Sentence) -> None:
        """Take in one sentence."""
        figures = sentence.figures
        if self.found and speaks_of_the_last(self.text, sentence.start, figures[0]):
            change = self._stated_change(figures[0], sentence, self.found[-1].period)
            of_another = is_comparison(figures[0]) and change.base is None
            if self.found[-1].change is None and not of_another:
                self.found[-1] = replace(self.found[-1], change=change)
                figures = figures[1:]
        read_parts = parts(self.text, figures)
        named = self.timing.read(sentence.start, sentence.end)
        for part in levels_in(read_parts):
            if part.role is Role.BASE or refusal(sentence, part.found) is None:
                found = self._candidate(sentence, part, read_parts, named)
                if not isinstance(part.found, Multiple) or _has_base(found):
                    self.found.append(found)

    def _candidate(
        self,
        sentence: Sentence,
        part: Part,
        read_parts: Sequence[Part],
        named: Sequence[Named],
    ) -> CandidateStatistic:
        found = part.found
        bounds = (sentence.start, sentence.end)
        period = self._period(sentence, part, read_parts, named)
        said = _of(read_parts, found, Role.CHANGE)
        multiple = said if isinstance(said, Multiple) else None
        counted, counted_span = self.counting.read(sentence, part, multiple)
        speaker = self.sources.speaker((found.start, found.end), sentence)
        start, end = _with_hedge(self.text, found)
        equivalent = _of(read_parts, found, Role.EQUIVALENT)
        return CandidateStatistic(
            quantity=_new_value(found),
            start=start,
            end=end,
            sentence=bounds,
            counted=counted,
            counted_span=counted_span,
            equivalent=equivalent.quantity if equivalent else None,
            equivalent_span=(equivalent.start, equivalent.end) if equivalent else None,
            change=self._change(sentence, part, read_parts, period),
            period=period.period if period else None,
            period_span=period.span if period else None,
            is_projection=self._is_projection(sentence, part, period),
            place=place_of(self.text, (found.start, found.end), bounds, self.home),
            producer=self.sources.producer(sentence, speaker),
            speaker=speaker.span if speaker else None,
            speaker_name=speaker.name if speaker else "",
        )

    def _period(
        self,
        sentence: Sentence,
        part: Part,
        read_parts: Sequence[Part],
        named: Sequence[Named],
    ) -> Named | None:
        if part.role is Role.LEVEL:
            period = self.timing.of_level(part, read_parts, named)
            if period and leads_to_the_year_before(self.text, sentence.start):
                before = a_year_before(period.period)
                return replace(period, period=before) if before else None
            return period
        level = next((other for other in read_parts if other.found is part.of), None)
        of_level = self.timing.of_level(level, read_parts, named) if level else None
        return self.timing.of_base(part, named, of_level.period if of_level else None)

    def _change(
        self, sentence: Sentence, part: Part, read_parts: Sequence[Part], period: Named | None
    ) -> Change | None:
        """The change that qualifies a level, or that the figure itself is."""
        found = part.found
        if part.role is not Role.LEVEL:
            return None
        of = period.period if period else None
        if found.moved:
            return self._movement(found, _of(read_parts, found, Role.CHANGE), sentence, of)
        base = _of(read_parts, found, Role.BASE)
        amount = found if is_amount(found) else _of(read_parts, found, Role.CHANGE)
        if amount is not None:
            change = self._stated_change(amount, sentence, of)
            if is_comparison(amount) and change.base is None:
                return None  # twice as much as something else
            return replace(change, base_value=base.quantity if base else None)
        if base is None:
            return None
        rises = found.quantity.value >= base.quantity.value
        return Change(Direction.UP if rises else Direction.DOWN, base_value=base.quantity)

    def _movement(
        self, found: Found, said: Found | None, sentence: Sentence, of: Period | None
    ) -> Change:
        """The change from A to B, perhaps with words that say how far: doubled from A to B."""
        change = Change(found.direction, span=(found.start, found.end), base_value=_old(found))
        if said is None:
            return change
        base = self.timing.base_of_change(said, sentence.end, of)
        return replace(change, amount=said.quantity, base=base)

    def _stated_change(self, amount: Found, sentence: Sentence, of: Period | None) -> Change:
        base = self.timing.base_of_change(amount, sentence.end, of)
        return Change(amount.direction, amount.quantity, (amount.start, amount.end), base)

    def _is_projection(self, sentence: Sentence, part: Part, period: Named | None) -> bool:
        """Whether the words before a figure foretell it, or its period is still to come."""
        if part.role is Role.BASE:
            return False
        first = sentence.before(_with_hedge(self.text, part.found)[0])
        earlier = [
            sentence.before(other.end)
            for other in sentence.figures
            if other.end < part.found.start and not isinstance(other, Multiple)
        ]
        words = [word.low for word in sentence.words[max(earlier, default=0) : first]]
        if any(word in FORETELLING for word in words):
            return True
        if any(word in WILLING for word in words[-_NEAR:]):
            return True
        if period is None or self.published is None:
            return False
        return period.period.start > self.published or (
            period.period.is_point and period.period.end > self.published
        )


def _has_base(found: CandidateStatistic) -> bool:
    """Whether it is said what a multiple is counted from; else it tells little."""
    return found.change is not None and found.change.base is not None


def _with_hedge(text: str, found: Found) -> Span:
    """The words of a figure with its hedge or "between"; of a movement "from A to B" only B."""
    if found.moved:
        return found.end - len(_after_to(found)), found.end
    hedge = found.modifier_span or (found.start, found.end)
    between = _BETWEEN.search(text, max(0, found.start - _LONGEST_BETWEEN), found.start)
    start = between.start() if between and found.quantity.upper is not None else found.start
    return min(start, hedge[0]), max(found.end, hedge[1])


def _of(read_parts: Sequence[Part], found: Found, role: Role) -> Found | None:
    """The first figure that plays a role for another."""
    return next((p.found for p in read_parts if p.role is role and p.of is found), None)


def _new_value(found: Found) -> Quantity:
    """The quantity of a figure; of a movement "from A to B" only B."""
    if not found.moved:
        return found.quantity
    end = parse(_after_to(found))
    return found.quantity if end is None else _like(end, found.quantity)


def _after_to(found: Found) -> str:
    return found.quantity.as_written.rpartition(" to ")[2]


def _old(found: Found) -> Quantity | None:
    """The value that a movement starts from: 20 mpg, of "20 mpg in 2008 to 29 mpg"."""
    words = found.quantity.as_written.rpartition(" to ")[0].split(" ")
    readings = (parse(" ".join(words[:length])) for length in range(len(words), 0, -1))
    start = next((reading for reading in readings if reading is not None), None)
    return None if start is None else _like(start, found.quantity)


def _like(end: Quantity, pair: Quantity) -> Quantity:
    """One end of a pair, with the unit that the other end may have said for both."""
    return end if end.unit.kind is not UnitKind.NONE else replace(end, unit=pair.unit)
