"""Plain prose stays as it reads when it becomes Markdown."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.importers import to_markdown
from articles.importers.prose import paragraphs
from articles.text import normalise, plain_text, render

MARKUP = st.text(alphabet="*_`~#>-+=|![](){}<>&;:\\/\"'1.) \tab^@hl\n", max_size=60)


@pytest.mark.parametrize(
    "prose",
    [
        "# not a heading",
        "1. not a list",
        "2024) not a list either",
        "- not a bullet",
        "+5 percent",
        "> not a quotation",
        "***",
        "---",
        "===",
        "5 * 3 * 2 and *stars*",
        "_under_ snake_case __init__",
        "~~struck~~ ~5",
        "[He] said [this](that) and [x]: y",
        "![no image](x)",
        "<b>bold</b> a < b <http://x.y> <a@b.c>",
        "AT&T &amp; &copy; &#65;",
        "back\\slash \\* end\\",
        "`code` ``",
        "| a | b |",
        "    four spaces",
        "[^1]: note",
        "www.example.com and https://example.com/a_b_c",
    ],
)
def test_nothing_in_prose_becomes_formatting(prose):
    assert plain_text(to_markdown(prose)) == " ".join(prose.split())
    assert render(to_markdown(prose)).count("<") == 2  # <p> and </p>


def test_ordinary_prose_is_not_changed_at_all():
    prose = "“We’re up 29 percent,” she said (again) - in A.B.C. [sic], at 5:30; it’s #1."
    assert to_markdown(prose) == prose


@settings(max_examples=300)
@given(st.one_of(MARKUP, st.text(max_size=80)))
@example("a\\")
@example("_\n_")
@example("\u0301a")
def test_the_plain_text_of_the_result_is_the_prose(text):
    prose = normalise(text)
    plain = plain_text(to_markdown(prose))
    expected = "\n\n".join(paragraphs(prose))
    assert plain == normalise(expected)


def test_each_line_is_a_paragraph_unless_the_text_is_wrapped():
    crawled = "A first paragraph that is as long as the sentence.\nMore:\nRobot teaches kids"
    assert len(paragraphs(crawled)) == 3


def test_text_wrapped_at_a_fixed_width_is_joined():
    wrapped = (
        "The number of base stations across the country reached 3.377\n"
        "million at the end of the year, the ministry told reporters on\n"
        "Friday.\n\nA second paragraph."
    )
    assert [len(text.split()) for text in paragraphs(wrapped)] == [23, 3]
