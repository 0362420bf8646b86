"""How exact values are written in JSON: numbers, units, identifiers, without empty parts."""

from decimal import Decimal
from typing import Any

from articles.quantities import Unit, UnitKind

WIKIDATA = "http://www.wikidata.org/entity/"
MEDIA_TOPIC = "http://cv.iptc.org/newscodes/mediatopic/"


def number(value: Decimal | None) -> int | float | None:
    """Return the JSON number that reads back as the same decimal.

    Exact, because the archive's numbers have at most 15 significant digits and a float keeps 15.
    """
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def unit_code(unit: Unit) -> str:
    """Return the code of a unit with its scheme: `ISO4217:CNY`, `UCUM:km`; percent is `P1`.

    schema.org asks for UN/CEFACT codes and lets others stand behind a prefix
    (https://schema.org/unitCode).
    """
    if unit.kind == UnitKind.PERCENT:
        return "P1"
    scheme = {UnitKind.CURRENCY: "ISO4217", UnitKind.MEASURE: "UCUM"}.get(unit.kind)
    return f"{scheme}:{unit.code}" if scheme else ""


def concept(external_id: str) -> str:
    """Return the address of a concept in another vocabulary: an IPTC Media Topic or a URL."""
    scheme, _, code = external_id.partition(":")
    if scheme == "medtop" and code:
        return MEDIA_TOPIC + code
    return external_id if scheme in ("http", "https") else ""


def filled(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that say something: no None, no empty text, no empty list."""
    return {key: value for key, value in fields.items() if value not in (None, "", [], {})}
