"""The run: load, index, ask, print."""

import json
import time
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management import call_command

from articles.models import Article, Statistic, TaggedArticle

from . import ours, web
from .corpus import Corpus
from .fts5 import Fts5
from .measure import Times, measured, resident_mb
from .postgres import Postgres
from .questions import Question, questions


def run(options: Namespace, folder: Path) -> None:
    """Measure everything and print it."""
    figures: dict[str, Any] = {"articles": options.articles}
    corpus = Corpus(options.articles)
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    if not Article.objects.exists():
        print("making the archive ...", flush=True)
        corpus.load()
    figures["text_mb"] = ours.text_mb()
    figures |= ours.indexing(options.articles)
    rivals: list[Any] = [Fts5(folder / "fts5.sqlite3")]
    if options.postgres:
        rivals.append(Postgres(options.postgres))
    for rival in rivals:
        fill(rival)
        figures[f"{rival.name} MB"] = rival.size_mb()
    asked = questions(corpus)
    figures["engine"] = compare(rivals, asked, options.seconds)
    figures["find"] = ours.finding(asked, options.seconds)
    figures["saving"] = ours.saving()
    figures["resident_mb"] = resident_mb()
    figures["http"] = web.pages(folder, asked, options.seconds)
    print(json.dumps(figures))


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
) -> dict[str, dict[str, Times]]:
    """Ask all engines the same questions; print and return the times by class and engine."""
    engines = [ours.Ours(), *rivals]
    found: dict[str, dict[str, Any]] = {}
    print(f"\n{'ms':34}" + "".join(f"{each.name:>24}" for each in engines))
    print(f"{'':34}" + f"{'p50':>14}{'p95':>10}" * len(engines))
    for name, method, parameters in _classes(asked):
        row = {
            each.name: measured([_call(each, method, each.ready(p)) for p in parameters], seconds)
            for each in engines
        }
        print(f"{name:34}" + "".join(f"     {times}" for times in row.values()), flush=True)
        found[name] = {each: [times.p50, times.p95] for each, times in row.items()}
        mine = row[engines[0].name]
        ratios = {each.name: row[each.name].p95 / mine.p95 for each in rivals}
        found[name]["times faster at p95"] = ratios
        print(" " * 34 + "   ".join(f"{ratio:,.0f} x {rival}" for rival, ratio in ratios.items()))
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
