"""Pasted stories."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importers import ReadOptions
from articles.tests.importers.reading import error_of, record_of, rows_of

STORY = """\
SOURCE / ECONOMY
Harbour dredging to cost 12 million euros
Port authority expects larger ships from spring
Published: Jan 19, 2024 09:52 PM
A dredger at work. Photo: Karsund Port

Photo: Karsund Port


The first paragraph, with 3 * 4 and a_b.\x20

"The second," said Ana Ruiz.
"""


def test_every_part_of_a_pasted_story_is_found():
    story = record_of("text", STORY)
    assert (story.section, story.headline) == ("Economy", STORY.splitlines()[1])
    assert story.standfirst == "Port authority expects larger ships from spring"
    assert story.published_at == datetime(2024, 1, 19, 21, 52, tzinfo=UTC)
    assert (story.image_caption, story.image_credit) == ("A dredger at work.", "Karsund Port")
    assert (
        story.body == 'The first paragraph, with 3 \\* 4 and a_b.\n\n"The second," said Ana Ruiz.'
    )
    assert story.original == STORY.encode()


def test_headline_and_date_are_enough():
    story = record_of("text", "Eat / Pray / Love\n2024-01-19\nA text.")
    assert (story.headline, story.section, story.standfirst) == ("Eat / Pray / Love", "", "")


def test_windows_files_read_the_same():
    windows = record_of("text", b"\xef\xbb\xbf" + STORY.replace("\n", "\r\n").encode())
    assert windows.body == record_of("text", STORY).body
    assert windows.headline == record_of("text", STORY).headline


def test_labelled_lines_are_taken_by_their_label():
    head = (
        "A headline\nBy Mara Lindqvist and 李 明\nURL: https://X.example/a#b\nTopics: Ports; Sea\n"
    )
    story = record_of(
        "text", head + "Section: US news\nPosted on: 19 Jan 2024 | Updated: x\nA text."
    )
    assert story.byline == "Mara Lindqvist and 李 明"
    assert story.canonical_url == "https://x.example/a"
    assert (story.topics, story.section) == (("Ports", "Sea"), "US news")


def test_a_page_with_an_updated_time_keeps_the_published_one():
    line = "Published: Aug 29, 2023 11:21 PM Updated: Aug 30, 2023 11:15 PM"
    story = record_of("text", f"A headline\n{line}\nA text.")
    assert story.published_at == datetime(2023, 8, 29, 23, 21, tzinfo=UTC)


def test_a_byline_below_the_date_is_not_text():
    story = record_of("text", "A headline\n2024-01-19\nBy Mara Lindqvist\n\nBy 2030 all is well.")
    assert (story.byline, story.body) == ("Mara Lindqvist", "By 2030 all is well.")


def test_a_chinese_story_reads_as_well():
    story = record_of(
        "text", "港口疏浚\n发布时间：2024年1月19日 21:52\n图片：新华社\n\n正文第一段。"
    )
    assert (story.headline, story.image_credit, story.body) == (
        "港口疏浚",
        "新华社",
        "正文第一段。",
    )


@pytest.mark.parametrize(
    ("content", "line", "field"),
    [
        ("A headline\n\nA text without a date.", 1, "published_at"),
        ("A headline\nPublished: soon\nA text.", 2, "published_at"),
        ("A headline\nstandfirst\nwhat is this\n2024-01-19\nA text.", 3, ""),
        ("2024-01-19\nA text.", 1, "headline"),
        ("A headline\n2024-01-19\n\n", 1, "body"),
        ("A headline\nURL: javascript:x\n2024-01-19\nA text.", 2, "canonical_url"),
        ("A headline\n2024-01-19\nA text.\n\nWith \x00.", 3, "text"),
        (b"A headline\n2024-01-19\nA \xff.", 1, ""),
        ("", 1, "published_at"),
    ],
)
def test_what_cannot_be_understood_is_an_error_with_line_and_cure(content, line, field):
    error = error_of("text", content)
    assert (error.line, error.field) == (line, field)
    assert error.cure.endswith(".")


def test_no_outlet_is_an_error_that_names_the_option():
    assert "--outlet" in error_of("text", STORY, ReadOptions()).cure


@given(st.text(max_size=200) | st.binary(max_size=200))
def test_any_file_gives_one_row(content):
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    assert len(rows_of("text", raw)) == 1
