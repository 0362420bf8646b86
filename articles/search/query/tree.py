"""Building blocks of a query tree that keep it in one normal form, so that equal queries are equal.

Conjunctions and disjunctions are flat and hold no part twice; a disjunction of values of one field
is one field with several values; a double negation is none; numbers are found in running words.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from .figures import is_tellable, numbers_in, scale_of
from .nodes import And, Field, Node, Not, Number, Or, Phrase, Value, Word, times


def all_of(parts: Iterable[Node]) -> Node | None:
    """Return the conjunction of the parts in normal form, None of none."""
    flat: list[Node] = []
    for part in parts:
        flat += part.parts if isinstance(part, And) else (part,)
    kept = tuple(dict.fromkeys(flat))
    return And(kept) if len(kept) > 1 else next(iter(kept), None)


def any_of(parts: Iterable[Node]) -> Node | None:
    """Return the disjunction of the parts in normal form, None of none."""
    flat: list[Node] = []
    for part in parts:
        flat += part.parts if isinstance(part, Or) else (part,)
    kept = tuple(dict.fromkeys(_join_fields(flat)))
    return Or(kept) if len(kept) > 1 else next(iter(kept), None)


def _join_fields(parts: list[Node]) -> Iterator[Node]:
    """Yield the parts with all fields of one name as one, where the first of them stood."""
    values: dict[str, list[str]] = {}
    for part in parts:
        if isinstance(part, Field):
            values.setdefault(part.name, []).extend(part.values)
    for part in parts:
        if not isinstance(part, Field):
            yield part
        elif part.name in values:
            yield Field(part.name, tuple(dict.fromkeys(values.pop(part.name))))


def none_of(part: Node) -> Node:
    """Return the negation of the part."""
    return part.part if isinstance(part, Not) else Not(part)


def with_numbers(node: Node) -> Node:
    """Return the tree with neighbouring words that are one number joined."""
    if isinstance(node, And):
        return all_of(_joined(list(node.parts))) or node
    if isinstance(node, Or):
        return any_of(with_numbers(part) for part in node.parts) or node
    if isinstance(node, Not):
        return none_of(with_numbers(node.part))
    return next(_joined([node])) if isinstance(node, Word) else node


# Words that say nothing alone; in capitals they may be names (IT, WHO) and are kept.
_NOISE = frozenset(
    "a an and are as at be by for from has have how in is it its of on or that the this to was were"
    " what when where which who why will with".split()
)


def without_noise(node: Node) -> Node:
    """Return the tree without words that say nothing, if others are left to search for."""
    if not isinstance(node, And):
        return node
    telling = [part for part in node.parts if not _is_noise(part)]
    if any(isinstance(part, Word | Phrase | Number) for part in telling):
        return all_of(telling) or node
    return node


def _is_noise(part: Node) -> bool:
    if not isinstance(part, Word) or part.prefix or part.in_title or part.text.isupper():
        return False
    return part.text.lower() in _NOISE


def _joined(parts: list[Node]) -> Iterator[Node]:
    while parts:
        _take_scales(parts)
        found = numbers_in(_leading_words(parts))
        if found:
            length, quantity = found
            text = " ".join(str(part) for part in parts[:length])
            yield Number(text, quantity.value, quantity.unit.code)
            del parts[:length]
        else:
            part = parts.pop(0)
            yield part if isinstance(part, Word) else with_numbers(part)


def _take_scales(parts: list[Node]) -> None:
    """Multiply a value that comes first by the scales after it: `value:>3 million`."""
    first, place = parts[0], 1
    value = first.part if isinstance(first, Not) else first
    if not isinstance(value, Value):
        return
    if len(parts) > 1 and isinstance(parts[1], Field) and parts[1].name == "unit":
        place = 2  # of `value:$3 million`
    while place < len(parts) and (scale := _scale(parts[place])):
        larger = times(value, scale)
        if not all(is_tellable(bound) for bound in (larger.low, larger.high) if bound is not None):
            return
        value = larger
        parts[0] = Not(value) if isinstance(first, Not) else value
        del parts[place]


def _scale(part: Node) -> Decimal | None:
    if not isinstance(part, Word) or part.prefix or part.in_title:
        return None
    return scale_of(part.text)


def _leading_words(parts: list[Node]) -> tuple[str, ...]:
    words = []
    for part in parts:
        if not isinstance(part, Word) or part.prefix or part.in_title:
            break
        words.append(part.text)
    return tuple(words)


def wanted(node: Any) -> Iterator[Any]:
    """Yield the conditions of a tree that are asked for, those of negations left out."""
    if isinstance(node, And | Or):
        for part in node.parts:
            yield from wanted(part)
    elif node is not None and not isinstance(node, Not):
        yield node


def size(node: Node | None) -> int:
    """Return the number of terms: every value of a field is one."""
    if isinstance(node, And | Or):
        return sum(map(size, node.parts))
    if isinstance(node, Not):
        return size(node.part)
    if isinstance(node, Field):
        return len(node.values)
    return 0 if node is None else 1
