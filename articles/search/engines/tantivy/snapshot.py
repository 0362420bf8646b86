"""The index as it was at one commit; all that is read for one question comes from one snapshot."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import tantivy

from articles.search.engine import Found, Key, Question
from articles.search.query import And, Number, Phrase, Word, wanted
from articles.search.ranking import WINDOW, best_first

from . import schema
from .conditions import Native
from .guard import ask
from .translation import Translator
from .writing import second_of

Hits: TypeAlias = list[tuple[Any, tantivy.DocAddress]]
Marker: TypeAlias = tuple[str, int, int]

ENOUGH = 65_000  # values that a segment reports at most; fewer, and their counts are exact
MOST_JOINED = 16  # answers about claims that are kept for the next question
MOST_USED = 20_000  # named records of which it is kept how often they are used
_LINK = {"topics": "topic", "experts": "expert", "organizations": "org", "metrics": "metric"}


@dataclass(slots=True)
class Snapshot:
    """A searcher with what reading its answers takes; `marker` names build and commit."""

    marker: Marker
    schema: tantivy.Schema
    searcher: tantivy.Searcher
    joined: dict[tuple[str, str], tuple[int, ...]] = field(default_factory=dict)
    used: dict[Key, int] = field(default_factory=dict)

    def translator(self, question: Question) -> Translator:
        """Return what makes queries of a question."""
        return Translator(self.schema, question, self._joined)

    def query(self, question: Question) -> Native:
        """Return the query that a question asks."""
        return self.translator(question).query(question.root)

    def hits(self, query: Native, limit: int, **how: Any) -> Hits:
        """Return scores, or what is ordered by, and addresses of the first documents."""
        return ask(self.searcher.search, query, limit, count=False, **how).hits

    def hits_and_total(self, query: Native, limit: int, **how: Any) -> tuple[Hits, int]:
        """Return the first documents, and how many there are in all."""
        found = ask(self.searcher.search, query, limit, **how)
        return found.hits, int(found.count or 0)  # type: ignore[attr-defined]  # not in its stub

    def column(self, name: str, hits: Hits) -> list[int]:
        """Return the values that the hits have in a column of whole numbers."""
        values = self.searcher.fast_field_values(name, [address for _, address in hits])
        return [int(value or 0) for value in values]

    def keys(self, hits: Hits) -> list[Key]:
        """Return kind and id of the hits."""
        return [schema.key_of(number) for number in self.column("key", hits)]

    def found(self, hits: Hits, total: int) -> Found:
        """Return ids and scores of the hits."""
        ids = tuple(record_id for _, record_id in self.keys(hits))
        return Found(total, ids, tuple(float(score) for score, _ in hits))

    def uses(self, key: Key) -> int:
        """Return about how many documents are linked to a named record; looked up once."""
        if key not in self.used:
            if len(self.used) >= MOST_USED:
                self.used.clear()
            kind, record_id = key
            link = _LINK.get(kind, kind.removesuffix("s"))
            self.used[key] = self.searcher.doc_freq(link, record_id)
        return self.used[key]

    def _joined(self, query: Native, link: str) -> tuple[int, ...]:
        """Return the distinct ids in a link of the documents found; once for each snapshot."""
        key = (str(query), link)
        if key not in self.joined:
            if len(self.joined) >= MOST_JOINED:
                self.joined.clear()
            self.joined[key] = self._distinct(query, link)
        return self.joined[key]

    def _distinct(self, query: Native, link: str) -> tuple[int, ...]:
        if link == "expert":  # few enough to be counted
            counts = {"ids": {"terms": {"field": link, "size": ENOUGH, "segment_size": ENOUGH}}}
            buckets = ask(self.searcher.aggregate, query, counts)["ids"]["buckets"]
            if len(buckets) < ENOUGH:
                return tuple(int(bucket["key"]) for bucket in buckets)
        _, total = self.hits_and_total(query, 1)
        hits = self.hits(query, max(1, total), order_by_field=link)
        return tuple({linked for linked, _ in hits if linked is not None})

    # -- ranking -------------------------------------------------------------------------------

    def ranked(self, question: Question, hits: Hits) -> Hits:
        """Return the best hits with the scores and in the order of `ranking`."""
        saying = self._titles_saying_it(question)
        keys: Iterable[int] = self.column("key", hits) if saying else [0] * len(hits)
        seconds = [second_of(moment) for moment in self.column("moment", hits)]
        scores = [score for score, _ in hits]
        places = best_first(scores, seconds, [key in saying for key in keys], int(time.time()))
        return [(score, hits[place][1]) for score, place in places]

    def _titles_saying_it(self, question: Question) -> set[int]:
        """Return the keys of documents whose title has the words of the query in a row."""
        root = question.root
        parts = root.parts if isinstance(root, And) else ()
        words = [part for part in parts if isinstance(part, Word) and not part.in_title]
        if len(words) < 2:
            return set()
        phrase = self.translator(question).titled(words)
        return set(self.column("key", self.hits(phrase, WINDOW)))


def has_scores(question: Question) -> bool:
    """Return whether words decide about the order; conditions alone make all results equal."""
    return any(isinstance(leaf, Word | Phrase | Number) for leaf in wanted(question.root))


def opened(folder: Path, marker: Marker) -> Snapshot:
    """Return the snapshot of a folder's last commit."""
    index = tantivy.Index.open(str(folder))
    # A reader that reloads by itself would keep a thread watching the folder for each opening.
    index.config_reader("manual")
    return Snapshot(marker, index.schema, index.searcher())
