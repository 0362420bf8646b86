import re
from html.parser import HTMLParser

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text import Mark, mark_html, plain_text, render

BODY = """# Exports *up*

Exports rose **twelve** percent from a [year & more](https://example.org/?a=1&b=2) ago, it
said: "a < b".

![alt](/a.png "The caption")

- one
- two

| a | b |
|---|--:|
| 1 | 29 percent |
"""
HTML, PLAIN = render(BODY), plain_text(BODY)


def mark(words, kind="statistic", plain=PLAIN, id="s1"):
    start = plain.index(words)
    return Mark(start, start + len(words), f"/statistics/{id}/", kind, id, f"About {id}")


def marked(*marks, html=HTML, plain=PLAIN):
    return mark_html(html, plain, marks)


def stripped(html):
    """The page without what marking added."""
    html = re.sub(r'<a class="mark-reference[^>]*></a>', "", html)
    html = re.sub(r"<mark [^>]*>|</mark>", "", html)
    return re.sub(r'<a class="mark [^>]*>(.*?)</a>', r"\1", html, flags=re.DOTALL)


class Checker(HTMLParser):
    """Fails on tags that cross, on a link inside a link and on an id used twice."""

    def __init__(self, html):
        super().__init__()
        self.open, self.ids = [], []
        self.words: dict[str, str] = {}
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        assert tag != "a" or "a" not in [name for name, _ in self.open]
        if tag not in {"img", "br", "hr"}:
            self.open.append((tag, attributes))
        if "id" in attributes:
            assert attributes["id"] not in self.ids
            self.ids.append(attributes["id"])

    def handle_endtag(self, tag):
        name, _ = self.open.pop()
        assert name == tag

    def handle_data(self, data):
        for _, attributes in self.open:
            for kind in attributes.get("class", "").split():
                self.words[kind] = self.words.get(kind, "") + data


def words_marked(html, kind="mark-statistic"):
    return Checker(html).words.get(kind, "")


def test_plain_words_become_a_link():
    assert (
        '<a class="mark mark-statistic" id="s1" href="/statistics/s1/" title="About s1">'
        "29 percent</a></td>"
    ) in marked(mark("29 percent"))


def test_one_link_holds_whole_inline_elements():
    html = marked(mark("rose twelve percent"))
    assert ">rose <strong>twelve</strong> percent</a>" in html


def test_words_that_end_inside_an_element_are_split():
    html = marked(mark("rose twel"))
    assert words_marked(html) == "rose twel"
    assert html.count('id="s1"') == 1 and html.count('href="/statistics/s1/"') == 2


def test_words_across_entities_are_marked():
    assert words_marked(marked(mark('said: "a < b"'))) == 'said: "a < b"'


def test_headings_captions_items_and_cells_are_marked():
    for words in ("Exports up", "The caption", "two", "29"):
        assert words_marked(marked(mark(words))) == words


def test_a_mark_over_cells_and_rows_never_holds_a_cell():
    html = marked(mark("b\n1\t29"))
    assert words_marked(html) == "b129"
    assert "<td><a" in html


def test_words_inside_a_link_are_marked_and_referred_to_behind_it():
    html = marked(mark("year"))
    assert (
        '<mark class="mark mark-statistic" id="s1" title="About s1">year</mark> &amp; more</a>'
        in html
    )
    assert '</a><a class="mark-reference mark-statistic" href="/statistics/s1/"' in html


def test_words_partly_inside_a_link_need_no_reference():
    html = marked(mark("percent from a year"))
    assert "mark-reference" not in html and words_marked(html) == "percent from a year"


def test_a_figure_inside_a_quote_links_to_the_figure_and_shows_both():
    html = marked(mark("Exports rose twelve percent", "quote", id="q1"), mark("twelve"))
    assert 'class="mark mark-statistic mark-quote" id="s1"' in html
    assert words_marked(html) == "twelve"
    assert words_marked(html, "mark-quote") == "Exports rose twelve percent"


def test_equal_spans_keep_both_addresses():
    html = marked(mark("two", id="s1"), mark("two", "quote", id="q1"))
    assert 'href="/statistics/s1/"' in html and 'href="/statistics/q1/"' in html
    assert sorted(Checker(html).ids) == ["q1", "s1"]


