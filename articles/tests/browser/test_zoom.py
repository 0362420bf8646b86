"""Every type of page at twice its size and on the smallest phone: nothing to scroll sideways."""

from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser

from articles import search
from articles.tests.make import (
    make_affiliation,
    make_article,
    make_expert,
    make_metric,
    make_outlet,
    make_quote,
    make_section,
    make_statistic,
    make_topic,
)

# Each is one word, longer than a line of a phone.
WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamten"
LINK = "https://example.org/" + "a" * 120
ROWS = "| Jahr | " + " | ".join(f"Spalte{n}" for n in range(12)) + " |\n" + "|---" * 13 + "|\n"
WORDS = f"See {LINK} for it: 12 percent, or 140 euros. “It rose,” she said."
BODY = f"{WORDS}\n\n{ROWS}\n\n    {LINK}{LINK}"
LISTS = """
/ /search/?q=rose /search/?q=rose&kind=statistics /search/?q=rose&kind=quotes /search/?q=zzzz
/search/help/ /topics/ /topics/?view=tree /topics/?q=donau /experts/ /organizations/ /outlets/
/sections/ /metrics/ /statistics/ /disagreements/ /archive/ /archive/2024/ /archive/2024/01/
/archive/2024/01/19/ /archive/on-this-day/ /corrections/ /about/ /about/design/ /downloads/
/follow/?kind=query&value=china /no-such-page/
""".split()


@pytest.fixture
def pages() -> list[str]:
    """An archive of long words, indexed; the paths of every type of page."""
    broader = make_topic(name=f"Wide {WORD}")
    topic, section = make_topic(name=WORD, broader=broader), make_section(name=f"Teil {WORD}")
    expert, outlet = make_expert(name=f"Ada {WORD}", topics=[topic]), make_outlet(name=f"O{WORD}")
    role = make_affiliation(expert, role=f"chief of {WORD}")
    metric = make_metric(name=f"Bill, {WORD}", topics=[topic])
    fields: dict[str, Any] = {"body": BODY, "topics": [topic], "section": section, "outlet": outlet}
    stories = [make_article(headline=f"{n} {WORD} {LINK}", **fields) for n in (1, 2)]
    for story, year in zip(stories, (2022, 2023), strict=True):
        said: dict[str, Any] = {"metric": metric, "speaker": expert, "topics": [topic]}
        said |= {"period_start": date(year, 1, 1), "period_end": date(year, 12, 31)}
        claims = [
            make_statistic(story, exact=words, **said) for words in ("12 percent", "140 euros")
        ]
        quote = make_quote(story, exact="It rose", speaker=expert, topics=[topic])
    search.rebuild()
    records = [*stories, topic, broader, section, expert, outlet, role.organization, metric]
    return [*LISTS, *(each.get_absolute_url() for each in (*records, claims[0], quote))]


@pytest.mark.parametrize(("width", "times"), [(640, 2), (320, 1)])
def test_no_page_is_wider_than_its_window(
    browser: Browser, live_server: Any, pages: list[str], width: int, times: int
) -> None:
    size: Any = {"width": width, "height": 800}
    page = browser.new_context(viewport=size, device_scale_factor=times).new_page()
    wider = {}
    for path in pages:
        page.goto(live_server.url + path)
        found = page.evaluate("document.documentElement.scrollWidth")
        if found > width:
            wider[path] = found
    assert wider == {}
