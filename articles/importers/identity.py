"""Which article a record is, and whether it says something new."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from articles.importers.records import ArticleRecord

_HALF = 32


def import_key(record: ArticleRecord) -> str:
    """Return what tells this article from all others, the same each time its file is read.

    The `id` of the row within its outlet, else the canonical URL (http and https are one), else
    outlet, headline and day. Keys are hashed, so that any length and script fits.
    """
    if record.id:
        return "id:" + digest([record.outlet.casefold(), record.id])
    if record.canonical_url:
        return "url:" + digest([record.canonical_url.partition("://")[2]])
    day = record.published_at.date().isoformat() if record.published_at else ""
    return "day:" + digest([record.outlet.casefold(), record.headline.casefold(), day])


def digest(parts: Iterable[str]) -> str:
    """Return 64 hexadecimal digits (SHA-256) that differ when any part differs."""
    return hashlib.sha256("".join(f"{len(part)}:{part}" for part in parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What an import last said of an article, as two digests stored as one text of 64 characters.

    `content` is what editors may change too; `topics` is apart, because an import adds topics and
    never takes away those of an editor.
    """

    content: str
    topics: str

    @classmethod
    def of(cls, content: Iterable[str], topics: Iterable[str]) -> "Fingerprint":
        """Return the fingerprint of an article's fields and of the topics its file names."""
        return cls(digest(content)[:_HALF], digest(sorted(topics))[:_HALF])

    @classmethod
    def read(cls, stored: str) -> "Fingerprint":
        """Return the fingerprint that was stored."""
        return cls(stored[:_HALF], stored[_HALF:])

    def __str__(self) -> str:
        return self.content + self.topics
