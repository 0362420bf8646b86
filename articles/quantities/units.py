"""The table of units and currencies: by code, and as spelled at a place in a text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from articles.quantities.plurals import plural
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
_KINDS: dict[str, UnitKind] = {
    "percent": UnitKind.PERCENT,
    "percentage_point": UnitKind.PERCENTAGE_POINT,
    "basis_point": UnitKind.BASIS_POINT,
}
_LONGEST_SIGN = 4
Spelling = tuple[str, ...]


@dataclass(slots=True)
class _Table:
    by_code: dict[str, Unit] = field(default_factory=dict)
    by_name: dict[str, Unit] = field(default_factory=dict)
    plurals: dict[str, str] = field(default_factory=dict)  # by name
    words: dict[Spelling, Unit] = field(default_factory=dict)  # in lower case
    symbols: dict[Spelling, Unit] = field(default_factory=dict)  # case kept
    signs: dict[Spelling, Unit] = field(default_factory=dict)  # what stands before a number
    reach: dict[str, int] = field(default_factory=dict)  # longest spelling by its first token
    sign_ends: set[str] = field(default_factory=set)

    def add(self, unit: Unit, plural_name: str, symbols: list[str], others: list[str]) -> None:
        self.by_code.setdefault(unit.code, unit)
        self.by_name.setdefault(unit.name, unit)
        self.plurals.setdefault(unit.name, plural_name)
        for spelling in (unit.name, plural_name, *others):
            self._claim(self.words, spelling.lower(), unit)
        for symbol in symbols:
            self._claim(self.symbols, symbol, unit)
            if unit.kind is UnitKind.CURRENCY:
                self.sign_ends.add(self._claim(self.signs, symbol, unit)[-1])

    def _claim(self, spellings: dict[Spelling, Unit], text: str, unit: Unit) -> Spelling:
        key = tuple(token.text for token in tokenise(text))
        spellings.setdefault(key, unit)
        first = key[0].lower()
        self.reach[first] = max(self.reach.get(first, 0), len(key))
        return key


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
    pairs = (pair.split("/") for pair in cell.split(","))
    return [spelling.strip() for pair in pairs for spelling in pair if spelling.strip()]


def _symbols(cell: str) -> list[str]:
    return [symbol.replace("_", " ") for symbol in cell.split()]


def _add_measure(
    table: _Table, code: str, name: str, plural_name: str, signs: str, others: str, prefixes: str
) -> None:
    symbols = _symbols(signs)
    kind = _KINDS.get(code, UnitKind.MEASURE)
    table.add(Unit(code, kind, name, "".join(symbols[:1])), plural_name, symbols, _others(others))
    for letter in prefixes.split():
        prefix, marks = _PREFIXES[letter]
        larger = [mark + symbol for mark in marks for symbol in symbols]
        unit = Unit(letter + code, kind, prefix + name, "".join(larger[:1]))
        table.add(unit, prefix + plural_name, larger, [prefix + word for word in _others(others)])


def _add_currency(
    table: _Table, code: str, name: str, plural_name: str, signs: str, others: str
) -> None:
    symbols = _symbols(signs)
    shown = "" if symbols[:1] == ["-"] else "".join(symbols[:1])
    spellings = [symbol for symbol in symbols if symbol != "-"]
    if code.isupper():
        spellings.append(code)
    unit = Unit(code, UnitKind.CURRENCY, name, shown)
    table.add(unit, plural_name, spellings, _others(others))


def unit_for_code(code: str) -> Unit | None:
    """The unit with this ISO 4217 or UCUM code, None if the table has none.

    A rate is put together from its two codes: "USD/[bbl_us]", "USD/{share}".
    """
    known = _table().by_code.get(code)
    if known is not None:
        return known
    above, _, below = code.partition("/")
    unit = _table().by_code.get(above)
    per = _table().by_code.get(below)
    noun = below[1:-1] if below[:1] == "{" and below[-1:] == "}" else ""
    if unit is None or not (per or noun):
        return None
    return Unit(code, unit.kind, f"{unit.name} per {per.name if per else noun}", unit.symbol)


def plural_name(unit: Unit) -> str:
    """The unit's name after any number but one: "yuan", "metres per second", "base stations"."""
    plurals = _table().plurals
    if unit.name in plurals:
        return plurals[unit.name]
    name, per, rest = unit.name.partition(" per ")
    start, space, head = name.rpartition(" ")
    many = plurals.get(name) or f"{start}{space}{plural(head)}"
    return f"{many}{per}{rest}"


@cache
def unit_names(code: str) -> tuple[str, ...]:
    """The ways to write a unit after a number in letters: "km", "kilometre", "km / h" ..."""
    table = _table()
    written = [*table.symbols.items(), *table.words.items()]
    names = dict.fromkeys(" ".join(key) for key, unit in written if unit.code == code)
    return tuple(name for name in names if all(sign.isalpha() or sign in " ./°" for sign in name))


def measure_named(name: str) -> Unit | None:
    """The measure with this lower-case name in the singular, None if the table has none."""
    unit = _table().by_name.get(name)
    return unit if unit is not None and unit.kind is UnitKind.MEASURE else None


def unit_at(tokens: Sequence[Token], at: int) -> tuple[Unit, int] | None:
    """The unit spelled at token ``at``, longest spelling first, and the token after it."""
    if at >= len(tokens):
        return None
    table = _table()
    reach = table.reach.get(tokens[at].low, 0)
    for length in range(min(reach, len(tokens) - at), 0, -1):
        piece = tokens[at : at + length]
        unit = table.symbols.get(tuple(token.text for token in piece))
        if unit is not None and length > 1 and piece[-1].kind == "number" and not piece[-1].glued:
            unit = None  # "12 m 2 dm" has no square metres
        unit = unit or table.words.get(tuple(token.low for token in piece))
        if unit is not None:
            return unit, at + length
    return None


def currency_before(tokens: Sequence[Token], at: int) -> tuple[Unit, int] | None:
    """The currency sign or code that ends before token ``at``, and the token it begins with."""
    table = _table()
    if at < 1 or tokens[at - 1].text not in table.sign_ends:
        return None
    for length in range(min(_LONGEST_SIGN, at), 0, -1):
        piece = tokens[at - length : at]
        unit = table.signs.get(tuple(token.text for token in piece))
        if unit is not None:
            return unit, at - length
    return None
