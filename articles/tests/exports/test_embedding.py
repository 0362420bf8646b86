"""Cards may be framed by any site, other pages by none; oEmbed leads to the cards."""

from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.test import Client

from articles.tests.make import make_metric, make_statistic

from .story import CANARY, make_secret, make_story

pytestmark = pytest.mark.django_db


def records() -> list[Any]:
    story = make_story()
    statistic = story.statistics.get()
    return [statistic, story.quotes.get(), statistic.metric]


def describe(client: Client, record: Any, **more: Any) -> Any:
    url = f"http://testserver{record.get_absolute_url()}"
    return client.get("/oembed", {"url": url} | more)


def test_every_card_is_described_and_may_be_framed(client: Client) -> None:
    for record in records():
        answer = describe(client, record).json()
        assert (answer["version"], answer["type"]) == ("1.0", "rich")
        source = answer["html"].split('src="')[1].split('"')[0]
        card = client.get(urlsplit(source).path)
        assert card.status_code == 200
        assert "X-Frame-Options" not in card
        assert "frame-ancestors *" in card["Content-Security-Policy"]
        assert record.get_absolute_url() in card.content.decode()


def test_other_pages_are_not_framed(client: Client) -> None:
    page = client.get(make_story().get_absolute_url())
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]


def test_the_frame_keeps_to_the_limits(client: Client) -> None:
    record = records()[0]
    answer = describe(client, record, maxwidth="300", maxheight="100").json()
    assert (answer["width"], answer["height"]) == (300, 100)
    assert describe(client, record, maxwidth="many").json()["width"] == 480


def test_xml_says_the_same_as_json(client: Client) -> None:
    record = records()[1]
    tree = ElementTree.fromstring(describe(client, record, format="xml").content)
    assert {e.tag: e.text for e in tree}["html"] == describe(client, record).json()["html"]
    assert describe(client, record, format="yaml").status_code == 501


def test_pages_lead_to_their_cards(client: Client) -> None:
    for record in records():
        html = client.get(record.get_absolute_url()).content.decode()
        assert "application/json+oembed" in html


def test_a_page_whose_address_is_not_of_latin_letters_has_a_card(client: Client) -> None:
    statistic = make_statistic(metric=make_metric(name="5G 基站"))
    assert describe(client, statistic.metric).json()["title"] == "5G 基站"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "/statistics/1/",
        "http://elsewhere.example/statistics/1/",
        "http://[",
        "http://testserver/",
    ],
)
def test_what_has_no_card_is_not_found(client: Client, url: str) -> None:
    assert client.get("/oembed", {"url": url}).status_code == 404


def test_drafts_have_no_card(client: Client) -> None:
    draft = make_secret()
    statistic = draft.statistics.get()
    for record in (statistic, draft.quotes.get(), statistic.metric):
        answer = describe(client, record)
        assert answer.status_code == 404
        assert CANARY.lower() not in answer.content.decode().lower()
    assert client.get(f"/embed/statistics/{statistic.pk}/").status_code == 404
