"""JSON Lines."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importers import (
    FIELDS,
    ArticleRecord,
    MappingError,
    ReadOptions,
    RowError,
    parse_mapping,
)
from articles.importers.records import MAX_ROW_BYTES
from articles.tests.importers.reading import DEFAULTS, error_of, json_line, record_of, rows_of


def test_our_own_fields_need_no_map():
    row = {
        "id": 17,
        "headline": "A  headline ",
        "standfirst": "Why it matters",
        "section": "Economy",
        "byline": "Mara Lindqvist",
        "dateline": "Karsund",
        "body": "Text with *emphasis*.",
        "outlet": "Meridian Wire",
        "language": "PT_br",
        "published_at": "2024-01-19T21:52:00Z",
        "canonical_url": "HTTPS://Example.org:443/a?b=c#d",
        "topics": ["Ports", " Ports", "Sea"],
        "status": "draft",
    }
    record = record_of("jsonl", json.dumps(row))
    assert (record.id, record.headline, record.body) == ("17", "A headline", row["body"])
    assert (record.language, record.canonical_url) == ("pt-BR", "https://example.org/a?b=c")
    assert record.published_at == datetime(2024, 1, 19, 21, 52, tzinfo=UTC)
    assert (record.topics, record.status, record.unused) == (("Ports", "Sea"), "draft", ())
    assert record.original == json.dumps(row).encode()


def test_the_names_of_a_news_crawler_are_known():
    line = json.dumps({
        "title": "A headline", "description": "First paragraph. Sec...",
        "maintext": "First paragraph.\nSecond *one*.", "authors": ["A. Alm", "B. Berg"],
        "date_publish": "2017-03-15 00:00:00", "date_modify": None, "rank": 3, "language": "en",
        "url": "http://example.org/a", "source_domain": "example.org",
    })  # fmt: skip
    record = record_of("jsonl", line, ReadOptions())
    assert record.body == "First paragraph.\n\nSecond \\*one\\*."
    assert (record.byline, record.outlet) == ("A. Alm, B. Berg", "example.org")
    assert record.standfirst == ""
    assert record.unused == ("rank",)


def test_the_import_names_the_outlet_before_a_domain_does():
    assert record_of("jsonl", json_line(source_domain="x.org")).outlet == DEFAULTS.outlet
    assert record_of("jsonl", json_line(outlet="Other")).outlet == "Other"


def test_a_map_goes_before_known_names_and_can_leave_a_field_out():
    mapping = parse_mapping("kop=headline, description=, labels=topics,tags=topics")
    line = json_line(kop="Kop", title="Title", description="Words", labels=["A"])
    record = record_of("jsonl", line, ReadOptions(mapping, outlet="X"))
    assert (record.headline, record.standfirst, record.topics) == ("Kop", "", ("A",))
    assert record.unused == ("description",)


@pytest.mark.parametrize("text", ["title", "title=kop", "=headline"])
def test_a_map_that_cannot_be_read_says_why(text):
    with pytest.raises(MappingError, match="theirs=ours|no field"):
        parse_mapping(text)


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("{", ""),
        ("[]", ""),
        ("[" * 100_000, ""),
        ("1" * 5000, ""),
        ('{"headline": NaN}', ""),
        ('{"a": 1, "a": 2}', "a"),
        (json_line(text=""), "body"),
        (json_line(text="<p>Words</p>"), "body"),
        (json_line(body='<div class="a">Words</div>'), "body"),
        (json_line(headline=" "), "headline"),
        (json_line(headline="x" * 301), "headline"),
        (json_line(headline={"a": 1}), "headline"),
        (json_line(headline=True), "headline"),
        (json_line(headline="\x00"), "headline"),
        (json_line(text="\ud800"), "text"),
        (json_line(published_at="soon"), "published_at"),
        (json_line(published_at=[1]), "published_at"),
        (json_line(language="English"), "language"),
        (json_line(url="ftp://example.org/"), "canonical_url"),
        (json_line(url="http://[x"), "canonical_url"),
        (json_line(url="http://u:p@example.org/"), "canonical_url"),
        (json_line(url="http://example.org:99999/"), "canonical_url"),
        (json_line(topics=[["a"]]), "topics"),
        (json_line(outlet=["A"]), "outlet"),
        (json_line(source_domain=["A"]), "domain"),
        (json_line(authors=[1, {}]), "byline"),
        (json_line(status="gone"), "status"),
        (b'{"headline": "\xff"}', ""),
        ("{}".encode("utf-16"), ""),
    ],
)
def test_a_bad_row_is_an_error_with_its_field_and_a_cure(line, field):
    error = error_of("jsonl", line)
    assert (error.line, error.field) == (1, field)
    assert error.cure.endswith(".")


def test_broken_json_is_shown_where_it_breaks():
    assert error_of("jsonl", '{"headline": "A",}\n').reason.endswith("(character 18)")


def test_bad_rows_do_not_stop_the_good_ones():
    long_line = b'{"headline": "' + b"x" * (MAX_ROW_BYTES + 100_000) + b'"}'
    lines = [json_line(), b"{", b"", long_line, json_line(headline="Last")]
    content = b"\n".join(line.encode() if isinstance(line, str) else line for line in lines)
    kinds = [(row.line, type(row)) for row in rows_of("jsonl", content)]
    assert kinds == [(1, ArticleRecord), (2, RowError), (4, RowError), (5, ArticleRecord)]


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=10), st.lists, max_leaves=4
)


@given(st.dictionaries(st.sampled_from([*FIELDS, "url", "authors"]), JSON))
def test_any_object_gives_one_row(row):
    assert len(rows_of("jsonl", json.dumps({"headline": "A", "text": "B"} | row))) == 1


@given(st.binary(max_size=100))
def test_any_bytes_give_rows(content):
    lines = [line for line in content.split(b"\n") if line.strip()]
    assert len(rows_of("jsonl", content)) <= len(lines) or content.startswith(b"\xff\xfe")
