import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text import BodyRefused, BodyTooDeep, BodyTooLarge, normalise, plain_text, render


def test_tables_align_their_columns_by_class():
    html = render("| a | b |\n|---|--:|\n| 1 | 2 |\n")
    assert '<td class="align-right">2</td>' in html
    assert "style" not in html


def test_strikethrough_is_shown():
    assert render("~~gone~~") == "<p><s>gone</s></p>\n"


def test_an_image_alone_in_a_paragraph_is_a_figure_with_its_caption():
    html = render('![a tower](/t.png "A 5G tower & mast")')
    assert html.startswith('<figure><img src="/t.png" alt="a tower" loading="lazy">')
    assert "<figcaption>A 5G tower &amp; mast</figcaption>" in html


def test_an_image_without_a_caption_is_a_figure_without_one():
    assert "figcaption" not in render("![a tower](/t.png)")


def test_an_image_among_words_stays_in_the_paragraph():
    html = render('See ![a tower](/t.png "Tower") here.')
    assert "<figure>" not in html
    assert 'title="Tower"' in html


@pytest.mark.parametrize(
    "markdown",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,AAAA)",
        "![x](data:image/png;base64,AAAA)",
        "[x](vbscript:x)",
        '<p style="color:red">x</p>',
        "[x](ftp://example.org/)",
    ],
)
def test_nothing_unsafe_passes(markdown):
    html = render(markdown)
    for bad in ("<script", "<img src=x", "<p style", 'href="', 'data:image/png;base64,AAAA"'):
        assert bad not in html


@pytest.mark.parametrize("address", ["https://e.org/a", "/articles/a/", "#s1", "mailto:a@e.org"])
def test_good_links_pass_without_an_opener(address):
    assert f'<a href="{address}" rel="noopener">x</a>' in render(f"[x]({address})")


def test_a_body_over_two_megabytes_is_refused_with_its_size():
    with pytest.raises(BodyTooLarge, match="2,000,001 bytes"):
        render("a" * 2_000_001)


def test_a_body_just_under_the_limit_renders():
    assert len(render("a" * 1_999_990)) > 1_999_990


@pytest.mark.parametrize("start", ["> ", "- "])
def test_too_deep_a_body_is_refused_rather_than_cut(start):
    with pytest.raises(BodyTooDeep):
        render(start * 200 + "lost?")
    assert "kept" in render(start * 60 + "kept")


def test_a_paragraph_of_open_brackets_is_refused():
    with pytest.raises(BodyTooDeep, match="brackets"):
        render("[" * 10_000)


def test_deeply_nested_styles_are_flattened_without_losing_words():
    markdown = "*a **b " * 2_000 + "** *" * 2_000
    html = render(markdown)
    assert html.count("<em>") + html.count("<strong>") <= 64
    assert plain_text(markdown).count("a") == 2_000


def test_refusals_are_value_errors():
    assert issubclass(BodyTooLarge, BodyRefused) and issubclass(BodyTooDeep, BodyRefused)
    assert issubclass(BodyRefused, ValueError)


@given(st.text(st.sampled_from("ab*_~`[]()!<>&#|-+1. \n\"'\\é中\u0301\u1100\u1161"), max_size=80))
@settings(max_examples=300)
def test_any_source_renders_and_its_plain_text_is_normal(markdown):
    plain = plain_text(markdown)
    assert plain == normalise(plain)
    assert plain == plain.strip(" \n\t")
    assert "<script" not in render(markdown)
