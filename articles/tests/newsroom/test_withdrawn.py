"""What is withdrawn is gone from every public address at once; its own address says why."""

from typing import Any

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from articles import newsroom
from articles.models import Article
from articles.newsroom import Role
from articles.tests.make import (
    make_article,
    make_expert,
    make_metric,
    make_organization,
    make_quote,
    make_section,
    make_statistic,
    make_topic,
    make_user,
)

from .matrix import PUBLIC

pytestmark = pytest.mark.django_db
HEADLINE = "Unmistakable headline"


def make_story() -> Article:
    topic, person = make_topic(name="Masts"), make_expert(name="Ada Okonkwo")
    story = make_article(headline=HEADLINE, topics=[topic], section=make_section())
    make_statistic(
        story, speaker=person, metric=make_metric(), producer=make_organization(), topics=[topic]
    )
    make_quote(story, speaker=person, topics=[topic])
    return story


def public_addresses(story: Article) -> set[str]:
    """Return every public address that can be made from the story and what belongs to it."""
    quote, statistic = story.quotes.get(), story.statistics.get()
    records: list[Any] = [story, quote, statistic, quote.speaker, statistic.metric]
    records += [statistic.producer, story.outlet, story.section, story.topics.get()]
    found = {record.get_absolute_url() for record in records}
    for name in PUBLIC - {"admin:login", "admin:logout"}:
        tries: list[list[Any]] = [[], *([getattr(r, "slug", r.pk)] for r in records)]
        tries += [[2024], [2024, 1], [2024, 1, 19], ["articles"]]
        for args in tries:
            try:
                found.add(reverse(name, args=args))
            except NoReverseMatch:
                continue
    return found


def test_a_withdrawn_story_is_on_no_public_page(client: Client) -> None:
    story = make_story()
    before = {a: body(client, a) for a in public_addresses(story)}
    showing = {address for address, text in before.items() if HEADLINE in text}
    assert len(showing) > 8, sorted(showing)
    newsroom.withdraw(story, make_user(Role.PUBLISHER), "Its source made it up.")
    own = {story.get_absolute_url()}
    still = {address for address in before if HEADLINE in body(client, address)}
    assert still - own == set()
    tombstone = client.get(story.get_absolute_url())
    assert tombstone.status_code == 410
    assert "Its source made it up." in tombstone.content.decode()


def body(client: Client, address: str) -> str:
    response = client.get(address)
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode()
