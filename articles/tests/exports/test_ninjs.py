"""Articles as ninjs keep to the schema that the IPTC publishes (beside this file, CC BY 4.0)."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from articles.exports import ninjs_item
from articles.tests.make import make_article

from .story import SITE, make_story

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    path = Path(__file__).with_name("ninjs-schema_3.1.json")
    return Draft202012Validator(
        json.loads(path.read_text(encoding="utf-8")),
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )


def item_of(story: Any) -> dict[str, Any]:
    claims = list(story.statistics.all()), list(story.quotes.all())
    return ninjs_item(story, SITE, story.topics.all(), *claims)


def test_a_rich_and_a_bare_article_are_valid(schema: Draft202012Validator) -> None:
    for story in (make_story(), make_article()):
        assert [error.message for error in schema.iter_errors(item_of(story))] == []


def test_the_schema_sees_a_fault(schema: Draft202012Validator) -> None:
    assert not schema.is_valid(item_of(make_article()) | {"headline": "no such property"})


def test_people_places_and_subjects_are_told_apart() -> None:
    item = item_of(make_story())
    assert [p["uri"] for p in item["people"]] == ["http://www.wikidata.org/entity/Q42"]
    assert item["places"][0]["uri"] == "http://cv.iptc.org/newscodes/mediatopic/20000763"
    assert [s["name"] for s in item["subjects"]] == ["5G & “networks”"]
    assert [o["name"] for o in item["organisations"]] == ["Ministry of Industry"]


def test_it_has_an_address_and_drafts_have_none(client: Client) -> None:
    story, draft = make_story(), make_article(status="draft")
    answer = client.get(f"{story.get_absolute_url()}ninjs.json")
    assert answer.json()["title"] == story.headline
    assert client.get(f"{draft.get_absolute_url()}ninjs.json").status_code == 404
