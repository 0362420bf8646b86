"""The numbers of statistics as they are searched for."""

from articles.models import Statistic
from articles.search.engine import Figure
from articles.search.folding import fold_words


def figure_of(claim: Statistic) -> Figure:
    """Return the number of a statistic as it is searched for."""
    units = (claim.unit_code.casefold(), fold_words(claim.counted))
    return Figure(
        low=float(claim.value),
        high=float(claim.value if claim.value_upper is None else claim.value_upper),
        units=tuple(filter(None, units)),
        first_day=claim.period_start,
        last_day=claim.period_end,
    )
