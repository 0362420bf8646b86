"""Documents of the archive as documents of tantivy."""

from datetime import datetime

import tantivy

from articles.search.engine import Document, Figure
from articles.search.folding import fold

from . import schema

# How often the words of each part count: once is what a word of the body counts.
TITLE_WEIGHT = 3
LEAD_WEIGHT = 2
# Kinds whose titles and names are completed while typing.
NAMED = ("articles", "topics", "experts", "organizations", "outlets", "sections", "metrics")
_ID_BITS = 22


def native(document: Document) -> tantivy.Document:
    """Return the document in the fields of the schema."""
    written = tantivy.Document()
    written.add_unsigned("key", schema.key_number((document.kind, document.id)))
    written.add_unsigned("version", document.version)
    written.add_text("kind", document.kind)
    written.add_integer("moment", moment_number(document.moment, document.id))
    for name, ids in document.links.items():
        for record_id in dict.fromkeys(ids):
            written.add_unsigned(name, record_id)
    if document.language:
        written.add_text("lang", document.language)
    for flag in document.has:
        written.add_text("has", flag)
    if document.day:
        day = schema.day_number(document.day)
        written.add_unsigned("day", day)
        written.add_unsigned("month", day // 100)
        written.add_unsigned("year", day // 10_000)
    for figure in document.figures:
        _add_figure(written, figure)
    _add_texts(written, document)
    return written


def _add_figure(written: tantivy.Document, figure: Figure) -> None:
    written.add_float("low", figure.low)
    written.add_float("high", figure.high)
    for unit in figure.units:
        written.add_text("unit", unit)
    if figure.first_day and figure.last_day:
        written.add_unsigned("first_day", schema.day_number(figure.first_day))
        written.add_unsigned("last_day", schema.day_number(figure.last_day))


def _add_texts(written: tantivy.Document, document: Document) -> None:
    """Add the texts; weighting is repetition, which keeps a word one term of one field."""
    kind = document.kind
    title, lead, text = fold(document.title), fold(document.lead), fold(document.text)
    names = [fold(name) for name in document.names]
    context = fold(document.context)
    written.add_text(schema.title(kind), title)
    for part in (title, lead, text, *names):
        if part:
            written.add_text(schema.exact(kind), part)
    if kind in NAMED:
        written.add_text(schema.names(kind), title)
        for name in names if kind != "articles" else ():
            written.add_text(schema.names(kind), name)
    for part in (*[title] * TITLE_WEIGHT, *[lead] * LEAD_WEIGHT, text, *names, context):
        if part:
            written.add_text(schema.words(kind), part)


def moment_number(moment: datetime | None, record_id: int) -> int:
    """Return a number that sorts by second and, within one second, by id."""
    second = int(moment.timestamp()) if moment else -(1 << 36)
    return (second << _ID_BITS) | (record_id & ((1 << _ID_BITS) - 1))


def second_of(number: int) -> int:
    """Return the second since 1970 in a moment's number."""
    return number >> _ID_BITS
