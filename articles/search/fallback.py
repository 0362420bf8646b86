"""Answers from the database while there is no index: all words have to be there, newest first.

No stems, no ranking, no facets, and the count stops at MOST_COUNTED; what is found is right.
"""

from functools import reduce
from math import ceil
from operator import and_, or_

from django.db.models import Q
from django.utils import timezone

from .fallback_conditions import condition
from .naming import names_in, resolve, with_ids
from .passages import Marker
from .query import And, Field, Node, Not, Number, Or, Phrase, Query, Value, Word, spellings
from .records import PUBLIC, hits
from .results import ResultPage

MOST_COUNTED = 1000
TEXTS = {
    "articles": ("headline", "standfirst", "plain_text"),
    "statistics": ("exact", "counted", "metric__name", "speaker__name"),
    "quotes": ("exact", "speaker__name"),
    "experts": ("name", "note"),
}
CONTEXT = {"statistics": ("article__headline",), "quotes": ("article__headline",)}
TITLES = {
    "articles": ("headline",),
    "statistics": ("counted", "metric__name"),
    "quotes": (),
    "experts": ("name",),
}
MOMENT = {
    "articles": "published_at",
    "statistics": "article__published_at",
    "quotes": "article__published_at",
}


def find(query: Query, kind: str, sort: str, page: int, per_page: int, notice: str) -> ResultPage:
    """Return one page of results as the database alone can find them."""
    root = with_ids(query.root, resolve(names_in(query.root)))
    rows = PUBLIC[kind]()
    if root is not None:
        rows = rows.filter(_q(kind, root))
    rows = rows.order_by(*_order(kind, sort))
    total = rows.order_by().values("pk")[: MOST_COUNTED + 1].count()
    pages = max(1, ceil(min(total, MOST_COUNTED) / per_page))
    page = min(max(page, 1), pages)
    ids = list(rows.values_list("pk", flat=True)[(page - 1) * per_page : page * per_page])
    return ResultPage(
        query=query,
        kind=kind,
        sort=sort,
        page=page,
        pages=pages,
        total=total,
        hits=hits(kind, ids, Marker(root, str)),
        counts={kind: total},
        notice=notice,
    )


def _order(kind: str, sort: str) -> tuple[str, ...]:
    if kind not in MOMENT:
        return ("pk",)
    sign = "" if sort == "oldest" else "-"
    return (f"{sign}{MOMENT[kind]}", f"{sign}pk")


def _q(kind: str, node: Node) -> Q:
    """Return the condition of a tree on the rows of a kind."""
    match node:
        case And():
            return reduce(and_, (_q(kind, part) for part in node.parts))
        case Or():
            return reduce(or_, (_q(kind, part) for part in node.parts))
        case Not():
            return ~_q(kind, node.part)
        case Word() | Phrase():
            words = TEXTS[kind] + (CONTEXT.get(kind, ()) if isinstance(node, Word) else ())
            return _says(TITLES[kind] if node.in_title else words, node.text)
        case Number():
            texts = dict.fromkeys((node.text, *spellings(node.value, node.unit)))
            today = timezone.localdate()
            found = condition(kind, Value(node.value, node.value), today)
            if node.unit:
                found &= condition(kind, Field("unit", (node.unit,)), today)
            return reduce(or_, (_says(TEXTS[kind], text) for text in texts), found)
    return condition(kind, node, timezone.localdate())


def _says(fields: tuple[str, ...], text: str) -> Q:
    nothing = Q(pk__in=())
    return reduce(or_, (Q(**{f"{field}__icontains": text}) for field in fields), nothing)
