"""Statistics in stories of their own, for tests of related claims."""

from datetime import UTC, date, datetime
from typing import Any

from articles.models import Article, Metric, Statistic
from articles.tests.make import make_article, make_statistic


def story(body: str, day: date = date(2024, 1, 19), **fields: Any) -> Article:
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return make_article(body=body, published_at=moment, **fields)


def figure(
    metric: Metric | None, exact: str, year: int, article: Article | None = None, **fields: Any
) -> Statistic:
    article = article or story(f"The network counted {exact} stations.", date(year + 1, 1, 20))
    period = {"period_start": date(year, 1, 1), "period_end": date(year, 12, 31)}
    names = {"metric": metric, "counted": "5G base stations", "period_is_point": True}
    return make_statistic(article, exact=exact, **period | names | fields)
