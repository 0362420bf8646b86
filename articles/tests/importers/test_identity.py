"""Which article a record is."""

from dataclasses import replace
from datetime import UTC, datetime

from articles.importers import Fingerprint, import_key
from articles.tests.importers.reading import json_line, record_of

RECORD = record_of("jsonl", json_line(published_at="2024-01-19T10:00Z"))


def test_an_id_goes_before_the_address_and_the_address_before_the_headline():
    addressed = replace(RECORD, canonical_url="https://x.org/a")
    numbered = replace(addressed, id="1")
    assert [import_key(r).partition(":")[0] for r in (RECORD, addressed, numbered)] == [
        "day",
        "url",
        "id",
    ]


def test_two_outlets_may_use_the_same_id():
    assert import_key(replace(RECORD, id="1")) != import_key(replace(RECORD, id="1", outlet="B"))


def test_http_and_https_are_the_same_address():
    urls = ("https://x.org/a", "http://x.org/a")
    assert len({import_key(replace(RECORD, canonical_url=url)) for url in urls}) == 1


def test_the_same_headline_on_another_day_is_another_article():
    later = replace(RECORD, published_at=datetime(2024, 1, 20, 10, tzinfo=UTC))
    assert import_key(later) != import_key(RECORD)


def test_a_fingerprint_comes_back_from_its_text():
    fingerprint = Fingerprint.of(["a", "b"], ["T"])
    assert len(str(fingerprint)) == 64
    assert Fingerprint.read(str(fingerprint)) == fingerprint


def test_a_fingerprint_knows_where_one_field_ends():
    assert Fingerprint.of(["ab", "c"], []) != Fingerprint.of(["a", "bc"], [])
