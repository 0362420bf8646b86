"""What an engine is: the protocol that every one implements and the contract tests hold it to.

An engine knows documents, not records: it never sees the database. Names in a query have been
turned into `Ids` before it is asked, so that both engines mean the same.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol, TypeAlias

from .query import Ids, Node

# Everything with a kind of its own in the index. New ones go to the end: keys hold the place.
KINDS = (
    "articles",
    "statistics",
    "quotes",
    "experts",
    "topics",
    "organizations",
    "outlets",
    "sections",
    "metrics",
    "drafts",
    "draft_statistics",
    "draft_quotes",
)
# What readers may not see, by what it is: no public question ever asks for these kinds.
DRAFTS = {
    "articles": "drafts",
    "statistics": "draft_statistics",
    "quotes": "draft_quotes",
}
LINKS = ("topic", "expert", "org", "outlet", "section", "metric", "article")


@dataclass(frozen=True, slots=True)
class Question:
    """A query whose names are ids, for one kind of document; `today` gives `after:7d` a date."""

    kind: str
    root: Node | None = None
    today: date = field(default_factory=date.today)


@dataclass(frozen=True, slots=True)
class Figure:
    """A statistic's number: the value's ends, unit keys, and the days it is about."""

    low: float
    high: float
    units: tuple[str, ...] = ()
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """What of a record can be found. Title counts more than lead, lead more than text.

    `names` are other names of a record that has a name, and catchwords of one that has a text.
    `context` is what stands around it: found by its words, but not by phrases and numbers.

    `links` are ids of other records by the names in LINKS; `day` is the calendar day of publication
    where the archive is; `figures` is the one of a statistic, or all those of an article.
    """

    kind: str
    id: int
    version: int
    title: str = ""
    lead: str = ""
    text: str = ""
    names: tuple[str, ...] = ()
    context: str = ""
    links: dict[str, tuple[int, ...]] = field(default_factory=dict)
    language: str = ""
    has: tuple[str, ...] = ()
    moment: datetime | None = None
    day: date | None = None
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The ids of one stretch of the results with their scores, and how many there are in all."""

    total: int
    ids: tuple[int, ...]
    scores: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class State:
    """A name that differs after each commit of the index, and when that was (seconds, Unix)."""

    name: str = ""
    changed_at: float = 0.0


Key: TypeAlias = tuple[str, int]
Counts: TypeAlias = dict[int | str, int]


class Refused(Exception):
    """The engine did not take a batch: one of its documents, or the disk, is at fault."""


class Engine(Protocol):
    """Finds documents. Every method raises SearchUnavailable when the index cannot be read."""

    def search(
        self, question: Question, *, sort: str = "relevance", offset: int = 0, limit: int = 20
    ) -> Found:
        """Return the documents from `offset` on, best, newest or oldest first."""

    def scroll(self, question: Question, size: int) -> Iterator[list[int]]:
        """Yield the ids of all documents that match, newest first, `size` at a time."""

    def alike(self, kind: str, text: str, *, without: Ids | None = None, limit: int = 100) -> Found:
        """Return the documents of a kind that share the rarest words of a text, nearest first.

        Documents with the link `without` are left out; `total` is how many are returned.
        """

    def count(self, question: Question) -> int:
        """Return how many documents match."""

    def facets(self, question: Question, sizes: Mapping[str, int]) -> dict[str, Counts]:
        """Return the commonest values of each property with exact counts, commonest first.

        `sizes` says how many of which. Names are those of LINKS, "lang", and "year", "month" and
        "day" as numbers: 2023, 202305, 20230501.
        """

    def complete(self, text: str, places: Mapping[str, int]) -> list[Key]:
        """Return documents whose title or names have all the words, the last one as a beginning.

        Up to `places` of each kind, in its order: stories newest first, others most used first.
        """

    def frequency(self, kind: str, token: str) -> int:
        """Return about how many documents of a kind have a folded word."""

    def ready(self) -> None:
        """Raise SearchUnavailable when questions cannot be answered."""

    def state(self) -> State:
        """Return what differs after each commit, of any process; never raises."""

    def stem(self, token: str) -> str:
        """Return what the forms of a word have in common: "stations" and "station" are one."""

    def locked(self) -> AbstractContextManager[bool]:
        """Return a context that says at once whether this process may write."""

    def write(self, documents: Iterable[Document], removed: Collection[Key] = ()) -> None:
        """Add documents in place of those with the same kind and id, take the removed ones out.

        All is findable when this returns. Raises Refused when nothing of it is.
        """

    def rebuilding(self) -> AbstractContextManager[bool]:
        """Return a context that says whether this process may rebuild, and keeps others from it.

        Every write that begins inside it sees `is_rebuilding`.
        """

    def is_rebuilding(self) -> bool:
        """Return whether some process is rebuilding; to be asked by the holder of the lock."""

    def build(self) -> "Build":
        """Return a new empty index that is filled aside."""

    def versions(self) -> Iterator[tuple[Key, int]]:
        """Yield kind, id and version of everything in the index."""

    def size(self) -> int:
        """Return the bytes the index takes."""

    def damaged(self) -> list[str]:
        """Return what of the index is damaged, by its own checksums."""


class Build(Protocol):
    """An index being filled beside the one that answers."""

    def add(self, documents: Iterable[Document]) -> None:
        """Add documents; each of them once."""

    def complete(self) -> None:
        """Put everything added on disk."""

    def switch(self) -> None:
        """Let this index answer from now on."""

    def discard(self) -> None:
        """Remove what was built."""
