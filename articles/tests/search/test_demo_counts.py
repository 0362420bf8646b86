"""Every count on the search pages of the demo archive is the number of results it leads to."""

import pytest
from django.core.management import call_command

from articles import search

QUERIES = [
    "",
    "5G base stations",
    "china OR energy -solar",
    "value:>1bn",
    "has:quotes year:2023..2025",
    "3.377 million",
    "after:2y -topic:energy",
]


def links(query, kind):
    """Yield every link of a page of results with the count beside it."""
    page = search.find(search.parse_query(query), kind=kind)
    for facet in page.facets:
        for value in facet.values:
            if not value.selected:
                yield value.query, value.count
    for bar in page.histogram.bars if page.histogram else ():
        yield bar.query, bar.count
    for other, count in page.counts.items():
        found = search.find(search.parse_query(query), kind=other)
        assert found.total == count, (query, other)


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("kind", search.KINDS)
def test_every_count_of_the_demo_archive_is_true(kind):
    call_command("load_demo", verbosity=0)
    search.rebuild()
    followed = 0
    for query in QUERIES:
        for link, count in links(query, kind):
            assert search.find(search.parse_query(link), kind=kind).total == count, link
            followed += 1
    assert followed > 50
