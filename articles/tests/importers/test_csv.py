"""CSV files."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importers import ArticleRecord, RowError
from articles.importers.records import MAX_ROW_BYTES
from articles.tests.importers.reading import error_of, record_of, rows_of


def test_quoted_newlines_and_quotes_belong_to_the_cell():
    record = record_of("csv", 'headline,text\n"A ""good"" day","One,\n\ntwo."\n')
    assert (record.headline, record.body) == ('A "good" day', "One,\n\ntwo.")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_read_off_the_header(delimiter):
    record = record_of("csv", f"title{delimiter}text\nA headline{delimiter}A text.\n")
    assert (record.headline, record.body) == ("A headline", "A text.")


def test_a_spreadsheet_file_with_byte_order_mark_and_crlf():
    record = record_of("csv", b"\xef\xbb\xbfheadline;text;topics\r\nA;B;Sea, Ports\r\n")
    assert (record.headline, record.topics) == ("A", ("Sea", "Ports"))


def test_the_original_of_a_row_can_be_read_again():
    first, second = rows_of("csv", 'headline,text\nA,B\n"C","D\nE"\n')
    assert second.original == b'headline,text\n"C","D\nE"'
    assert record_of("csv", second.original).body == second.body
    assert first.line == 2


def test_after_an_unclosed_quotation_mark_reading_goes_on_at_the_next_line():
    rows = rows_of("csv", 'headline,text\nA,B\n"C,D\nE,F\nG,"H"\n')
    assert [(row.line, type(row)) for row in rows] == [
        (2, ArticleRecord),
        (3, RowError),
        (4, ArticleRecord),
        (5, ArticleRecord),
    ]


def test_an_unclosed_quotation_mark_at_the_end_is_an_error():
    rows = rows_of("csv", 'headline,text\n"A,B\nC,D')
    assert [type(row) for row in rows] == [RowError, ArticleRecord]


@pytest.mark.parametrize(
    ("content", "line", "field"),
    [
        ("", 1, ""),
        ("headline,text,headline\n", 1, "headline"),
        ('"headline,text\n', 1, ""),
        (b"headline,\xff\n", 1, ""),
        (b"headline,text\nA,\xff\n", 2, "text"),
        ("headline,text\nA,B,C\n", 2, ""),
        ("headline,text\nA\n", 2, "body"),
        ("kop,tekst\nA,B\n", 2, "headline"),
        ('headline,text\nA,"B" C\n', 2, ""),
        ("headline,text\nA,\x00\n", 2, "text"),
    ],
)
def test_a_bad_row_is_an_error_with_line_and_cure(content, line, field):
    error = error_of("csv", content)
    assert (error.line, error.field) == (line, field)
    assert error.cure.endswith(".")


def test_an_overlong_row_is_skipped():
    content = b'headline,text\nA,"' + b"x\n" * (MAX_ROW_BYTES // 2 + 9) + b"\nB,C\n"
    rows = rows_of("csv", content[:200] + b"x" * (MAX_ROW_BYTES + 9) + b"\nB,C\n")
    assert rows[0].line == 2 and isinstance(rows[0], RowError)
    assert rows[-1].headline == "B"


CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20).filter(
    lambda text: text.strip()
)


@given(st.lists(st.tuples(CELL, CELL), max_size=5))
def test_what_python_writes_is_read_back(cells):
    out = StringIO()
    csv.writer(out).writerows([("headline", "body"), *cells])
    rows = rows_of("csv", out.getvalue())
    assert [isinstance(row, ArticleRecord) for row in rows] == [True] * len(cells)


@given(st.binary(max_size=200))
def test_any_bytes_give_rows(content):
    assert all(row.line >= 1 for row in rows_of("csv", b"headline,text\n" + content))
