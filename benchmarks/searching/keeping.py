"""Indexing in bulk and after a save, against raw tantivy."""

import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
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
from articles.search.engine import Document
from articles.search.engines import get_engine
from articles.search.engines.tantivy import build, schema
from articles.search.query import parse_query

SAMPLE = 20_000
BATCH = 500
COMMITS = 20


def text_mb() -> float:
    """Return the text of all articles in megabytes."""
    lengths = Sum(Length("headline") + Length("standfirst") + Length("plain_text"))
    return Article.objects.aggregate(all=lengths)["all"] / 1e6


def indexing(articles: int) -> dict[str, Any]:
    """Measure indexing from the database against raw tantivy that is given the same documents."""
    ids = list(range(1, min(articles, SAMPLE) + 1))
    made = list(map(build.native, _loaded(ids)))
    raw = len(ids) / _timed(lambda: _into_index(made))
    whole = len(ids) / _timed(lambda: _into_index(map(build.native, _loaded(ids))))
    size, text = get_engine().size() / 1e6, text_mb()
    print(f"\nbulk indexing: {whole:,.0f} articles/s, raw tantivy {raw:,.0f}: {whole / raw:.0%}")
    print(f"index {size:,.0f} MB, text {text:,.0f} MB: {size / text:.2f}")
    return {
        "articles/s": round(whole),
        "raw tantivy articles/s": round(raw),
        "index MB": round(size),
        "text MB": round(text),
    }


def _timed(call: Callable[[], object]) -> float:
    start = time.monotonic()
    call()
    return time.monotonic() - start


def _into_index(documents: Iterable[tantivy.Document]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        index = tantivy.Index(schema.build(), path=folder)
        schema.register_tokenizers(index)
        writer = index.writer(build.LARGE_HEAP, build.THREADS)
        for document in documents:
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()


def _loaded(ids: list[int]) -> Iterator[Document]:
    """Yield the articles as documents, a batch at a time, as a rebuild loads them."""
    rest = iter(ids)
    while batch := list(islice(rest, BATCH)):
        yield from article_documents(batch)


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
    return {"found after ms": round(wait * 1000, 1), "raw commit ms": round(commit * 1000, 1)}
