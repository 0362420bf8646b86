import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.curation.finders import QuoteKind, find_quotes


def said(text):
    """(kind, speaker, words) of every quote, parts of the words joined by " / "."""
    return [
        (
            quote.kind.value,
            text[slice(*quote.speaker)] if quote.speaker else None,
            " / ".join(text[start:end] for start, end in quote.content),
        )
        for quote in find_quotes(text)
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("“Prices will fall,” said Li Na.", "Li Na", "“Prices will fall,”"),
        ("“Prices will fall,” Li Na said on Friday.", "Li Na", "“Prices will fall,”"),
        ('"Will prices fall?" the senator demanded.', "the senator", '"Will prices fall?"'),
        ("Li Na said: “Prices will fall.”", "Li Na", "“Prices will fall.”"),
        ("In a statement, Li Na wrote, “Prices will fall.”", "Li Na", "“Prices will fall.”"),
        ("''Prices will fall,'' he said.", "he", "''Prices will fall,''"),
        ("«Prices will fall», said Li Na.", "Li Na", "«Prices will fall»"),
        ("‘Prices fall,’ said Li Na, the minister.", "Li Na, the minister", "‘Prices fall,’"),
        ("“Prices will fall.” — Li Na", "Li Na", "“Prices will fall.”"),
        (
            "“Prices,” said Li Na, head of the bank, “will fall.”",
            "Li Na, head of the bank",
            "“Prices,” / “will fall.”",
        ),
        (
            "“Prices will fall,” Li Na said. “They must.”",
            "Li Na",
            "“Prices will fall,” / “They must.”",
        ),
        (
            "“He told me ‘never’ and left,” said Li Na.",
            "Li Na",
            "“He told me ‘never’ and left,”",
        ),
    ],
)  # fmt: skip
def test_direct_speech(text, speaker, words):
    assert said(text) == [("direct", speaker, words)]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("Li Na said prices “will fall” soon.", "Li Na", "prices “will fall” soon"),
        ("Li Na called the plan “a disgrace” on Monday.", "Li Na", "the plan “a disgrace”"),
        ("Prices are “not falling,” said Li Na.", "Li Na", "Prices are “not falling,”"),
        ("Li told reporters that it was “a start.”", "Li", "that it was “a start.”"),
    ],
)
def test_mixed_speech(text, speaker, words):
    assert said(text) == [("mixed", speaker, words)]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("Li Na said that prices will fall.", "Li Na", "that prices will fall"),
        ("Prices will fall, Li Na said.", "Li Na", "Prices will fall"),
        ("Prices will fall, said Li Na.", "Li Na", "Prices will fall"),
        ("Prices, Li Na said, will fall.", "Li Na", "Prices / will fall"),
        ("Prices will fall, according to the bank.", "the bank", "Prices will fall"),
        ("According to Li Na, prices will fall.", "Li Na", "prices will fall"),
        (
            "Tao Qing, an official from the ministry, said during a press briefing on Friday "
            "that prices will fall.",
            "Tao Qing, an official from the ministry",
            "that prices will fall",
        ),
        (
            "Prices will fall, Wang Peng, a researcher at the Academy, told the Times on Friday.",
            "Wang Peng, a researcher at the Academy",
            "Prices will fall",
        ),
        (
            "Xiang Li, director of the Alliance, told the Times on Friday that it rained.",
            "Xiang Li, director of the Alliance",
            "that it rained",
        ),
        ("The data show that prices fell.", "The data", "that prices fell"),
        ("But on Friday Mr. Li said prices fell.", "Mr. Li", "prices fell"),
    ],
)
def test_indirect_speech(text, speaker, words):
    assert said(text) == [("indirect", speaker, words)]


def test_one_sentence_may_have_two_speakers():
    text = "Li said prices fell, adding that wages rose, though Wang noted that rents did not."
    assert [(speaker, words) for _, speaker, words in said(text)] == [
        ("Li", "prices fell"),
        ("Li", "that wages rose"),
        ("Wang", "that rents did not"),
    ]


def test_a_coordinated_verb_has_the_speaker_of_the_first():
    found = said("He claimed that it rained and said that it snowed.")
    assert [(s, w) for _, s, w in found] == [
        ("He", "that it rained"),
        ("He", "that it snowed"),
    ]


def test_a_quote_over_several_paragraphs_is_one():
    text = "Li Na said:\n\n“Prices fell.\n\n“Wages rose.”\n\nIt rained."
    assert said(text) == [("direct", "Li Na", "“Prices fell. / “Wages rose.”")]


def test_a_quote_without_a_closing_mark_ends_with_its_paragraph():
    text = "“Prices fell. It is good.\n\nNobody spoke."
    assert said(text) == []
    text = "Li Na said: “Prices fell. It is good.\n\nNobody spoke."
    assert said(text) == [("direct", "Li Na", "“Prices fell. It is good.")]


def test_an_unattributed_sentence_stays_with_the_speaker_of_its_paragraph():
    text = "Li Na said prices fell. “It is good.”\n\n“Who said this?”"
    assert said(text) == [
        ("indirect", "Li Na", "prices fell"),
        ("direct", "Li Na", "“It is good.”"),
    ]


def test_turns_of_a_transcript():
    text = "LI: Prices fell. Wages rose.\n\nWANG: Did they?"
    assert said(text) == [
        ("direct", "LI", "Prices fell. Wages rose."),
        ("direct", "WANG", "Did they?"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The United States led the way.",
        "The so-called “smart” city is new.",
        "He watched “Face the Nation” at home.",
        "He was told to leave.",
        "The reports of growth were wrong.",
        "Strong progress shows the way.",
        "",
        "She declined to say why.",
    ],
)
def test_what_is_no_report_gives_none(text):
    assert said(text) == []


def test_the_title_of_a_broadcast_is_not_what_is_said():
    text = "On “Face the Nation,” Li Na said prices fell."
    assert said(text) == [("indirect", "Li Na", "prices fell")]


def test_spans_are_offsets_into_the_text():
    text = "🙂 “Prices fell,” Li said."
    (quote,) = find_quotes(text)
    assert (quote.start, quote.end, quote.kind) == (2, 16, QuoteKind.DIRECT)
    assert text[slice(*quote.cue)] == "said"


@given(
    st.lists(
        st.sampled_from(
            ["said ", "Li ", "“", "”", '"', "''", "‘a’ ", ", ", ". ", "that ", "he ", "\n", "told ",
             "according to ", "— ", ": ", "and ", "who ", "claim ", "'s ", "(x) ", "rain ", "? "]
        )
    ).map("".join)
)  # fmt: skip
@settings(max_examples=400)
def test_any_text_gives_spans_inside_it_in_order(text):
    for quote in find_quotes(text):
        spans = [*quote.content, *([quote.cue] if quote.cue else [])]
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert list(quote.content) == sorted(quote.content)
        assert quote.speaker is None or text[slice(*quote.speaker)].strip()


def test_a_hostile_text_takes_linear_time():
    assert find_quotes("according to " * 8_000)
    assert find_quotes('"' * 100_000) == ()
    assert find_quotes("'a " * 30_000) == ()
