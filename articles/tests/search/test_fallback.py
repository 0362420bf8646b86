"""Without an index the database answers, with a notice, and finds the same."""

import pytest

from articles import search

from .test_find import archive, find  # noqa: F401  the archive is a fixture

QUERIES = """
base_station café 基站 stations_-base topic:5g topic:telecommunications expert:赵志国 org:miit
outlet:the-post_lang:en outlet:the-post,herald_year:2024 section:economy value:>3m_period:2023
value:>4m unit:CNY metric:5g-base-stations-china has:statistics,quotes -has:quotes after:2023-12
before:2024 3,377,000 (base_OR_café)_-topic:5g title:stations "base_stations" lang:zh nothing
""".split()


@pytest.mark.parametrize("kind", search.KINDS)
@pytest.mark.usefixtures("archive")
def test_the_database_finds_what_the_index_finds(settings, tmp_path, kind):
    queries = [text.replace("_", " ") for text in QUERIES]
    expected = {query: find(query, kind=kind) for query in queries}
    settings.SEARCH_INDEX_DIR = tmp_path / "none"
    for query in queries:
        page = search.find(search.parse_query(query), kind=kind)
        assert {hit.id for hit in page.hits} == {hit.id for hit in expected[query].hits}, query
        assert page.total == expected[query].total
        assert page.notice.startswith("Search is resting")
        assert page.facets == ()


@pytest.mark.usefixtures("archive")
def test_a_damaged_index_is_a_notice_and_no_error(settings):
    assert find("stations").notice == ""
    for path in settings.SEARCH_INDEX_DIR.glob("current/meta.json"):
        path.write_text("{", encoding="ascii")
    page = search.find(search.parse_query("stations"))
    assert page.notice.startswith("Search is resting")
    assert page.total == 2
