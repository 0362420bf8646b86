"""Related claims: what the archive already knows about an article, a claim, an expert, a text.

`Related.groups` hold rows by relation, best first. What editors said of a pair goes before what is
computed. At most six database queries whatever the size of the archive, where the claims asked
about are at hand; without the search index the claims of the same metrics and speakers still come.
Only public claims are ever returned.
"""

from collections.abc import Iterable

from articles.models import Article, Expert, Quote, Statistic

from .figures import figure_of
from .lookup import look_up
from .results import Copy, Group, Related, Row
from .shows import Show
from .sources import (
    MOST_TEXT,
    subject_of_article,
    subject_of_claims,
    subject_of_expert,
    subject_of_text,
)
from .trial import ClaimSet, measure, read_rows

__all__ = [
    "MOST_TEXT",
    "ClaimSet",
    "Copy",
    "Group",
    "Related",
    "Row",
    "Show",
    "figure_of",
    "for_article",
    "for_expert",
    "for_quote",
    "for_statistic",
    "for_text",
    "measure",
    "read_rows",
]


def for_article(
    article: Article,
    *,
    statistics: Iterable[Statistic] | None = None,
    quotes: Iterable[Quote] | None = None,
    full: bool = False,
    show: Show = Show.ALL,
) -> Related:
    """Return what other articles claim on the figures and quotes of this one.

    `statistics` and `quotes` save two queries where the page has read the article's claims already,
    with `metric`, `speaker` and `producer` selected. `full` returns all that was found, not a
    screenful: as many claims as the totals of the groups say. `show` narrows it to one choice.
    """
    return look_up(subject_of_article(article, statistics, quotes), full, show)


def for_statistic(statistic: Statistic, *, full: bool = False, show: Show = Show.ALL) -> Related:
    """Return what other articles claim on the same thing as this figure."""
    return look_up(subject_of_claims(statistic.article, [statistic], []), full, show)


def for_quote(quote: Quote, *, full: bool = False, show: Show = Show.ALL) -> Related:
    """Return what other articles report of the speaker and of the matter of this quote."""
    return look_up(subject_of_claims(quote.article, [], [quote]), full, show)


def for_expert(expert: Expert, *, full: bool = False) -> Related:
    """Return where the figures of this expert stand against those of others."""
    return look_up(subject_of_expert(expert), full)


def for_text(text: str, *, full: bool = False) -> Related:
    """Return claims close to a pasted text; without a metric they are at most similar.

    Of a long text the first MOST_TEXT characters are read.
    """
    return look_up(subject_of_text(text), full)
