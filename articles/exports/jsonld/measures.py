"""A metric as the variable that is measured and as the dataset of its values."""

from collections.abc import Iterable

from django.urls import reverse

from articles.exports.site import Site
from articles.exports.values import filled
from articles.models import Metric, Statistic

from .claims import measured, observation
from .refs import Node, place


def statistical_variable(metric: Metric, site: Site, statistics: Iterable[Statistic] = ()) -> Node:
    """Return what is measured; its values are in the dataset."""
    url = site.url(metric)
    return filled(
        {
            "@type": "StatisticalVariable",
            "@id": url,
            "url": url,
            "name": metric.name,
            "description": metric.definition or metric.counted,
        }
    )


def dataset(metric: Metric, site: Site, statistics: Iterable[Statistic] = ()) -> Node:
    """Return the values as a dataset: the observations given, the years covered, the download."""
    url, rows = site.url(metric), list(statistics)
    days = [day for s in rows for day in (s.period_start, s.period_end) if day]
    return filled(
        {
            "@type": "Dataset",
            "@id": f"{url}#dataset",
            "url": url,
            "name": metric.name,
            "description": metric.definition or f"Reported values of {metric.name}",
            "variableMeasured": measured(metric, "", site),
            "spatialCoverage": place(metric.place),
            "temporalCoverage": f"{min(days)}/{max(days)}" if days else None,
            "isAccessibleForFree": True,
            "distribution": {
                "@type": "DataDownload",
                "encodingFormat": "text/csv",
                "contentUrl": site.url(reverse("metric_csv", args=[metric.slug])),
            },
            "mainEntity": [observation(s, site) for s in rows],
        }
    )
