"""What the finders see in a text, as proposals with the fields of the records they would become."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from articles.curation.finders import (
    CandidateExpert,
    CandidateQuote,
    CandidateStatistic,
    Change,
    QuoteKind,
    find_claims,
)
from articles.models import storable
from articles.periods import Period
from articles.quantities import Approximation, Quantity, UnitKind, unit_for_code

from .confidence import of_expert, of_quote, of_statistic

_MARKS = "\"“”„«»「」『』'‘’"
_CHANGE_UNITS = {UnitKind.PERCENT: "percent", UnitKind.PERCENTAGE_POINT: "percentage_point"}
_BASIS_POINTS = Decimal(100)
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Proposal:
    """One candidate: its kind, its words text[start:end], and its fields as JSON values.

    The fields have the names of the record's columns; people and organizations are given by
    `speaker_name`, `producer_name` and `organization_name`, as the text has them.
    """

    kind: str
    start: int
    end: int
    rule: str
    confidence: float
    fields: dict[str, Any]


def propose(text: str, published: date | None) -> list[Proposal]:
    """Return everything the finders would make a record of, in the order of the text.

    Reported speech of nobody in particular ("analysts say", "progress shows") is left out.
    """
    claims = find_claims(text, published)
    voices = {quote: expert for expert in claims.experts for quote in expert.quotes}
    spoken = (q for q in claims.quotes if q in voices or q.kind is not QuoteKind.INDIRECT)
    found = [
        *(_expert(expert) for expert in claims.experts),
        *(_quote(text, quote, voices.get(quote)) for quote in spoken),
        *_statistics(text, claims.statistics, claims.experts),
    ]
    # Of two readings of the same words the surer one.
    found.sort(key=lambda proposal: proposal.confidence)
    by_place = {(proposal.kind, proposal.start, proposal.end): proposal for proposal in found}
    return sorted(by_place.values(), key=lambda proposal: (proposal.start, proposal.end))


# -- people -----------------------------------------------------------------------------------


def _expert(found: CandidateExpert) -> Proposal:
    fields = {
        "type": found.kind.value,
        "name": found.name,
        "aliases": list(found.aliases),
        "role": found.role,
        "affiliation": found.affiliation,
        "mentions": len(found.mentions),
        "quotes": len(found.quotes),
    }
    described = " described" if found.role or found.affiliation else ""
    rule = f"{found.kind.value}{described}"
    return Proposal("expert", found.start, found.end, rule, of_expert(found), fields)


# -- quotes -----------------------------------------------------------------------------------


def _quote(text: str, found: CandidateQuote, voice: CandidateExpert | None) -> Proposal:
    start, end = _inside_marks(text, found)
    is_person = voice is not None and voice.kind.value == "person"
    fields = {
        "kind": found.kind.value,
        "cue": text[slice(*found.cue)].strip()[:60] if found.cue else "",
        "speaker_name": voice.name if voice and is_person else "",
        "speaker_role": _role(voice) if is_person else "",
        "organization_name": voice.name if voice and not is_person else "",
        "said_by": text[slice(*found.speaker)] if found.speaker else "",
    }
    rule = found.kind.value if len(found.content) == 1 else f"{found.kind.value} in parts"
    return Proposal("quote", start, end, rule, of_quote(found, voice), fields)


def _inside_marks(text: str, found: CandidateQuote) -> tuple[int, int]:
    """Return where the words stand, without the marks around a quote in one piece."""
    start, end = found.start, found.end
    if found.kind is QuoteKind.DIRECT and len(found.content) == 1:
        words = text[start:end].strip(f"{_MARKS} ")
        if words and not set(words) & set('"“”'):
            start = text.index(words, start, end)
            end = start + len(words)
    return start, end


def _role(voice: CandidateExpert | None) -> str:
    """Return the role of a speaker as one text: "chief engineer, MIIT"."""
    return ", ".join(filter(None, [voice.role, voice.affiliation]))[:300] if voice else ""


# -- statistics -------------------------------------------------------------------------------


def _statistics(
    text: str, statistics: tuple[CandidateStatistic, ...], experts: tuple[CandidateExpert, ...]
) -> Iterator[Proposal]:
    by_name = {expert.name: expert for expert in experts}
    for found in statistics:
        value = storable(found.quantity.value)
        if abs(value.adjusted()) > 20:
            continue  # no archive keeps such a number; a serial number, most likely
        fields = _figure(found) | {
            "place": found.place[:120],
            "producer_name": text[slice(*found.producer)] if found.producer else "",
            "speaker_name": found.speaker_name,
            "speaker_role": _role(by_name.get(found.speaker_name)),
        }
        yield Proposal(
            *("statistic", found.start, found.end, _rule(found), of_statistic(found)), fields
        )


def _figure(found: CandidateStatistic) -> dict[str, Any]:
    quantity, equivalent = found.quantity, found.equivalent
    is_count = quantity.unit.kind is UnitKind.COUNT
    return {
        "value": _number(quantity.value),
        "value_upper": _number(quantity.upper),
        "approximation": quantity.approximation.value,
        "unit_code": quantity.unit.code,
        "counted": (found.counted or (quantity.unit.name if is_count else ""))[:200],
        "equivalent_value": _number(equivalent.value) if equivalent else None,
        "equivalent_unit_code": equivalent.unit.code if equivalent else "",
        "is_projection": found.is_projection,
        **_period(found.period),
        **_change(found, found.change),
    }


def _number(value: Decimal | None) -> str | None:
    return None if value is None else f"{storable(value).normalize():f}"


def _period(period: Period | None) -> dict[str, Any]:
    return {
        "period_start": period.start.isoformat() if period else None,
        "period_end": period.end.isoformat() if period else None,
        "period_precision": period.precision.value if period else "",
        "period_is_point": bool(period and period.is_point),
    }


def _change(found: CandidateStatistic, change: Change | None) -> dict[str, Any]:
    base = change.base if change else None
    stated = _in_percent(found, change.amount) if change and change.amount else None
    amount, unit = _amount(found, change, stated)
    hedge = stated.approximation if stated else Approximation.EXACT
    return {
        "change_amount": _number(amount),
        "change_unit": unit,
        "change_approximation": hedge.value,
        "change_direction": change.direction.value if change else "",
        "change_base_start": base.start.isoformat() if base else None,
        "change_base_end": base.end.isoformat() if base else None,
    }


def _in_percent(found: CandidateStatistic, stated: Quantity) -> Quantity:
    """Return a share in words, “by a third”, as about so many percent; others unchanged."""
    percent = unit_for_code("percent")
    if stated.unit.code or percent is None or not 0 < stated.value < 1 <= abs(found.quantity.value):
        return stated
    is_plain = stated.approximation == Approximation.EXACT
    hedge = Approximation.ABOUT if is_plain else stated.approximation
    value = (stated.value * 100).quantize(_TENTH)
    return replace(stated, value=value, unit=percent, approximation=hedge)


def _amount(
    found: CandidateStatistic, change: Change | None, stated: Quantity | None
) -> tuple[Decimal | None, str]:
    """Return how far the figure moved, and its unit; nothing where the figure is the movement."""
    if stated is None or stated.upper is not None or (change and change.base_value is not None):
        return None, ""
    if found.start <= (change.span or (-1, -1))[0] < found.end if change else False:
        return None, ""
    if stated.unit.kind is UnitKind.BASIS_POINT:
        return stated.value / _BASIS_POINTS, "percentage_point"
    if unit := _CHANGE_UNITS.get(stated.unit.kind):
        return stated.value, unit
    same = stated.unit.code == found.quantity.unit.code
    return (stated.value, "") if same else (None, "")


def _rule(found: CandidateStatistic) -> str:
    """Return what sort of figure it is: the rules of the finder differ by it."""
    kind = found.quantity.unit.kind
    name = {UnitKind.CURRENCY: "money", UnitKind.NONE: "bare number"}.get(kind, kind.value)
    name = name.replace("_", " ")
    if found.change is not None and found.change.span == (found.start, found.end):
        return f"movement in {name}"
    return f"projected {name}" if found.is_projection else name
