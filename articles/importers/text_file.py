"""A pasted news story: section breadcrumb, headline, standfirst, `Published:` line, paragraphs.

    SOURCE / ECONOMY                              (optional)
    Headline
    Standfirst                                    (optional)
    Published: Jan 19, 2024 09:52 PM
    Photo: VCG                                    (photo credits, anywhere below)

    Paragraph ...

Lines such as `By Mara Lindqvist`, `Section: Economy`, `URL: https://...` may stand in the head. A
line of the head that cannot be told apart is an error, not a guess.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from articles.importers.dates import DateError, parse_date
from articles.importers.fields import ReadOptions, RowReader
from articles.importers.lines import decode, overlong
from articles.importers.records import MAX_ROW_BYTES, FieldError, Row

# The date stands within this many lines that are not blank.
_HEAD_LINES = 16

_PUBLISHED = re.compile(
    r"(?:published|posted|date|发布时间|时间)(?:\s+(?:on|at))?\s*[:：]\s*(.+?)"
    r"(?:\s*[|·,]?\s*(?:last )?updated\s*[:：].*)?",
    re.IGNORECASE,
)
_LABELS = {
    "id": "id",
    "section": "section",
    "headline": "headline",
    "standfirst": "standfirst",
    "byline": "byline",
    "author": "byline",
    "dateline": "dateline",
    "outlet": "outlet",
    "source": "outlet",
    "url": "canonical_url",
    "language": "language",
    "topics": "topics",
    "tags": "topics",
    "updated": "updated",
}
_LABELLED = re.compile(rf"({'|'.join(_LABELS)})\s*[:：]\s*(.+)", re.IGNORECASE)
_BYLINE = re.compile(r"By\s+([^\W\d_a-z][^.!?:]*)")
_CRUMB = re.compile(r"\s+[/>»›|]\s+")
_CREDIT = re.compile(
    r"(?P<caption>(?:.*\S)?)\s*\b(?:(?:File )?Photos?(?: by| credit)?|(?:图片|摄影))\s*[:：]\s*"
    r"(?P<credit>\S.{0,80})"
    r"|(?:Image|Picture|Illustration|Graphic|Cartoon|Credit)s?(?: by| credit)?\s*:\s*"
    r"(?P<other>\S.{0,80})"
)
_CREDIT_LENGTH = 400
_BYLINE_WORDS = 12
_SMALL_WORDS = {"AND", "OF", "THE", "IN", "FOR"}


@dataclass(frozen=True, slots=True)
class _Line:
    """Words of the file with the number of the line they begin on."""

    number: int
    text: str


_Fields = dict[str, _Line]


class _LineError(FieldError):
    """A field error that knows its line."""

    def __init__(self, line: int, field: str, reason: str, cure: str) -> None:
        super().__init__(field, reason, cure)
        self.line = line


def read_text(stream: BinaryIO, options: ReadOptions) -> Iterator[Row]:
    """Yield the one article of a pasted story, or the error that names the line to correct."""
    original = stream.read(MAX_ROW_BYTES + 1)
    if len(original) > MAX_ROW_BYTES:
        yield overlong(1, MAX_ROW_BYTES)
        return
    fields: _Fields = {}
    try:
        fields = _fields(decode(original).removeprefix("\ufeff"), options)
        row = {name: line.text for name, line in fields.items()}
        yield RowReader(options).read(row, line=1, original=original, format="text")
    except _LineError as error:
        yield error.at(error.line, original)
    except FieldError as error:
        line = fields[error.field].number if error.field in fields else 1
        yield error.at(line, original)


def _fields(text: str, options: ReadOptions) -> _Fields:
    """Return the fields of a story by our own names."""
    lines = [_Line(n, line.strip()) for n, line in enumerate(text.splitlines(), 1)]
    filled = [line for line in lines if line.text]
    published = _date_line(filled, options)
    fields = _head([line for line in filled if line.number < published.number])
    fields |= _below([line for line in lines if line.number > published.number])
    return fields | {"published_at": published}


def _date_line(filled: Sequence[_Line], options: ReadOptions) -> _Line:
    """Return the date of the story as written."""
    for line in filled[:_HEAD_LINES]:
        match = _PUBLISHED.fullmatch(line.text)
        date = match[1] if match else line.text
        try:
            parse_date(date, options.timezone)
        except DateError as error:
            if match:
                cure = "Write it like Jan 19, 2024 09:52 PM or 2024-01-19T21:52:00+08:00."
                raise _LineError(line.number, "published_at", str(error), cure) from error
        else:
            return _Line(line.number, date)
    raise _LineError(
        1,
        "published_at",
        f"none of the first {_HEAD_LINES} lines says when the story was published",
        "Add a line such as “Published: Jan 19, 2024 09:52 PM” between headline and text.",
    )


def _head(lines: Sequence[_Line]) -> _Fields:
    """Return the fields above the date: labelled lines first, the others by their order."""
    fields: _Fields = {}
    plain: list[_Line] = []
    for line in lines:
        named = _named(line, after_headline=bool(plain))
        if named:
            fields |= named
        else:
            plain.append(line)
    if len(plain) > 1 and (section := _section(plain[0].text)):
        fields.setdefault("section", _Line(plain[0].number, section))
        del plain[0]
    for field in ("headline", "standfirst"):
        if plain and field not in fields:
            fields[field] = plain.pop(0)
    if plain:
        raise _LineError(
            plain[0].number,
            "",
            f"“{plain[0].text[:60]}” comes after headline and standfirst and before the date",
            "Begin it with what it is (Section:, By, Outlet:, URL:), or take it out.",
        )
    return fields


def _named(line: _Line, *, after_headline: bool) -> _Fields:
    """Return the field of a line that says which one it is; nothing for other lines."""
    if labelled := _LABELLED.fullmatch(line.text):
        return {_LABELS[labelled[1].lower()]: _Line(line.number, labelled[2])}
    byline = _BYLINE.fullmatch(line.text)
    if after_headline and byline and len(line.text.split()) <= _BYLINE_WORDS:
        return {"byline": _Line(line.number, byline[1])}
    return {}


def _section(text: str) -> str:
    """Return the section that a breadcrumb such as `SOURCE / ECONOMY` leads to, else nothing."""
    crumbs = _CRUMB.split(text)
    short = all(0 < len(crumb) <= 40 and len(crumb.split()) <= 4 for crumb in crumbs)
    if not 2 <= len(crumbs) <= 5 or not short or re.search(r"[.?!,:;]", text):
        return ""
    return " ".join(map(_quiet, crumbs[-1].split())) if crumbs[-1].isupper() else crumbs[-1]


def _quiet(word: str) -> str:
    """Return a word in capitals as it is written otherwise: Economy, and, US."""
    if word in _SMALL_WORDS:
        return word.lower()
    return word.capitalize() if len(word) > 3 else word


def _below(lines: Sequence[_Line]) -> _Fields:
    """Return the text below the date and the photo credits that stand in it."""
    fields: _Fields = {}
    prose: list[_Line] = []
    credits: list[tuple[str, str]] = []
    for line in lines:
        credit = _CREDIT.fullmatch(line.text) if len(line.text) <= _CREDIT_LENGTH else None
        named = _named(line, after_headline=True) if not prose else {}
        if credit:
            credits.append((credit["caption"] or "", credit["credit"] or credit["other"]))
        elif named:
            fields |= named
        elif prose or line.text:
            prose.append(line)
    if prose:
        fields["text"] = _Line(prose[0].number, "\n".join(line.text for line in prose))
    if credits:
        number = lines[0].number
        fields["image_caption"] = _Line(number, next((c for c, _ in credits if c), ""))
        fields["image_credit"] = _Line(number, "; ".join(dict.fromkeys(c for _, c in credits)))
    return fields
