"""One page of results: the question, its answer, and everything a reader sees around it."""

import logging
from collections.abc import Iterator
from math import ceil

from django.utils import timezone

from . import fallback
from .engine import Engine, Question
from .engines import get_engine
from .facets import Narrowing
from .naming import MODELS, names_in, resolve, with_ids
from .passages import Marker
from .query import Field, Node, Number, Or, Phrase, Query, Value, Word, refine
from .records import hits
from .results import KINDS, Offer, ResultPage, SearchUnavailable
from .spelling import with_corrections
from .timeline import timeline

PER_PAGE = 20
FEW = 3  # results; fewer, and another spelling is looked for
MOST_PAGES = 500
NOTICE = "Search is resting: these results come from the database, without facets and ranking."

log = logging.getLogger(__name__)


def find(
    query: Query,
    *,
    kind: str = "articles",
    sort: str = "relevance",
    page: int = 1,
    per_page: int = PER_PAGE,
) -> ResultPage:
    """Return one page of what the archive holds on a query.

    `kind` is one of results.KINDS, `sort` one of results.SORTS. A page after the last is the last.
    Never raises for want of an index: then the database answers, and `notice` says so.
    """
    try:
        return _Finding(get_engine(), query, kind).page(sort, page, per_page)
    except SearchUnavailable as error:
        log.warning("search answers from the database: %s", error)
        return fallback.find(query, kind, sort, page, per_page, NOTICE)


class _Finding:
    """The parts of one page, all from the same question."""

    def __init__(self, engine: Engine, query: Query, kind: str) -> None:
        self.engine = engine
        self.query = query
        self.kind = kind
        self.today = timezone.localdate()
        self.names = names_in(query.root)
        self.ids = resolve(self.names)
        self.narrowing = Narrowing(engine, query, self.ask, self.ids)

    def ask(self, query: Query, kind: str = "") -> Question:
        """Return the question that a query with the same names asks."""
        return Question(kind or self.kind, with_ids(query.root, self.ids), self.today)

    def page(self, sort: str, page: int, per_page: int) -> ResultPage:
        """Return the page asked for, or the last one there is."""
        question = self.ask(self.query)
        page = min(max(page, 1), MOST_PAGES)
        found = self.engine.search(
            question, sort=sort, offset=(page - 1) * per_page, limit=per_page
        )
        pages = min(max(1, ceil(found.total / per_page)), MOST_PAGES)
        if page > pages:
            return self.page(sort, pages, per_page)
        counts = self.narrowing.counts(self.kind)
        named = self.narrowing.named(counts)
        marker = Marker(question.root, self.engine.stem)
        return ResultPage(
            query=self.query,
            kind=self.kind,
            sort=sort,
            page=page,
            pages=pages,
            total=found.total,
            hits=hits(self.kind, found.ids, marker),
            facets=self.narrowing.facets(counts, named),
            histogram=timeline(self.engine, self.query, self.ask, counts.get("year", {})),
            counts=self.counts_by_kind(found.total),
            chips=self.narrowing.chips(named),
            notice=self.notice(),
            offers=(*self.offers(), *(() if found.total else self.some_of_the_words())),
            did_you_mean=self.did_you_mean(found.total) if found.total < FEW else "",
            words=str(refine.words(self.query)),
        )

    def counts_by_kind(self, total: int) -> dict[str, int]:
        """Return how many results each kind has."""
        return {
            kind: total if kind == self.kind else self.engine.count(self.ask(self.query, kind))
            for kind in KINDS
        }

    def offers(self) -> Iterator[Offer]:
        """Yield the figures with just the value of a number that stands among the words."""
        for number in self.query.parts:
            if not isinstance(number, Number):
                continue
            parts: list[Node] = [Value(number.value, number.value)]
            if number.unit:
                parts.append(Field("unit", (number.unit,)))
            query = refine.of(parts)
            count = self.engine.count(self.ask(query, "statistics"))
            if count:
                yield Offer(f"Figures of {number.text}", "statistics", str(query), count)

    def some_of_the_words(self) -> Iterator[Offer]:
        """Yield the search for any of several words."""
        words = [part for part in self.query.parts if isinstance(part, Word | Phrase)]
        if len(words) < 2:
            return
        rest = [part for part in self.query.parts if part not in words]
        query = refine.of([*rest, Or(tuple(words))])
        count = self.engine.count(self.ask(query))
        if count:
            yield Offer("Results with some of the words", self.kind, str(query), count)

    def did_you_mean(self, total: int) -> str:
        """Return a search with other spellings that finds more than this one, or ""."""

        def frequency(token: str) -> int:
            return self.engine.frequency(self.kind, token)

        other = with_corrections(self.query, frequency)
        if other == self.query or self.engine.count(self.ask(other)) <= total:
            return ""
        return str(other)

    def notice(self) -> str:
        """Return a sentence about names that nothing in the archive has."""
        unknown = [
            f"no {refine.FACETS[field].lower()} called “{value}”"
            for field, values in self.names.items()
            for value in values
            if field in MODELS and (field, value) not in self.ids
        ]
        return f"There is {', and '.join(unknown)}." if unknown else ""
