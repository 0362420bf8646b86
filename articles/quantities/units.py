"""The table of units and currencies: a unit by its code, and the unit spelled at a place in a text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from articles.quantities.tokens import Token, tokenise
from articles.quantities.values import Unit, UnitKind

# SI prefixes: UCUM letter, name, the signs used in text.
_PREFIXES = {
    "p": ("pico", ("p",)),
    "n": ("nano", ("n",)),
    "u": ("micro", ("µ", "μ")),
    "m": ("milli", ("m",)),
    "c": ("centi", ("c",)),
    "d": ("deci", ("d",)),
    "h": ("hecto", ("h",)),
    "k": ("kilo", ("k",)),
    "M": ("mega", ("M",)),
    "G": ("giga", ("G",)),
    "T": ("tera", ("T",)),
    "P": ("peta", ("P",)),
}
_KINDS = {
    "percent": UnitKind.PERCENT,
    "percentage_point": UnitKind.PERCENTAGE_POINT,
    "basis_point": UnitKind.BASIS_POINT,
}
Spelling = tuple[str, ...]


@dataclass(slots=True)
class _Table:
    by_code: dict[str, Unit] = field(default_factory=dict)
    by_name: dict[str, Unit] = field(default_factory=dict)
    plurals: dict[str, str] = field(default_factory=dict)  # by name
    words: dict[Spelling, Unit] = field(default_factory=dict)  # in lower case
    symbols: dict[Spelling, Unit] = field(default_factory=dict)  # case kept
    prefixes: dict[Spelling, Unit] = field(
        default_factory=dict
    )  # currency signs that stand before a number
    longest: int = 1

    def add(self, unit: Unit, plural: str, symbols: Sequence[str], others: Sequence[str]) -> None:
        if unit.code:
            self.by_code.setdefault(unit.code, unit)
        self.by_name.setdefault(unit.name, unit)
        self.plurals.setdefault(unit.name, plural)
        for spelling in (unit.name, plural, *others):
            self._claim(self.words, spelling.lower(), unit)
        for symbol in symbols:
            self._claim(self.symbols, symbol, unit)
            if unit.kind is UnitKind.CURRENCY:
                self._claim(self.prefixes, symbol, unit)

    def _claim(self, spellings: dict[Spelling, Unit], text: str, unit: Unit) -> None:
        key = tuple(token.text for token in tokenise(text))
        spellings.setdefault(key, unit)
        self.longest = max(self.longest, len(key))


@cache
def _table() -> _Table:
    table = _Table()
    for row in _rows("measures.txt"):
        _add_measure(table, *row)
    for row in _rows("currencies.txt"):
        _add_currency(table, *row[:5])
    return table


def _rows(name: str) -> Iterator[list[str]]:
    """The lines of a table file, cut at the bars; blank lines and # comments are left out."""
    for line in Path(__file__).with_name(name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            cells = [cell.strip() for cell in line.split("|")]
            yield cells + [""] * (6 - len(cells))


def _others(cell: str) -> list[str]:
    return [
        spelling.strip()
        for pair in cell.split(",")
        for spelling in pair.split("/")
        if spelling.strip()
    ]


def _symbols(cell: str) -> list[str]:
    return [symbol.replace("_", " ") for symbol in cell.split()]


def _add_measure(
    table: _Table, code: str, name: str, plural: str, signs: str, others: str, prefixes: str
) -> None:
    symbols = _symbols(signs)
    kind = _KINDS.get(code, UnitKind.MEASURE)
    table.add(
        Unit(code, kind, name, symbols[0] if symbols else ""), plural, symbols, _others(others)
    )
    for letter in prefixes.split():
        prefix, marks = _PREFIXES[letter]
        larger = [mark + symbol for mark in marks for symbol in symbols]
        unit = Unit(letter + code, kind, prefix + name, larger[0] if larger else "")
        table.add(unit, prefix + plural, larger, [prefix + other for other in _others(others)])


def _add_currency(
    table: _Table, code: str, name: str, plural: str, signs: str, others: str
) -> None:
    symbols = _symbols(signs)
    shown = symbols[0] if symbols and symbols[0] != "-" else ""
    spellings = [symbol for symbol in symbols if symbol != "-"] + ([code] if code.isupper() else [])
    table.add(Unit(code, UnitKind.CURRENCY, name, shown), plural, spellings, _others(others))


def unit_for_code(code: str) -> Unit | None:
    """The unit with this ISO 4217 or UCUM code, None if the table has none."""
    return _table().by_code.get(code)


def measure_named(name: str) -> Unit | None:
    """The measure with this lower-case name in the singular, None if the table has none."""
    unit = _table().by_name.get(name)
    return unit if unit is not None and unit.kind is UnitKind.MEASURE else None


def plural_of(name: str) -> str | None:
    """The plural of a unit's name, None for a name that the table does not have."""
    return _table().plurals.get(name)


def unit_at(tokens: Sequence[Token], at: int) -> tuple[Unit, int] | None:
    """The unit spelled at token ``at``, longest spelling first, and the token after it."""
    table = _table()
    for length in range(min(table.longest, len(tokens) - at), 0, -1):
        piece = tokens[at : at + length]
        unit = table.symbols.get(tuple(token.text for token in piece))
        unit = unit or table.words.get(tuple(token.low for token in piece))
        if unit is not None:
            return unit, at + length
    return None


def currency_before(tokens: Sequence[Token], at: int) -> tuple[Unit, int] | None:
    """The currency sign or word that ends just before token ``at``, and the token it begins with."""
    table = _table()
    for length in range(min(4, at), 0, -1):
        piece = tokens[at - length : at]
        unit = table.prefixes.get(tuple(token.text for token in piece))
        if unit is None and all(token.kind == "word" for token in piece):
            unit = table.prefixes.get(tuple(token.text.upper() for token in piece))
        if unit is not None:
            return unit, at - length
    return None
