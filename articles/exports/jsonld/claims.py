"""A statistic as a Claim about an Observation, a quote as a Quotation."""

from collections.abc import Iterable

from articles.exports.site import Site
from articles.exports.values import filled, number, unit_code
from articles.models import Metric, Quote, Statistic, Topic
from articles.periods import Precision, write_period

from .refs import Node, article_ref, place, speaker_ref, topic_refs


def statistic_claim(statistic: Statistic, site: Site, topics: Iterable[Topic] = ()) -> Node:
    """Return the sentence as a claim, by whom and where, about the number as an observation."""
    url = site.url(statistic)
    published = statistic.article.published_at
    return filled(
        {
            "@type": "Claim",
            "@id": url,
            "url": url,
            "text": statistic.sentence,
            "datePublished": published.isoformat() if published else None,
            "author": speaker_ref(statistic, site),
            "appearance": article_ref(statistic.article, site),
            "about": [observation(statistic, site), *topic_refs(topics, site)],
        }
    )


def observation(statistic: Statistic, site: Site) -> Node:
    """Return the number: its value or bounds, unit, period, place and what is measured."""
    period, unit = statistic.period, statistic.unit
    value, upper = number(statistic.value), number(statistic.value_upper)
    bounds = {"value": value} if upper is None else {"minValue": value, "maxValue": upper}
    day = period and (period.is_point or period.precision == Precision.DAY)
    return filled(
        {
            "@type": "Observation",
            "@id": f"{site.url(statistic)}#observation",
            "name": str(statistic),
            "variableMeasured": measured(statistic.metric, statistic.counted, site),
            "unitText": unit.name,
            "unitCode": unit_code(unit),
            "observationDate": period.end.isoformat() if period and day else None,
            "observationPeriod": write_period(period) if period else None,
            "observationAbout": place(statistic.place),
        }
        | bounds
    )


def measured(metric: Metric | None, counted: str, site: Site) -> Node | str:
    """Return the mention of the metric, or in words what is counted."""
    if metric is None:
        return counted
    return {"@type": "StatisticalVariable", "@id": site.url(metric), "name": metric.name}


def quotation(quote: Quote, site: Site, topics: Iterable[Topic] = ()) -> Node:
    """Return the quoted words, whose they are and where they stand."""
    url, published = site.url(quote), quote.article.published_at
    return filled(
        {
            "@type": "Quotation",
            "@id": url,
            "url": url,
            "text": quote.exact,
            "inLanguage": quote.article.language,
            "datePublished": published.isoformat() if published else None,
            "spokenByCharacter": speaker_ref(quote, site),
            "isPartOf": article_ref(quote.article, site),
            "about": topic_refs(topics, site),
        }
    )
