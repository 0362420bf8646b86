"""The run: load, index, ask, print."""

import json
import time
from argparse import Namespace
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management import call_command

from articles import search
from articles.models import Article, Statistic, TaggedArticle

from . import keeping, ours, web, whole
from .corpus import Corpus
from .fts5 import Fts5
from .measure import side_by_side
from .postgres import Postgres
from .questions import Question, questions

FIGURES = "figures.json"


def run(options: Namespace, folder: Path) -> None:
    """Make what is missing, measure everything, print it, keep the figures in the folder."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    corpus = Corpus(options.articles, dense=options.dense)
    complete(corpus)
    if options.only_make:
        return
    rivals: list[Any] = [Fts5(folder / "fts5.sqlite3")]
    if options.postgres:
        rivals.append(Postgres(options.postgres))
    for rival in rivals:
        fill(rival)
    figures = measure(options, corpus, rivals, folder)
    (folder / FIGURES).write_text(json.dumps(figures), encoding="utf-8")
    print(json.dumps(figures))


def measure(options: Namespace, corpus: Corpus, rivals: list[Any], folder: Path) -> dict[str, Any]:
    """Measure everything and return the figures."""
    asked = questions(corpus)
    figures: dict[str, Any] = {"articles": options.articles, "started": f"{datetime.now():%F %T}"}
    figures["engine"] = compare(rivals, asked, options.seconds)
    figures["find"] = whole.finding(asked, options.seconds)
    figures["http"] = web.pages(folder, asked, options.seconds)
    figures["saving"] = keeping.saving()
    figures["indexing"] = keeping.indexing(options.articles)
    figures["rivals MB"] = {rival.name: round(rival.size_mb()) for rival in rivals}
    figures["growth"] = growth(figures["engine"], folder)
    return figures


def complete(corpus: Corpus) -> None:
    """Make the archive and its index, unless an earlier run has."""
    if not Article.objects.exists():
        print("making the archive ...", flush=True)
        corpus.load()
    if not corpus.is_complete():
        raise SystemExit("The archive in the folder is incomplete: remove it and run again.")
    try:
        search.ready()
    except search.SearchUnavailable:
        print("indexing ...", flush=True)
        start = time.monotonic()
        documents = search.rebuild()
        print(f"  {documents:,} documents, {time.monotonic() - start:,.0f} s", flush=True)
    search.drain()


def growth(engine: dict[str, Any], folder: Path) -> dict[str, float]:
    """Print and return how many times the p95 of a smaller archive each class takes."""
    found: dict[str, float] = {}
    for smaller in sorted(folder.parent.glob(f"*/{FIGURES}"), key=lambda path: int(path.parts[-2])):
        if int(smaller.parts[-2]) < int(folder.name):
            before = json.loads(smaller.read_text(encoding="utf-8"))["engine"]
            for name, times in engine.items():
                ratio = times[ours.Ours.name][1] / before[name][ours.Ours.name][1]
                found[f"{name}, against {smaller.parts[-2]}"] = round(ratio, 1)
    for name, ratio in found.items():
        print(f"{name}: {ratio} times")
    return found


def fill(rival: Any) -> None:
    """Load the rows into a rival that has not got them."""
    if rival.is_filled():
        return
    print(f"loading {rival.name} ...", flush=True)
    start = time.monotonic()
    rival.fill(
        _articles(),
        TaggedArticle.objects.values_list("tag_id", "content_object_id").iterator(),
        (
            (pk, int(f"{day:%Y%m%d}"), float(value), unit)
            for pk, day, value, unit in Statistic.objects.values_list(
                "pk", "article__published_at", "value", "unit_code"
            ).iterator()
        ),
    )
    print(f"  {time.monotonic() - start:,.0f} s", flush=True)


def _articles() -> Iterator[tuple]:
    fields = ("pk", "headline", "standfirst", "plain_text", "published_at", "outlet_id")
    yield from Article.objects.order_by("pk").values_list(*fields).iterator()


def compare(
    rivals: list[Any], asked: dict[str, list[Question]], seconds: float
) -> dict[str, dict[str, Any]]:
    """Ask all engines the same questions; print and return the times by class and engine."""
    engines = [ours.Ours(), *rivals]
    found: dict[str, dict[str, Any]] = {}
    print(f"\n{'ms':34}" + "".join(f"{each.name:>24}" for each in engines))
    print(f"{'':34}" + f"{'p50':>14}{'p95':>10}" * len(engines))
    for name, method, parameters in _classes(asked):
        sides = {
            each.name: [_call(each, method, each.ready(p)) for p in parameters] for each in engines
        }
        row = side_by_side(sides, seconds)
        mine = row[engines[0].name]
        ratios = {each.name: round(row[each.name].p95 / mine.p95, 1) for each in rivals}
        found[name] = {each: times.pair for each, times in row.items()}
        found[name]["times faster at p95"] = ratios
        print(f"{name:34}" + "".join(f"     {times}" for times in row.values()), flush=True)
        print(" " * 34 + "   ".join(f"{ratio:,.1f} x {rival}" for rival, ratio in ratios.items()))
    return found


def _classes(asked: dict[str, list[Question]]) -> Iterator[tuple[str, str, list[Any]]]:
    for name, some in asked.items():
        yield f"{name}, top 10 + count", "top", some
    common = asked["common word"]
    yield "facets of a common word", "facets", common
    yield "histogram of a common word", "histogram", common
    yield "suggest", "suggest", [each.words[0][:3] for each in common]


def _call(engine: Any, method: str, parameter: Any) -> Any:
    return lambda: getattr(engine, method)(parameter)
