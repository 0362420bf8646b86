"""Rows of names and values -> records: which field of a file is which field of an article."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import Any

from articles.importers.dates import DateError, parse_date
from articles.importers.prose import paragraphs, to_markdown
from articles.importers.records import ArticleRecord, FieldError
from articles.importers.values import (
    clean_language,
    clean_line,
    clean_list,
    clean_text,
    clean_url,
)

# Fields of one line, with the most characters that the archive keeps of them.
LINES = {
    "id": 150,
    "headline": 300,
    "section": 120,
    "byline": 300,
    "dateline": 120,
    "outlet": 200,
    "domain": 200,
    "image_caption": 500,
    "image_credit": 200,
}
TOPIC_LENGTH = 100

# `body` is Markdown and `text` plain prose: a row has one of them. `domain` names the outlet of
# rows that do not say `outlet` when the import does not say it either.
FIELDS = (
    "id headline standfirst section byline dateline body text outlet domain language published_at "
    "canonical_url image_url image_caption image_credit topics status"
).split()
STATUSES = ("draft", "in_review", "published")

# Names that crawlers and feeds use (news-please, newspaper3k, trafilatura, schema.org/NewsArticle),
# best first: the first one with a value is taken.
ALIASES: Mapping[str, tuple[str, ...]] = {
    "headline": ("title",),
    "standfirst": ("description", "excerpt", "summary", "alternativeHeadline"),
    "section": ("articleSection",),
    "byline": ("authors", "author"),
    "text": ("maintext", "articleBody", "content"),
    "domain": ("source_domain", "sitename", "hostname"),
    "language": ("inLanguage", "lang", "meta_lang"),
    "published_at": ("date_publish", "datePublished", "publish_date", "published", "date"),
    "canonical_url": ("url", "link"),
    "image_url": ("top_image",),
    "topics": ("tags", "keywords"),
}


# Raw HTML is not shown as such: a page of tags would be imported as words in angle brackets.
_HTML = re.compile(
    r"\\?<(?:!doctype|html|head|body|div|p|span|article|section)\b[^<]*>", re.IGNORECASE
)


class MappingError(ValueError):
    """A `--map` that cannot be read; the message says what may stand there."""


def parse_mapping(text: str) -> dict[str, str]:
    """Return {theirs: ours} of `theirs=ours,...`; `theirs=` leaves their field out."""
    mapping = {}
    for pair in filter(None, (part.strip() for part in text.split(","))):
        theirs, equals, ours = (part.strip() for part in pair.partition("="))
        if not equals or not theirs:
            raise MappingError(f"“{pair}” is not theirs=ours, such as title=headline.")
        if ours and ours not in FIELDS:
            raise MappingError(f"There is no field “{ours}”. The fields are: {', '.join(FIELDS)}.")
        mapping[theirs] = ours
    return mapping


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How the rows of a file are read.

    `mapping` is {theirs: ours}; `outlet` and `language` are for rows that do not say; `timezone`
    is that of dates without one.
    """

    mapping: Mapping[str, str] = field(default_factory=dict)
    outlet: str = ""
    language: str = "en"
    timezone: tzinfo = UTC


class RowReader:
    """Reads the rows of one file: knows under which names it may hold our fields."""

    def __init__(self, options: ReadOptions) -> None:
        self.options = options
        self.names = {ours: self._names_of(ours) for ours in FIELDS}
        self.known = {name for names in self.names.values() for name in names}

    def _names_of(self, ours: str) -> tuple[str, ...]:
        """Return the names of one of our fields, best first."""
        mapping = self.options.mapping
        mapped = tuple(name for name, to in mapping.items() if to == ours)
        usual = (ours, *ALIASES.get(ours, ()))
        return mapped + tuple(name for name in usual if name not in mapping)

    def read(
        self, row: Mapping[str, Any], *, line: int, original: bytes, format: str
    ) -> ArticleRecord:
        """Return the record of a row of names and values; raise FieldError when there is none."""
        values = {ours: _first(row, names) for ours, names in self.names.items()}
        if isinstance(values["byline"], list):
            values["byline"] = ", ".join(clean_list("byline", values["byline"], LINES["byline"]))
        lines = {name: clean_line(name, values[name], limit) for name, limit in LINES.items()}
        if not lines["headline"]:
            raise FieldError("headline", "there is none", _cure_for_missing("headline", row))
        lines["outlet"] = self._outlet(lines["outlet"], lines.pop("domain"))
        body, prose = _body(values, row)
        language = clean_language("language", values["language"])
        return ArticleRecord(
            **lines,
            body=body,
            standfirst=_standfirst(values["standfirst"], prose),
            language=language or self.options.language,
            canonical_url=clean_url("canonical_url", values["canonical_url"]),
            image_url=clean_url("image_url", values["image_url"]),
            published_at=_date(values["published_at"], self.options.timezone),
            topics=clean_list("topics", values["topics"], TOPIC_LENGTH),
            status=_status(values["status"]),
            line=line,
            original=original,
            format=format,
            unused=tuple(n for n, value in row.items() if n not in self.known and _says(value)),
        )

    def _outlet(self, named: str, domain: str) -> str:
        outlet = named or self.options.outlet or domain
        if not outlet:
            raise FieldError("outlet", "there is none", "Name it: --outlet “The Example Times”.")
        return outlet


def _first(row: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    """Return the first value that says something."""
    return next((row[name] for name in names if _says(row.get(name))), None)


def _says(value: Any) -> bool:
    return value not in (None, "", [])


def _body(values: Mapping[str, Any], row: Mapping[str, Any]) -> tuple[str, str]:
    """Return the Markdown body, and the prose it was made from (empty for Markdown)."""
    if values["body"] is not None:
        body, prose = clean_text("body", values["body"]), ""
    else:
        prose = clean_text("text", values["text"])
        body = to_markdown(prose)
    if _HTML.match(body):
        raise FieldError("body", "it is HTML", "Give its text, or convert it to Markdown first.")
    if not body:
        raise FieldError("body", "there is none", _cure_for_missing("text", row))
    return body, prose


def _standfirst(value: Any, prose: str) -> str:
    """Return the standfirst, or nothing when it only repeats how the text begins.

    Crawlers fill their description with the first words of the text, cut off anywhere.
    """
    standfirst = " ".join(clean_text("standfirst", value).split())
    if not standfirst:
        return ""
    repeated = standfirst.rstrip("….").strip()
    opening = " ".join(paragraphs(prose[: 2000 + len(repeated)]))
    return "" if repeated and repeated in opening else standfirst


def _date(value: Any, zone: tzinfo) -> datetime | None:
    text = clean_text("published_at", value)
    try:
        return parse_date(text, zone) if text else None
    except DateError as error:
        cure = "Write it like 2024-01-19T21:52:00+08:00."
        raise FieldError("published_at", str(error), cure) from error


def _status(value: Any) -> str:
    status = clean_text("status", value)
    if status and status not in STATUSES:
        raise FieldError("status", f"“{status[:40]}” is unknown", f"Use {', '.join(STATUSES)}.")
    return status


def _cure_for_missing(ours: str, row: Mapping[str, Any]) -> str:
    names = ", ".join(str(name)[:40] for name in list(row)[:20]) or "none"
    return f"The row's fields are: {names}. Say which one it is: --map NAME={ours}."
