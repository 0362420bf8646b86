"""The demo archive -> the archive."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from django.db import transaction

from articles.importers.identity import import_key
from articles.importers.receipt import Outcome, Receipt
from articles.importers.records import ArticleRecord
from articles.importers.upsert import Upsert, UpsertOptions
from articles.models import Article
from articles.text import normalise

from .claims import write_claims
from .people import Cast
from .reading import read_demo
from .saving import find, save
from .tables import ArticleTable, DemoError, DemoTables

FOLDER = Path(__file__).resolve().parents[2] / "demo"


def load_demo(folder: Path = FOLDER) -> Receipt:
    """Write the demo archive, all of it or nothing; what is there already stays as it is.

    Raises DemoError, naming file, article and words, when a file contradicts itself.
    """
    tables = read_demo(folder)
    with transaction.atomic():
        cast = Cast(tables)
        records = {import_key(record): (record, table) for record, table in _records(tables)}
        present = set(_articles_of(records))
        missing = {key: pair for key, pair in records.items() if key not in present}
        run = Upsert(UpsertOptions())
        run.write((record for record, _ in missing.values()), folder.name)
        if run.receipt.failed:
            raise DemoError(str(run.receipt.reasons[0]))
        for key, article in _articles_of(missing).items():
            _complete(article, missing[key][1], cast)
    run.receipt.count(Outcome.UNCHANGED, len(present))
    return run.receipt


def _articles_of(keys: Iterable[str]) -> dict[str, Article]:
    return {a.import_key or "": a for a in Article.objects.filter(import_key__in=list(keys))}


def _records(tables: DemoTables) -> Iterator[tuple[ArticleRecord, ArticleTable]]:
    """Yield each article as an import would have it; a withdrawn one is published at first."""
    for table in tables.articles:
        withdrawn = table.status == Article.Status.WITHDRAWN
        yield (
            ArticleRecord(
                headline=table.headline,
                standfirst=table.standfirst,
                body=normalise(table.body).strip(),
                outlet=table.outlet,
                section=table.section,
                byline=table.byline,
                dateline=table.dateline,
                language=table.language,
                published_at=table.published,
                topics=tuple(table.topics),
                status=Article.Status.PUBLISHED if withdrawn else table.status,
                line=table.line,
                original=table.source,
                format="toml",
            ),
            table,
        )


def _complete(article: Article, table: ArticleTable, cast: Cast) -> None:
    """Write the claims of an article, and withdraw it when the table says so."""
    for name in table.topics:
        find(cast.topics, name, "topic", table.where)
    write_claims(article, table, cast)
    if table.status == Article.Status.WITHDRAWN:
        article.status = Article.Status.WITHDRAWN
        article.withdrawal_reason = table.withdrawal_reason
        save(article, table.where)
