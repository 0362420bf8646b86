"""The whole of `search.find`, against the raw calls it makes and one read of 20 rows."""

from collections.abc import Callable
from typing import Any

from articles import search
from articles.models import Article
from articles.search.query import parse_query

from .measure import side_by_side
from .questions import Question
from .raw import replay


def finding(by_class: dict[str, list[Question]], seconds: float) -> dict[str, Any]:
    """Measure every class; the budget is 1.5 times the raw calls and five reads of 20 rows."""
    ids = [1 + number * 7919 % Article.objects.count() for number in range(20)]
    print(f"\n{'ms':34}{'find':>24}{'raw tantivy calls':>24}{'read of 20 rows':>24}{'budget':>12}")
    found: dict[str, Any] = {}
    for name, some in by_class.items():
        kind = "statistics" if some[0].high else "articles"
        sides = {
            "find": [_find(each, kind) for each in some],
            "raw": [replay(each, kind) for each in some],
            "read": [lambda: _read(ids)] * len(some),
        }
        times = side_by_side(sides, seconds)
        budget = 1.5 * times["raw"].p95 + 5 * times["read"].p95
        print(f"{name:34}" + "".join(f"     {each}" for each in times.values()) + f"{budget:12.2f}")
        found[name] = {side: each.pair for side, each in times.items()}
        found[name]["budget p95"] = round(budget, 2)
    return found


def _read(ids: list[int]) -> object:
    rows = Article.objects.published().select_related("outlet", "section").defer("body_html")
    return rows.in_bulk(ids)


def _find(question: Question, kind: str) -> Callable[[], object]:
    query = parse_query(question.typed)
    return lambda: search.find(query, kind=kind)
