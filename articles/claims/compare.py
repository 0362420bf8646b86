"""How two statistics relate, and why.

The order of the questions is the order of the evidence. Only two figures of one metric, which an
editor matched, can repeat, follow, revise or contradict each other; everything else is at most
similar. A conflict is claimed when metric, scope, period and unit are the same and no reading of
the words lets the two numbers be one (see `agreement`); doubt always counts against the conflict.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from . import reasons
from .agreement import Agreement, agreement
from .figure import Figure
from .projections import is_met
from .relation import Comparison, Relation
from .revisions import is_one_release, is_revision, one_source
from .scope import may_be_parts, other_place
from .stated import Stated, stated_change
from .timing import Timing, timing
from .units import adds_up
from .words import alike, other_population


@dataclass(frozen=True, slots=True)
class Finding:
    """The relation of two figures, and what puts the reason in words when somebody reads it."""

    relation: Relation
    explain: Callable[[], str]


def compare(a: Figure, b: Figure) -> Comparison:
    """Return what b is, seen from a: the relation and a reason a reader can check.

    The reason is the same from both sides; the relation is the inverse.
    """
    found = judge(a, b)
    return Comparison(found.relation, found.explain())


def judge(a: Figure, b: Figure) -> Finding:
    """Return what b is, seen from a; the words of the reason cost most, so they wait."""
    if a.metric is not None and a.metric == b.metric:
        return _same_metric(a, b)
    if alike(a.counted, b.counted) and agreement(a.quantity, b.quantity) is not None:
        if a.metric is None or b.metric is None:
            return Finding(Relation.SIMILAR, partial(reasons.side_by_side, a, b))
        if other_place(a, b):
            return Finding(Relation.OTHER_SCOPE, partial(reasons.other_scope, a, b))
    if a.speaker is not None and a.speaker == b.speaker:
        return Finding(Relation.SAME_SPEAKER, partial(reasons.same_speaker, a, b))
    if a.topics & b.topics:
        return Finding(Relation.SAME_TOPIC, lambda: "On the same topic.")
    return Finding(Relation.UNRELATED, str)


def _same_metric(a: Figure, b: Figure) -> Finding:
    if other_place(a, b) or other_population(a.counted, b.counted):
        return Finding(Relation.OTHER_SCOPE, partial(reasons.other_scope, a, b))
    verdict, when = _verdict(a, b), timing(a, b)
    if verdict is None:
        return Finding(Relation.SIMILAR, partial(reasons.other_unit, a, b))
    if when == Timing.SAME:
        return _same_period(a, b, verdict)
    if verdict == Agreement.AGREE and (_names_one_period(a, b) or _is_repeated(a, b)):
        return Finding(Relation.SAME_FIGURE, partial(reasons.agree, a, b))
    if when in (Timing.EARLIER, Timing.LATER):
        return _other_period(a, b, when)
    if when == Timing.OTHER_SPAN:
        return Finding(Relation.OTHER_SCOPE, partial(reasons.other_span, a, b))
    return Finding(Relation.SIMILAR, partial(reasons.side_by_side, a, b))


def _verdict(a: Figure, b: Figure) -> Agreement | None:
    """Compare the quantities; in other units only a bracketed equivalent can show agreement."""
    verdict = agreement(a.quantity, b.quantity)
    if verdict is not None:
        return verdict
    for first in (a.quantity, *a.equivalents):
        for second in (b.quantity, *b.equivalents):
            if agreement(first, second) == Agreement.AGREE:
                return Agreement.AGREE
    return None


def _same_period(a: Figure, b: Figure, verdict: Agreement) -> Finding:
    if a.projection != b.projection:
        met = is_met(a, b) if a.projection else is_met(b, a)
        relation = Relation.PROJECTION_MET if met else Relation.PROJECTION_MISSED
        return Finding(relation, partial(reasons.outcome, a, b, met))
    if verdict == Agreement.AGREE:
        return Finding(Relation.SAME_FIGURE, partial(reasons.agree, a, b))
    if verdict == Agreement.UNCLEAR:
        return Finding(Relation.SIMILAR, partial(reasons.unclear, a, b))
    source = one_source(a, b)
    if is_revision(a, b):
        return Finding(Relation.REVISED, partial(reasons.revised, a, b))
    if a.projection and not source:
        # Two people may foresee different things without either misreporting anything.
        return Finding(Relation.SIMILAR, partial(reasons.two_projections, a, b))
    if may_be_parts(a, b):
        return Finding(Relation.OTHER_SCOPE, partial(reasons.other_scope, a, b))
    return Finding(Relation.DISAGREES, partial(reasons.apart, a, b))


def _other_period(a: Figure, b: Figure, when: Timing) -> Finding:
    earlier, later = (a, b) if when == Timing.LATER else (b, a)
    stated = stated_change(earlier, later)
    if stated == Stated.DENIED and not may_be_parts(a, b):
        reason = partial(reasons.denied_base, earlier, later)
        return Finding(Relation.IMPLIED_BASE_DISAGREES, reason)
    relation = Relation.NEWER if when == Timing.LATER else Relation.OLDER
    return Finding(relation, partial(reasons.moved, earlier, later, stated))


def _names_one_period(a: Figure, b: Figure) -> bool:
    """Return whether the periods as written are one, whatever had passed when they were said.

    A level at the end of 2023 and a figure “in 2023” count as one when the numbers agree.
    """
    if a.period is None or b.period is None or a.period.end != b.period.end:
        return False
    return a.period.start == b.period.start or a.period.is_point or b.period.is_point


def _is_repeated(a: Figure, b: Figure) -> bool:
    """Return whether an equal number with no period, or with a near one, is the same report.

    Shares come back by chance over the years; amounts and counts hardly do. “Over 4,400 now” and
    “over 4,400 at the end of the year” are one, where one source said both in one week.
    """
    amounts = adds_up(a.quantity.unit) and adds_up(b.quantity.unit)
    if a.period is not None and b.period is not None:
        return amounts and is_one_release(a, b)
    return amounts or timing(a, b) == Timing.UNKNOWN
