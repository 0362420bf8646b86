"""The floor: what tantivy alone takes for the calls that one `search.find` makes."""

from collections.abc import Callable
from typing import Any

from articles import search
from articles.search.engines.tantivy import engine, snapshot
from articles.search.query import parse_query

from .questions import Question


def replay(question: Question, kind: str) -> Callable[[], object]:
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
