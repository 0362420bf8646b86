"""Lists and counts of what is linked to a record, straight from the index.

They cost the same in a large archive as in a small one, where a database has to read every row that
it counts. All raise SearchUnavailable when the index cannot answer; then ask the database.
"""

from collections.abc import Iterable

from .engine import Found, Question
from .engines import get_engine
from .query import Ids, parse_query

_MOST_TIMES = 60_000  # the days of 164 years; the engine refuses a little more


def newest_linked(kind: str, link: str, record_id: int, offset: int, limit: int) -> Found:
    """Return ids of the public records with a link to another one, newest first, and the total.

    `link` is one of engine.LINKS. A link to a topic is one to those up to two steps above as well.
    """
    question = Question(kind, Ids(link, (record_id,)))
    return get_engine().search(question, sort="newest", offset=offset, limit=limit)


def count_linked(kind: str, link: str, ids: Iterable[int]) -> dict[int, int]:
    """Return for each record how many public ones have a link to it."""
    engine = get_engine()
    return {pk: engine.count(Question(kind, Ids(link, (pk,)))) for pk in ids}


def commonest(link: str, most: int, within: tuple[str, int] | None = None) -> dict[int, int]:
    """Return ids of the records that most public articles have a link to, with how many.

    The commonest first. `link` is one of engine.LINKS; `within` a link and an id that those counted
    must have: ("topic", 7) counts in the stories on a topic and the ones below it.
    """
    root = Ids(within[0], (within[1],)) if within else None
    counts = get_engine().facets(Question("articles", root), {link: most})[link]
    return {int(pk): count for pk, count in counts.items()}


def count_by(unit: str, text: str = "") -> dict[int, int]:
    """Return how many public articles there are in each "year", "month" or "day" that has any.

    Of the articles that a query finds, the empty one all. Times are numbers: 2023, 202305,
    20230501.
    """
    question = Question("articles", parse_query(text).root)
    counts = get_engine().facets(question, {unit: _MOST_TIMES})[unit]
    return {int(number): count for number, count in counts.items()}
