"""Proposals and claims in an editor's words: what stands in a row of the list."""

from datetime import date
from decimal import Decimal
from typing import Any

from articles.periods import Period, Precision, format_period, named_precision
from articles.quantities import (
    NO_UNIT,
    Approximation,
    Interval,
    Quantity,
    format_quantity,
    format_value,
    unit_for_code,
)

Fields = dict[str, Any]


def figure_title(fields: Fields) -> str:
    """Return the number with unit and hedge: “over 4,400”."""
    value, upper = _decimal(fields.get("value")), _decimal(fields.get("value_upper"))
    if value is None:
        return str(fields.get("exact") or "?")
    quantity = Quantity(
        value=value,
        upper=upper,
        unit=unit_for_code(fields.get("unit_code") or "") or NO_UNIT,
        approximation=Approximation(fields.get("approximation") or "exact"),
        as_written="",
        interval=Interval(value, value if upper is None else upper),
    )
    return format_quantity(quantity)


def figure_facts(fields: Fields) -> tuple[str, ...]:
    """Return what is counted, the change, the period and the source, those that are known."""
    period = period_of(fields, "period")
    facts = [
        fields.get("metric_name") or fields.get("counted"),
        change_words(fields),
        format_period(period) if period else "",
        "projection" if fields.get("is_projection") else "",
        fields.get("place"),
        fields.get("speaker_name"),
        fields.get("producer_name"),
    ]
    return tuple(str(fact) for fact in facts if fact)


def quote_facts(fields: Fields) -> tuple[str, ...]:
    """Return who says it, with which verb, and how directly."""
    source = fields.get("speaker_name") or fields.get("organization_name") or fields.get("said_by")
    facts = [source or "nobody named", fields.get("cue"), fields.get("kind")]
    return tuple(str(fact) for fact in facts if fact)


def voice_facts(fields: Fields) -> tuple[str, ...]:
    """Return the role and affiliation of a person, and how often they speak here."""
    times = int(fields.get("quotes") or 0)
    said = f"{times} quote{'' if times == 1 else 's'}" if times else ""
    kind = "organization" if fields.get("type") == "organization" else ""
    facts = [fields.get("role"), fields.get("affiliation"), kind, said]
    return tuple(str(fact) for fact in facts if fact)


def change_words(fields: Fields) -> str:
    """Return the stated change: “up 29 percent from 2022”, "" when none is stated."""
    amount, direction = _decimal(fields.get("change_amount")), fields.get("change_direction")
    if amount is None and not direction:
        return ""
    unit = {"percent": " percent", "percentage_point": " percentage points"}
    size = format_value(amount) if amount is not None else ""
    hedge = str(fields.get("change_approximation") or Approximation.EXACT)
    hedged = "" if hedge == Approximation.EXACT else f"{hedge.replace('_', ' ')} "
    much = f"{hedged}{size}{unit.get(fields.get('change_unit') or '', '')}"
    base = period_of(fields, "change_base")
    since = f"from {format_period(base)}" if base else ""
    return " ".join(part for part in (direction or "changed", much, since) if part)


def period_of(fields: Fields, name: str) -> Period | None:
    """Return a period kept in columns; a base of change has only first and last day."""
    start, end = _day(fields.get(f"{name}_start")), _day(fields.get(f"{name}_end"))
    if start is None or end is None:
        return None
    precision = fields.get(f"{name}_precision") or named_precision(start, end)
    return Period(start, end, Precision(precision), bool(fields.get(f"{name}_is_point")))


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and value else value or None


def _decimal(value: Any) -> Decimal | None:
    return None if value in (None, "") else Decimal(str(value))
