"""Whether a second number for one period is a later vintage of the first, not a contradiction."""

import re
from datetime import timedelta

from .figure import Figure

# Statisticians revise a figure weeks or months later. Two numbers from one source within a week are
# two reports of one release, and one of them has it wrong.
_REVISION_TAKES = timedelta(days=7)
# What is counted on after an event: the dead of a flood, not those of a year on the roads. It grows
# for weeks, whoever counts.
_TOLL = re.compile(
    r"\b(arrest\w*|bodies|casualt\w+|dead|deaths?|detain\w+|died|displaced|evacuat\w+|fatalit\w+"
    r"|hospitali[sz]ed|hurt|injur\w+|killed|lives lost|missing|victims|wounded)\b",
    re.IGNORECASE,
)
_LONGEST_EVENT = timedelta(days=8)
_LEVELS_APART = timedelta(days=31)
_STILL_COUNTED = timedelta(days=30)


def is_revision(a: Figure, b: Figure) -> bool:
    """Return whether the later said of two numbers for one period takes the place of the other."""
    if a.said_on is None or b.said_on is None:
        return False
    if one_source(a, b) and abs(a.said_on - b.said_on) >= _REVISION_TAKES:
        return True
    first, second = (a, b) if a.said_on <= b.said_on else (b, a)
    return _has_grown(first, second)


def one_source(a: Figure, b: Figure) -> bool:
    """Return whether both numbers come from the same producer, or else the same speaker."""
    if a.producer is not None and b.producer is not None:
        return a.producer == b.producer
    return a.speaker is not None and a.speaker == b.speaker


def is_one_release(a: Figure, b: Figure) -> bool:
    """Return whether one source gave both levels in one week, of days at most a month apart."""
    if a.period is None or b.period is None or a.said_on is None or b.said_on is None:
        return False
    levels = a.period.is_point and b.period.is_point and a.projection == b.projection
    near = abs(a.period.end - b.period.end) <= _LEVELS_APART
    return levels and near and one_source(a, b) and abs(a.said_on - b.said_on) < _REVISION_TAKES


def _has_grown(first: Figure, second: Figure) -> bool:
    """Return whether a toll of one event rose between the days on which the two were said."""
    period, said = first.period, first.said_on
    if period is None or said is None or second.said_on == said:
        return False
    if not (_TOLL.search(first.counted) and _TOLL.search(second.counted)):
        return False
    is_event = period.end - period.start <= _LONGEST_EVENT and said - period.end <= _STILL_COUNTED
    return is_event and second.quantity.value > first.quantity.value
