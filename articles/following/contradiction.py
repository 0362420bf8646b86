"""Whether a new figure of a metric contradicts what was stated before of the same period."""

from articles.models import Statistic
from articles.quantities import format_quantity


def contradicted(statistic: Statistic) -> str:
    """Return a line naming the latest earlier figure that the new one cannot agree with, or "".

    Two figures of one metric, unit and period disagree when their rounding intervals lie apart; a
    projection contradicts nothing.
    """
    if statistic.metric_id is None or statistic.period is None or statistic.is_projection:
        return ""
    same = Statistic.objects.public().filter(
        metric=statistic.metric_id,
        unit_code=statistic.unit_code,
        place=statistic.place,
        period_start=statistic.period_start,
        period_end=statistic.period_end,
        is_projection=False,
        article__published_at__lt=statistic.article.published_at,
    )
    apart = same.filter(interval_low__gt=statistic.interval_high) | same.filter(
        interval_high__lt=statistic.interval_low
    )
    other = apart.select_related("article__outlet").order_by("-article__published_at").first()
    if other is None:
        return ""
    return f"Differs from {format_quantity(other.quantity)} in {other.article.outlet}"
