"""Articles as ninjs keep to the rules of ninjs 3.1 that the archive uses.

NINJS_SCHEMA may name a copy of the schema that the IPTC publishes
(https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json): then articles are checked against it, too.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from articles.exports import ninjs_item
from articles.tests.make import make_article

from .story import SITE, make_story

pytestmark = pytest.mark.django_db

TEXT = {"type": "string", "minLength": 1}
MOMENT = {"type": "string", "format": "date-time"}


def entries(**properties: Any) -> dict[str, Any]:
    """Return the rule of a list of objects with exactly these properties."""
    only = {"type": "object", "properties": properties, "additionalProperties": False}
    return {"type": "array", "items": only}


NAMED = {"name": TEXT, "rel": TEXT, "uri": TEXT}
WORDS = {"role": TEXT, "contentType": TEXT, "value": TEXT}
RULES = {
    "type": "object",
    "required": ["uri", "standard"],
    "additionalProperties": False,
    "properties": dict.fromkeys(("uri", "version", "language", "title", "by", "located"), TEXT)
    | dict.fromkeys(("firstCreated", "versionCreated", "contentCreated"), MOMENT)
    | {
        "standard": {"required": ["name", "version", "schema"]},
        "type": {"enum": ["text", "audio", "video", "picture", "graphic", "composite"]},
        "representationType": {"enum": ["full", "partial"]},
        "pubStatus": {"enum": ["usable", "withheld", "canceled"]},
        "headlines": entries(**WORDS),
        "descriptions": entries(**WORDS),
        "bodies": entries(**WORDS),
        "infoSources": entries(name=TEXT, role=TEXT, uri=TEXT),
        "altIds": entries(role=TEXT, value=TEXT),
        "subjects": entries(**NAMED),
        "places": entries(**NAMED),
        "people": entries(**NAMED),
        "organisations": entries(**NAMED),
        "associations": {"type": "array", "items": {"required": ["name", "uri", "type"]}},
    },
}


def validators() -> list[Draft202012Validator]:
    """Return our own rules, and the published schema where the machine has a copy."""
    copy = os.environ.get("NINJS_SCHEMA")
    schemas = [RULES, *([json.loads(Path(copy).read_text(encoding="utf-8"))] if copy else [])]
    checker = Draft202012Validator.FORMAT_CHECKER
    return [Draft202012Validator(schema, format_checker=checker) for schema in schemas]


def item_of(story: Any) -> dict[str, Any]:
    claims = list(story.statistics.all()), list(story.quotes.all())
    return ninjs_item(story, SITE, story.topics.all(), *claims)


def test_a_rich_and_a_bare_article_are_valid() -> None:
    for story in (make_story(), make_article()):
        for validator in validators():
            assert [error.message for error in validator.iter_errors(item_of(story))] == []


def test_a_fault_is_seen() -> None:
    wrong = item_of(make_article()) | {"headline": "no such property"}
    assert not any(validator.is_valid(wrong) for validator in validators())


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
