"""The values that the statistics finder hands out."""

from dataclasses import dataclass

from articles.periods import Period
from articles.quantities import Direction, Quantity

from .words import Span


@dataclass(frozen=True, slots=True)
class Change:
    """How far a figure moved and which way, as the text states it.

    ``amount`` is None where only the old and new values are given. ``base`` is the period compared
    with, ``base_value`` the value it had.
    """

    direction: Direction
    amount: Quantity | None = None
    span: Span | None = None
    base: Period | None = None
    base_value: Quantity | None = None


@dataclass(frozen=True, slots=True)
class CandidateStatistic:
    """One figure that an article reports; all spans are offsets into the text.

    ``start`` to ``end`` are its words with hedge and unit ("over 4,400 domestic AI enterprises");
    ``equivalent`` is the same amount in another unit, in brackets behind it. ``counted`` says what
    is counted or measured; ``counted_span`` are its words where they stand together in the text.
    ``speaker`` are the words that name who says it and ``speaker_name`` the name as the article
    gives it in full; ``producer`` names the organization that the figure comes from.
    """

    quantity: Quantity
    start: int
    end: int
    sentence: Span
    counted: str = ""
    counted_span: Span | None = None
    equivalent: Quantity | None = None
    equivalent_span: Span | None = None
    change: Change | None = None
    period: Period | None = None
    period_span: Span | None = None
    is_projection: bool = False
    place: str = ""
    producer: Span | None = None
    speaker: Span | None = None
    speaker_name: str = ""
