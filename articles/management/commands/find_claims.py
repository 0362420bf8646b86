"""`manage.py find_claims [FILE]`: articles in, the claims that the finders see in them out.

Both are JSON Lines in UTF-8. A row in has an "id", a "text" and perhaps "published" (YYYY-MM-DD,
to which "last year" refers); the row out has the same "id". All spans are [start, end) offsets into
the text, and values are decimal strings, exact: "3377000". No database is read or written.
"""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.curation.finders import (
    CandidateExpert,
    CandidateQuote,
    CandidateStatistic,
    Change,
)
from articles.curation.finders import find_claims as find_candidates
from articles.periods import Period, write_period
from articles.quantities import Approximation, Found, Quantity, find

_CHANGES = {
    Approximation.EXACT: "=",
    Approximation.ABOUT: "~",
    Approximation.OVER: ">",
    Approximation.AT_LEAST: ">",
    Approximation.NEARLY: "<",
    Approximation.UNDER: "<",
    Approximation.UP_TO: "<",
}


class Command(BaseCommand):
    """Read rows, find, write rows; one line at a time, so that it works in a pipe."""

    help = "Find the numbers, experts and quotes of texts: JSON Lines in, JSON Lines out."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file",
            nargs="?",
            type=Path,
            metavar="FILE",
            help='rows {"id", "text", "published"}; standard input without it',
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write a row for each row, and stop at the first that cannot be read, naming its line."""
        path = options["file"]
        try:
            with path.open("rb") if path else sys.stdin.buffer as lines:
                for row in rows(lines):
                    found = claims(row["text"], row["published"])
                    self.stdout.write(json.dumps({"id": row["id"], **found}))
        except OSError as error:
            raise CommandError(f"{path or 'Standard input'} cannot be read: {error}.") from error


def rows(lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    """Yield the rows of JSON Lines, blank lines left out; CommandError names a bad line."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _row(line, f"Line {number}")


def _row(line: bytes, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except ValueError as error:
        raise CommandError(f"{where} is not JSON in UTF-8: {error}.") from error
    if not isinstance(row, dict) or "id" not in row or not isinstance(row.get("text"), str):
        raise CommandError(f'{where} is no object with an "id" and a "text".')
    try:
        row["published"] = (
            date.fromisoformat(str(row["published"])) if row.get("published") else None
        )
    except ValueError as error:
        raise CommandError(f'{where}: "published" is no date like 2024-01-19.') from error
    return row


def claims(text: str, published: date | None = None) -> dict[str, Any]:
    """Return what the finders see in a text, as plain values."""
    candidates = find_candidates(text, published)
    return {
        "quantities": [_quantity(found) for found in find(text)],
        "statistics": [_statistic(found) for found in candidates.statistics],
        "experts": [_expert(found) for found in candidates.experts],
        "quotes": [_quote(found) for found in candidates.quotes],
    }


def _quantity(found: Found) -> dict[str, Any]:
    quantity = found.quantity
    return {
        "value": _value(quantity),
        "unit": found.share_of or unit_name(quantity),
        "span": [found.start, found.end],
        "change": found.direction.value or _CHANGES[quantity.approximation],
    }


def _value(quantity: Quantity) -> str | list[str]:
    if quantity.upper is None:
        return _number(quantity.value)
    return [_number(quantity.value), _number(quantity.upper)]


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}"


def unit_name(quantity: Quantity) -> str:
    """Return the unit in words, singular; the US dollar is "dollar", as tools name it."""
    return quantity.unit.name.replace("US dollar", "dollar")


def _quote(quote: CandidateQuote) -> dict[str, Any]:
    return {
        "kind": quote.kind.value,
        "content": [list(span) for span in quote.content],
        "cue": _span(quote.cue),
        "speaker": _span(quote.speaker),
    }


def _expert(found: CandidateExpert) -> dict[str, Any]:
    return {
        "kind": found.kind.value,
        "name": found.name,
        "aliases": list(found.aliases),
        "span": [found.start, found.end],
        "role": found.role,
        "role_span": _span(found.role_span),
        "affiliation": found.affiliation,
        "affiliation_span": _span(found.affiliation_span),
        "mentions": [list(span) for span in found.mentions],
    }


def _span(span: tuple[int, int] | None) -> list[int] | None:
    return list(span) if span else None


def _statistic(found: CandidateStatistic) -> dict[str, Any]:
    return {
        "span": [found.start, found.end],
        "value": _value(found.quantity),
        "unit": unit_name(found.quantity),
        "approximation": found.quantity.approximation.value,
        "counted": found.counted,
        "counted_span": _span(found.counted_span),
        "period": _period(found.period),
        "period_span": _span(found.period_span),
        "projection": found.is_projection,
        "change": _change(found.change) if found.change else None,
        "equivalent": _equivalent(found),
        "place": found.place,
        "producer": _span(found.producer),
        "speaker": _span(found.speaker),
        "speaker_name": found.speaker_name,
    }


def _equivalent(found: CandidateStatistic) -> dict[str, Any] | None:
    if found.equivalent is None:
        return None
    return {
        "value": _value(found.equivalent),
        "unit": unit_name(found.equivalent),
        "span": _span(found.equivalent_span),
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "direction": change.direction.value,
        "amount": _value(change.amount) if change.amount else None,
        "unit": unit_name(change.amount) if change.amount else "",
        "base": _period(change.base),
        "base_value": _value(change.base_value) if change.base_value else None,
    }


def _period(period: Period | None) -> str:
    """Return a period as articles.periods writes it, empty when there is none."""
    return write_period(period) if period else ""
