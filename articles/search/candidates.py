"""Claims that may relate to some words: the candidates that related claims are chosen from."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from .engine import Engine, Question
from .engines import get_engine
from .query import And, Field, Ids, Node, Not, Or, Value

CLAIMS = ("statistics", "quotes")


@dataclass(frozen=True, slots=True)
class ClaimCandidate:
    """A claim by kind and id; `score` tells how near its words are, the nearest of its kind 1.

    A claim that shares no telling word, but one of the links asked for, has score 0.
    """

    kind: str
    id: int
    score: float


def claim_candidates(
    text: str,
    *,
    kinds: Sequence[str] = CLAIMS,
    metrics: Collection[int] = (),
    experts: Collection[int] = (),
    topics: Collection[int] = (),
    unit: str = "",
    low: Decimal | None = None,
    high: Decimal | None = None,
    exclude_article: int | None = None,
    limit: int = 100,
) -> tuple[ClaimCandidate, ...]:
    """Return public claims that may relate to the text, by kind, the nearest words first.

    For each of `kinds` ("statistics", "quotes") there are up to `limit` claims that share rare
    words with the text, and up to `limit` of the newest that share a metric, an expert or a topic
    (record ids), or a value between `low` and `high` in `unit` (a code such as "CNY"; give all
    three). Claims of the article `exclude_article` are left out. Ids may be of claims that were
    hidden a moment ago: load them through `public()`. Raises SearchUnavailable.
    """
    engine = get_engine()
    links = _links(metrics, experts, topics)
    if low is not None and high is not None and unit:
        links.append(And((Value(low, high), Field("unit", (unit,)))))
    found: list[ClaimCandidate] = []
    for kind in kinds:
        scores = _linked(engine, kind, links, exclude_article, limit)
        scores |= _alike(engine, kind, text, exclude_article, limit)
        best = sorted(scores.items(), key=lambda pair: (-pair[1], -pair[0]))
        found += [ClaimCandidate(kind, pk, score) for pk, score in best]
    return tuple(found)


def _links(
    metrics: Collection[int], experts: Collection[int], topics: Collection[int]
) -> list[Node]:
    wanted = {"metric": metrics, "expert": experts, "topic": topics}
    return [Ids(name, tuple(ids)) for name, ids in wanted.items() if ids]


def _linked(
    engine: Engine, kind: str, links: list[Node], article: int | None, limit: int
) -> dict[int, float]:
    if not links:
        return {}
    root: Node = Or(tuple(links))
    if article is not None:
        root = And((root, Not(Ids("article", (article,)))))
    found = engine.search(Question(kind, root), sort="newest", limit=limit)
    return dict.fromkeys(found.ids, 0.0)


def _alike(
    engine: Engine, kind: str, text: str, article: int | None, limit: int
) -> dict[int, float]:
    without = Ids("article", (article,)) if article is not None else None
    found = engine.alike(kind, text, without=without, limit=limit)
    best = max(found.scores, default=0.0)
    return {
        pk: score / best if best else 0.0 for pk, score in zip(found.ids, found.scores, strict=True)
    }