def test_crossing_marks_are_split_where_they_cross():
    html = marked(mark("Exports rose", id="s1"), mark("rose twelve", "quote", id="q1"))
    assert words_marked(html) == "Exports rose"
    assert words_marked(html, "mark-quote") == "rose twelve"


def test_the_order_of_marks_does_not_matter():
    one, two = mark("Exports rose"), mark("rose twelve", "quote", id="q1")
    assert marked(one, two) == marked(two, one)


def test_titles_and_ids_are_escaped():
    evil = Mark(0, 3, '/x/?"><script>', 'a"b', '"><b>', "<i>'\"")
    assert "<script>" not in marked(evil) and "<b>" not in marked(evil)
    Checker(marked(evil))


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:x", " /a", "ftp://e.org"])
def test_an_unsafe_address_is_refused(address):
    with pytest.raises(ValueError, match="cannot link"):
        marked(Mark(0, 3, address, "statistic", "s1", ""))


@pytest.mark.parametrize("span", [(5, 5), (-4, -1), (10_000, 10_001)])
def test_a_mark_outside_the_text_marks_nothing(span):
    assert marked(Mark(*span, "/s/", "statistic", "s1", "")) == HTML


def test_a_page_with_other_text_is_marked_by_words_and_context():
    old = PLAIN.replace("ago, it", "ago,  it")
    html = marked(mark("29 percent", plain=old), mark("it said", plain=PLAIN), plain=old)
    assert "29 percent" in words_marked(html)


MARKDOWN = st.lists(
    st.sampled_from(
        [
            "word ",
            "12 %",
            "*em*",
            "**b *i* b**",
            "[l & *k*](/x)",
            "`c<d`",
            "&nbsp;",
            "<",
            "&",
            "\n",
            "\n\n",
            "\n\n- item ",
            "\n\n> quote ",
            "\n\n| a | b |\n|---|---|\n| 1 | *2* |\n\n",
            '\n\n![x](/i.png "cap & tion")\n\n',
            "![x](/i.png)",
            "\\\n",
            "# ",
            "中文。",
            "e\u0301",
            "~~s~~",
            "\n\n```\nx  y\n  z\n```\n\n",
        ]  # fmt: skip
    ),
    max_size=25,
).map("".join)


@given(MARKDOWN, st.data())
@settings(max_examples=300, deadline=None)
def test_marks_on_any_page_add_only_themselves(markdown, data):
    html, plain = render(markdown), plain_text(markdown)
    place = st.integers(0, max(0, len(plain)))
    spans = data.draw(st.lists(st.tuples(place, place).map(sorted), max_size=5))
    marks = [
        Mark(s, e, f"/s/{i}/", f"kind{i}", f"s{i}", f"title {i}") for i, (s, e) in enumerate(spans)
    ]
    result = mark_html(html, plain, marks)
    assert stripped(result) == html
    words = Checker(result).words
    for i, (start, end) in enumerate(spans):
        # Separators between blocks are not in the page, so white space is left out.
        expected = "".join(plain[start:end].split())
        assert "".join(words.get(f"mark-kind{i}", "").split()) == expected
        assert not expected or f'href="/s/{i}/"' in result


@given(MARKDOWN)
@settings(max_examples=100, deadline=None)
def test_marked_pages_are_as_safe_as_before(markdown):
    html, plain = render(markdown), plain_text(markdown)
    result = mark_html(html, plain, [Mark(0, len(plain), "/s/", "quote", "q", "t")])
    attributes = {"*": {"class", "id", "title", "aria-label", "start", "loading"}}
    attributes |= {"a": {"href"}, "img": {"src", "alt"}}
    cleaned = nh3.clean(result, tags=nh3.ALLOWED_TAGS | {"mark", "figure", "figcaption", "s"},
                        attributes=attributes, link_rel=None)  # fmt: skip
    assert re.sub(' rel="noopener"', "", result) == cleaned


def test_a_long_page_is_marked_quickly():
    markdown = ("word *and* [link](/x) " * 2_000 + "\n\n") * 3
    html, plain = render(markdown), plain_text(markdown)
    whole = Mark(0, len(plain), "/s/", "quote", "q", "t")
    assert mark_html(html, plain, [whole]).count("<mark") == 6_000
