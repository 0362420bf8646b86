"""The one place that decides which related claims come first, and which are shown at all.

A match scores by how much it can tell a reader:

    words      0 to 1   how close its words are, by the search index (best hit = 1)
    metric     1        it reports the same metric
    counted    0.5      without a metric, it counts the same sort of thing
    topic      0.25     it shares a topic
    editors    2        editors confirmed, corrected or picked it
    time       0 to 1   older figures: near in time; newer ones: late; others: said lately
    projection -0.5     among newer and older figures, what happened goes before what was foreseen

The best is taken first, and each one taken makes its like less wanted: 0.5 off for another claim of
the same article, 0.4 off for another that concerns the same figure of the story, 0.15 off for
another from the same outlet. So a sidebar covers several figures and several voices.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from articles.claims.relation import Relation

from .relating import Match
from .rows import Told

TIMELINE = (Relation.NEWER, Relation.OLDER)
_SAME_ARTICLE, _SAME_FIGURE, _SAME_OUTLET = 0.5, 0.4, 0.15
_YEAR = 365.25
_ALL = tuple(Relation)
_TELLING = _ALL[: _ALL.index(Relation.OTHER_SCOPE)]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A match, with its copies, and its score."""

    told: Told
    score: float


def score(match: Match, today: date) -> float:
    """Return how much a match can tell a reader; only matches of one relation are compared."""
    candidate = match.candidate
    value = candidate.score + 0.25 * candidate.on_topic + _time(match, today)
    value += 2 * (match.judgement is not None)
    if candidate.figure and match.own and candidate.figure.metric == match.own.figure.metric:
        value += candidate.figure.metric is not None
    if match.own and match.relation == Relation.SIMILAR:
        value += 0.5
    if match.relation in TIMELINE and candidate.figure and candidate.figure.projection:
        value -= 0.5
    return value


def _time(match: Match, today: date) -> float:
    figure = match.candidate.figure
    said = match.candidate.claim.article__published_at.date()
    if (
        match.relation in TIMELINE
        and figure
        and match.own
        and figure.when
        and match.own.figure.when
    ):
        near = _nearness(abs((figure.when - match.own.figure.when).days))
        return near if match.relation == Relation.OLDER else 1 - near
    return _nearness(abs((today - said).days)) / 2


def _nearness(days: int) -> float:
    return 1 / (1 + days / _YEAR)


def best_first(matches: Sequence[Match], today: date) -> list[Match]:
    """Return the matches of one relation by their scores; equal ones keep a fixed order."""
    return sorted(
        matches,
        key=lambda m: (-score(m, today), m.candidate.claim.kind, -m.candidate.claim.id),
    )


def diversified(ranked: Sequence[Ranked], most: int) -> list[Told]:
    """Return the matches to show, spread over articles, figures and outlets."""
    left, taken = list(ranked), list[Told]()
    seen: Counter[tuple[str, int | str | None]] = Counter()
    while left and len(taken) < most:
        best = max(left, key=lambda each: each.score - _discount(each.told.match, seen))
        left.remove(best)
        taken.append(best.told)
        seen.update(_likes(best.told.match))
    return taken


def _likes(match: Match) -> list[tuple[str, int | str | None]]:
    claim = match.candidate.claim
    likes: list[tuple[str, int | str | None]] = [
        ("article", claim.article_id),
        ("outlet", claim.article__outlet_id),
    ]
    return [*likes, ("own", match.own.anchor)] if match.own else likes


def _discount(match: Match, seen: Counter[tuple[str, int | str | None]]) -> float:
    prices = {"article": _SAME_ARTICLE, "outlet": _SAME_OUTLET, "own": _SAME_FIGURE}
    return sum(prices[like[0]] * seen[like] for like in _likes(match))


def shares(sizes: Mapping[Relation, int], screenful: int) -> dict[Relation, int]:
    """Return how many rows each group shows until the screen is full.

    First two of each relation that compares figures, then one of each other, then the rest in turn.
    """
    shown = dict.fromkeys(sizes, 0)
    for relations, most in ((_TELLING, 2), (_ALL, 1), (_TELLING, 4), (_ALL, screenful)):
        while sum(shown.values()) < screenful:
            hungry = [
                r for r, size in sizes.items() if r in relations and shown[r] < min(size, most)
            ]
            if not hungry:
                break
            for relation in hungry[: screenful - sum(shown.values())]:
                shown[relation] += 1
    return shown
