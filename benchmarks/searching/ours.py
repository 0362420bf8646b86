"""The archive's own search: the engine, the whole of `search.find`, and raw tantivy beneath."""

import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

import tantivy
from django.db import transaction
from django.db.models import Sum
from django.db.models.functions import Length
from django.utils import timezone

from articles import search
from articles.models import Article
from articles.search.documents.articles import article_documents
from articles.search.engine import Document, Ids
from articles.search.engine import Question as Asked
from articles.search.engines import get_engine
from articles.search.engines.tantivy import build, engine, schema, snapshot
from articles.search.query import And, parse_query
from articles.search.query.refine import condition

from .measure import measured
from .questions import Question

SAMPLE = 20_000
COMMITS = 20


class Ours:
    """The engine, asked as `search.find` asks it."""

    name = "newsarchive"

    def __init__(self) -> None:
        self.engine = get_engine()

    @staticmethod
    def ready(parameter: Question | str) -> Any:
        """Return a question as the engine takes it, parsed and with names looked up."""
        return parameter if isinstance(parameter, str) else asked(parameter)

    def top(self, question: Asked) -> object:
        """Return the ten best, ranked, and how many there are."""
        return self.engine.search(question, limit=10)

    def facets(self, question: Asked) -> object:
        """Return the ten commonest topics and the counts by year."""
        return self.engine.facets(question, {"topic": 10, "year": 100})

    def histogram(self, question: Asked) -> object:
        """Return the counts by year."""
        return self.engine.facets(question, {"year": 100})

    def suggest(self, typed: str) -> object:
        """Return the newest headlines with words that begin so, and names."""
        return self.engine.complete(typed, {"articles": 10})


def asked(question: Question) -> Asked:
    """Return the question as the engine takes it, with the topic's name looked up."""
    typed = Question(question.words, question.phrase, 0, 0, question.low, question.high).typed
    parts: list[Any] = [*parse_query(typed).parts]
    if question.topic:
        parts += [Ids("topic", (question.topic,)), condition("year", str(question.year))]
    kind = "statistics" if question.high else "articles"
    return Asked(kind, And(tuple(parts)) if len(parts) > 1 else parts[0])


# -- indexing ---------------------------------------------------------------------------------


def text_mb() -> float:
    """Return the text of all articles in megabytes."""
    lengths = Sum(Length("headline") + Length("standfirst") + Length("plain_text"))
    return Article.objects.aggregate(all=lengths)["all"] / 1e6


def indexing(articles: int) -> dict[str, Any]:
    """Measure the rebuild of the articles against raw tantivy on the same documents."""
    try:
        search.ready()
    except search.SearchUnavailable:
        print("indexing ...", flush=True)
        start = time.monotonic()
        documents = search.rebuild()
        took = time.monotonic() - start
        print(f"  {documents:,} documents in {took:,.0f} s", flush=True)
    ids = list(range(1, min(articles, SAMPLE) + 1))
    fields = ("pk", "headline", "standfirst", "plain_text", "outlet_id", "section_id")
    texts = list(Article.objects.filter(pk__lte=ids[-1]).values_list(*fields))
    raw = len(ids) / _timed(lambda: _raw(texts))
    whole = len(ids) / _timed(lambda: _through_documents(ids))
    size = get_engine().size() / 1e6
    print(f"\nbulk indexing: {whole:,.0f} articles/s, raw tantivy {raw:,.0f}: {whole / raw:.0%}")
    print(f"index {size:,.0f} MB, text {text_mb():,.0f} MB: {size / text_mb():.2f}")
    return {"articles_per_s": whole, "raw_articles_per_s": raw, "index_mb": size}


def _timed(call: Callable[[], object]) -> float:
    start = time.monotonic()
    call()
    return time.monotonic() - start


