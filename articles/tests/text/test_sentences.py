import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text import sentence_around, sentences


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Smith met Dr. Li.|They spoke.",
        "The U.S. House voted.|It passed.",
        "He lives in the U.S.|The house is old.",
        "Apple Inc. said sales rose 3.5 percent.|Shares fell.",
        "See No. 5 on Jan. 19.|Then stop.",
        "J. K. Rowling wrote it.|George W. Bush read it.",
        "“We won.” |He left.",
        "“Really?” he asked.|Yes!|No.",
        "“Really?” Ms. Jones asked.|Yes!",
        "He waited... and waited.|It came…|At last.",
        "It rose (by 3 percent.)|It fell.",
        "One line\n|Another line",
        "中国有4400家企业。|真的吗？|“是的！”|好。",
        "क्या हुआ।|वह आया।",
        "At 5 p.m. Eastern time it began.|At 9 p.m.|The end came.",
        "1. First item.|Done.",
        "e.g. this, i.e. that.|Over.",
        "Sales of the No. 2 maker fell.|It said no.|Then yes.",
    ],
)
def test_sentences_end_where_a_reader_would_say(text):
    parts = [part.strip() for part in text.split("|")]
    whole = text.replace("|", " ") if " " in text else text.replace("|", "")
    assert [whole[s:e] for s, e in sentences(whole)] == parts


@given(st.text(st.sampled_from('aB1. ?!\n…"”。U.S')))
def test_sentences_cover_every_word_once_and_in_order(text):
    spans = sentences(text)
    kept = "".join(text[s:e] for s, e in spans)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(a[1] <= b[0] for a, b in zip(spans, spans[1:], strict=False))
    assert all(text[s:e] == text[s:e].strip() != "" for s, e in spans)


def test_the_sentence_around_a_figure():
    text = "First one. It reached 3.377 million in 2023. Last one."
    start = text.index("3.377")
    s, e = sentence_around(text, start, start + 13)
    assert text[s:e] == "It reached 3.377 million in 2023."


def test_a_passage_over_two_sentences_gets_both():
    text = "A one. B two. C three."
    assert sentence_around(text, 3, 9) == (0, 13)


def test_a_passage_over_two_paragraphs_gets_both_sentences():
    text = "A one. B two.\n\nC three. D four."
    assert sentence_around(text, 9, 17) == (7, 23)


def test_hostile_text_is_split_in_linear_time():
    assert sentences("." * 200_000)
    assert sentences("a. " * 60_000)
    assert sentences("(" * 200_000)
