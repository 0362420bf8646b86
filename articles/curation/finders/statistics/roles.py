"""What the figures of a sentence are to each other: levels, changes, bases, equivalents."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from articles.quantities import Direction, Found, Unit, UnitKind

from .multiples import Form, Multiple

_OPENS = re.compile(r"\s*[(（]\s*(?:or |about |around |roughly |approximately |some )?")
_CLOSES = re.compile(r"\s*[)）]")
_STOP = re.compile(r"[;:]|[.!?](?!\d)")
_JOINED = re.compile(r"\b(?:and|while|but)\b")
_TO = re.compile(
    r"(?:\s+(?:y/y|yoy|year[- ]on[- ]year|year[- ]over[- ]year|on the year))?"
    r"\s*,?\s*(?:to|at)\s+(?:an? |the )?(?:[a-z-]+ ){0,4}"
)
_FROM = re.compile(
    r"\b(?:from|against|compared (?:with|to)|than|versus|vs\.?|after|over)\s+"
    r"(?:the |an? |its |only |just )*(?:[a-z-]+ of )?$"
)
_ABOUT_ITSELF = re.compile(
    r"[“\"']?(?:That|It|This|Which|Both) (?:is|was|would be|are|were|meant|means|made) "
    r"(?:[a-z]+ ){0,2}"
)
# A multiple speaks of the level that it leads to ("doubled its exports to") or stands behind.
_MULTIPLIED_TO = re.compile(
    r"(?P<object>(?:\s+(?!(?:and|while|but|or|as|when|after|which|that|to)\b)[\w’'-]+){0,6}?),?"
    r"\s+(?:to|at)\s+(?:an? |the )?(?:[a-z-]+ ){0,2}"
    r"|(?:\s+(?:since|in|over|within|between)\b[^,;:]{0,30})?,?\s+from\s+(?:[a-z-]+ ){0,2}"
)
_HEDGES = r"(?:more than |over |nearly |almost |about |roughly |at least )?"
_BEHIND = {
    Form.VERB: rf",?\s*(?:(?:which|that|having)\s+(?:has |have |had )?)?{_HEDGES}",
    Form.NOUN: rf"[^,;:()]{{0,80}},\s+(?:an? )?{_HEDGES}",
    Form.SHARE: rf"[^,;:()]{{0,80}},\s+{_HEDGES}",
    Form.ADVERB: rf"[^,;:()]{{0,80}},\s+(?:up|[a-z]+ing)\s+(?:by )?{_HEDGES}",
}
_HAVING = re.compile(r"\b(?:which|that|having)\b")
_SINCE = re.compile(r"\s+(?:since|from|in|over|during)\b")
_FEWEST = 100  # "doubled its flights to 20 cities" tells of no 20 flights
_LONGEST_LINK = 140


class Role(StrEnum):
    """What a figure is: a value of its own, or something said of another figure."""

    LEVEL = "level"
    CHANGE = "change"
    BASE = "base"
    EQUIVALENT = "equivalent"


@dataclass(frozen=True, slots=True)
class Part:
    """A figure, its role, and the figure that it says something of (None for a level)."""

    found: Found
    role: Role
    of: Found | None = None


def parts(text: str, figures: Sequence[Found]) -> tuple[Part, ...]:
    """Return the figures of one sentence with their roles, in order."""
    read: list[Part] = []
    for index, found in enumerate(figures):
        read.append(_part(text, found, read, figures[index + 1 :]))
    return tuple(read)


def is_amount(found: Found) -> bool:
    """Whether a figure is an amount of change ("up 29 percent", "rose by 2,000")."""
    return found.direction is not Direction.NONE and not found.moved


def speaks_of_the_last(text: str, start: int, found: Found) -> bool:
    """Whether a sentence only says how the figure before it changed: "That is down 9.5 percent"."""
    return is_amount(found) and bool(_ABOUT_ITSELF.match(text, start, found.start))


def _part(text: str, found: Found, before: Sequence[Part], after: Sequence[Found]) -> Part:
    last = before[-1].found if before else None
    if last is not None and _is_equivalent(text, last, found):
        return Part(found, Role.EQUIVALENT, last)
    levels = [part.found for part in reversed(before) if part.role is Role.LEVEL]
    if is_amount(found):
        of = next((level for level in levels if _qualifies(text, found, level)), None)
        of = of or next((level for level in after[:1] if _leads_to(text, found, level)), None)
        return Part(found, Role.LEVEL if of is None else Role.CHANGE, of)
    base = next((level for level in levels if _is_base(text, level, found)), None)
    return Part(found, Role.LEVEL if base is None else Role.BASE, base)


def _is_equivalent(text: str, before: Found, found: Found) -> bool:
    """Whether a figure stands in brackets behind another, in another unit."""
    both = before.quantity.unit.kind and found.quantity.unit.kind
    if not both or before.quantity.unit == found.quantity.unit:
        return False
    opens = _OPENS.fullmatch(text, before.end, found.start)
    return bool(opens and _CLOSES.match(text, found.end))


def _qualifies(text: str, found: Found, level: Found) -> bool:
    """Whether a change speaks of the level before it: 1.86 trillion yuan, up 29 percent."""
    between = text[level.end : found.start]
    if _STOP.search(between) or len(between) > _LONGEST_LINK:
        return False
    if isinstance(found, Multiple):
        alone = found.quantity.as_written.endswith("ed") and not _HAVING.search(between)
        return not alone and bool(re.fullmatch(_BEHIND[found.form], between))
    kinds = (level.quantity.unit.kind, found.quantity.unit.kind)
    if is_amount(level) and kinds != (UnitKind.PERCENT, UnitKind.PERCENTAGE_POINT):
        return False
    return not _JOINED.search(between)


def _leads_to(text: str, found: Found, level: Found) -> bool:
    """Whether the level after an amount of change is the new one: rose 8 percent to 36 million."""
    if isinstance(found, Multiple):
        return _is_multiplied(text, found, level)
    same = level.quantity.unit != found.quantity.unit or not is_amount(level)
    first = level.modifier_span[0] if level.modifier_span else level.start
    return same and bool(_TO.fullmatch(text, found.end, min(first, level.start)))


def _is_multiplied(text: str, found: Multiple, level: Found) -> bool:
    """Whether a level is what something doubled to, or a movement is how it doubled."""
    first = level.modifier_span[0] if level.modifier_span else level.start
    between = _MULTIPLIED_TO.fullmatch(text, found.end, min(first, level.start))
    if between is None or is_amount(level):
        return False
    if between["object"] is None:
        return level.moved
    counts = level.quantity.unit.kind is UnitKind.COUNT and level.quantity.value < _FEWEST
    has_object = between["object"].strip() and not _SINCE.match(between["object"])
    return not (counts and has_object)


def _is_base(text: str, level: Found, found: Found) -> bool:
    """Whether a figure is what a level is compared with: 5.6 percent, down from 6.2 percent."""
    if not _same_unit(level.quantity.unit, found.quantity.unit):
        return False
    between = text[level.end : found.start]
    if len(between) > _LONGEST_LINK or _STOP.search(between):
        return False
    return bool(_FROM.search(between))


def _same_unit(one: Unit, other: Unit) -> bool:
    """Whether two figures may be compared; one may leave its unit to the other, or its scale."""
    degrees = one.name.startswith("degree") and other.name.startswith("degree")
    return one == other or degrees or not one.kind or not other.kind


def levels_in(read: Sequence[Part]) -> Iterator[Part]:
    """The parts that have a value of their own: levels and the bases they are compared with."""
    return (part for part in read if part.role in (Role.LEVEL, Role.BASE))