def _into_index(documents: Iterator[tantivy.Document]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        index = tantivy.Index(schema.build(), path=folder)
        schema.register_tokenizers(index)
        writer = index.writer(build.LARGE_HEAP, build.THREADS)
        for document in documents:
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()


def _raw(texts: list[tuple]) -> None:
    """Index texts that are in memory, into the same fields, with nothing of ours in between."""

    def documents() -> Iterator[tantivy.Document]:
        for pk, headline, standfirst, text, outlet, section in texts:
            document = tantivy.Document()
            for name, number in (("key", pk), ("outlet", outlet), ("section", section)):
                document.add_unsigned(name, number)
            document.add_text("headlines", headline)
            document.add_text("articles_title", headline)
            for part in (headline, standfirst, text):
                document.add_text("articles_exact", part)
            for part in (headline, headline, headline, standfirst, standfirst, text):
                document.add_text("articles_words", part)
            yield document

    _into_index(documents())


def _through_documents(ids: list[int]) -> None:
    """Index the same articles as a rebuild does, from the database."""

    def documents() -> Iterator[tantivy.Document]:
        rest = iter(ids)
        while batch := list(islice(rest, 500)):
            yield from map(build.native, _loaded(batch))

    _into_index(documents())


def _loaded(ids: list[int]) -> Iterator[Document]:
    yield from article_documents(ids)


# -- finding ----------------------------------------------------------------------------------


def finding(by_class: dict[str, list[Question]], seconds: float) -> dict[str, Any]:
    """Measure the whole of `search.find` against the raw calls it makes and one read of 20 rows."""
    ids = list(Article.objects.order_by("?").values_list("pk", flat=True)[:20])
    read = measured([lambda: _read(ids)] * 20, seconds)
    print(f"\n{'ms':34}{'find':>24}{'raw tantivy calls':>24}{'budget p95':>12}")
    print(f"{'one indexed read of 20 rows':34}     {read}")
    found: dict[str, Any] = {"read of 20 rows": [read.p50, read.p95]}
    for name, some in by_class.items():
        kind = "statistics" if some[0].high else "articles"
        whole = measured([_find(each, kind) for each in some], seconds)
        raw = measured([_replay(each, kind) for each in some], seconds)
        budget = 1.5 * raw.p95 + 5 * read.p95
        print(f"{name:34}     {whole}     {raw}{budget:12.2f}", flush=True)
        found[name] = {"find": [whole.p50, whole.p95], "raw": [raw.p50, raw.p95], "budget": budget}
    return found


def _read(ids: list[int]) -> object:
    rows = Article.objects.published().select_related("outlet", "section").defer("body_html")
    return rows.in_bulk(ids)


def _find(question: Question, kind: str) -> Callable[[], object]:
    query = parse_query(question.typed)
    return lambda: search.find(query, kind=kind)


def _replay(question: Question, kind: str) -> Callable[[], object]:
    """Return the calls into tantivy that one `search.find` makes, with their queries ready."""
    calls: list[tuple[Any, tuple, dict]] = []
    ask = snapshot.ask

    def recorded(call: Any, *args: Any, **kwargs: Any) -> Any:
        calls.append((call, args, kwargs))
        return ask(call, *args, **kwargs)

    snapshot.ask = engine.ask = recorded
    try:
        search.find(parse_query(question.typed), kind=kind)
    finally:
        snapshot.ask = engine.ask = ask
    return lambda: [call(*args, **kwargs) for call, args, kwargs in calls]


# -- saving -----------------------------------------------------------------------------------


def saving() -> dict[str, float]:
    """Measure how long after a save an article is findable, in commits of raw tantivy."""
    article = Article.objects.get(pk=1)
    document = Document("topics", 10**9, 1, title="nothing")
    commit = _timed(lambda: [get_engine().write([document]) for _ in range(COMMITS)]) / COMMITS
    waited = []
    for number in range(COMMITS):
        with transaction.atomic():
            Article.objects.filter(pk=1).update(modified_at=timezone.now())
            article.refresh_from_db()
            article.headline = f"Freshly saved {number}"
            article.body = "fresh"
            article.save()
            start = time.monotonic()
        found = search.find(parse_query(f'"freshly saved {number}"'))
        waited.append(time.monotonic() - start)
        if found.total != 1:
            raise RuntimeError("a saved article was not found")
    get_engine().write([], [("topics", 10**9)])
    wait = sorted(waited)[int(COMMITS * 0.95)]
    print(f"\nsaved to found: {wait * 1000:,.0f} ms p95; one raw commit {commit * 1000:,.0f} ms")
    return {"found_after_ms": wait * 1000, "raw_commit_ms": commit * 1000}
