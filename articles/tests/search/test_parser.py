"""Typed text to query: what is understood, what is repaired, what is refused."""

from decimal import Decimal

import pytest
from hypothesis import example, given, settings

from articles.search.query import And, Field, Not, Number, Or, Phrase, Query, Value, Word
from articles.search.query.parser import MAX_DEPTH, MAX_LENGTH, MAX_TERMS, parse_query
from articles.search.query.tree import size

from .queries import typed

READINGS = [
    ("", ""),
    ("  5G   base stations ", "5G base stations"),
    ('"base stations" -tower', '"base stations" -tower'),
    ("a OR b c", "a OR b c"),
    ("(a OR b) c", "(a OR b) c"),
    ("x AND y NOT z", "x y -z"),
    ("--a", "a"),
    ("x x y", "x y"),
    ("comput* 华*", "comput* 华*"),
    ('title:"computing power" title:(5G chip)', 'title:"computing power" title:5G title:chip'),
    ('topic:5g,"artificial intelligence"', 'topic:5g,"artificial intelligence"'),
    ("topic:(5g OR ai)", "topic:5g,ai"),
    ("Topic: 5g", "topic:5g"),
    ("tag:5g speaker:Zhao source:Post", "topic:5g expert:Zhao outlet:Post"),
    ("year:2019..2024 year:2023", "year:2019..2024 year:2023"),
    ("year:2024..2019", "year:2019..2024"),
    ("date:2023-05 date:2023/05/01", "date:2023-05 date:2023-05-01"),
    ("after:7d before:2024-05", "after:7d before:2024-05"),
    ('since:"2 weeks" until:1year', "after:2w before:1y"),
    ("period:2023-Q2 period:2019..", "period:2023-Q2 period:2019.."),
    ("has:figures,quotes", "has:statistics,quotes"),
    ("unit:yuan unit:%", "unit:CNY unit:percent"),
    ("value:3.3m..3.4m", "value:3300000..3400000"),
    ("value:3.3..3.4m", "value:3300000..3400000"),
    ("value:>1bn value:<=5", "value:>1000000000 value:<=5"),
    ("value:337.7万", "value:3377000"),
    ('value:"1.86 trillion yuan"', "value:1860000000000 unit:CNY"),
    ("value:-5..-2", "value:-5..-2"),
    ("（中国 OR 美国）-topic：5G", "(中国 OR 美国) -topic:5G"),
    ("“curly quotes” «и ещё»", '"curly quotes" "и ещё"'),
    ("hello, world!", "hello world"),
    ("The cost of living", "cost living"),
    ("to be or not to be", "not"),
    ("who WHO the IT", "WHO IT"),
    ('"the cost of living"', '"the cost of living"'),
    ("the", "the"),
    ("AT&T C++ $5bn 10:30 https://a.example/b", "AT&T C $5bn 10:30 https://a.example/b"),
    ("Cafe\u0301", "Café"),
    ("5g 4G", "5g 4G"),
    ("lang:Chinese lang:zh-Hans,EN lang:한국어", "lang:zh lang:zh,en lang:ko"),
    ("value:3.377 million", "value:3377000"),
    ("-value:>1 billion yuan", "-value:>1000000000 yuan"),
    ("value:$3.3..3.4 million cars", "value:3300000..3400000 unit:USD cars"),
    ("value:5 stations", "value:5 stations"),
    ("value:>٣٫٥m", "value:>3500000"),
]

REPAIRS = [
    ('"base stations', '"base stations"', "closed the quotation mark"),
    ("(x y", "x y", "closed a bracket"),
    ("((x y", "x y", "closed 2 brackets"),
    ("x) y", "x y", "left out a closing bracket that was never opened"),
    ("OR a", "a", "left out an OR with nothing beside it"),
    ("a OR", "a", "left out an OR with nothing beside it"),
    ("a NOT", "a", "left out a NOT with nothing after it"),
    ("topic:", "", "“topic:” needs something after the colon"),
    ("colour:red", "colour:red", "there is no field “colour”: searched for the words"),
    ("x & y", "x y", "left out “&”, which has no letter or digit"),
    ("c*", "c", "“c*” is too short: write at least two letters before the *"),
    ("x year:soon", "x", "left out “year:soon”: say year:2023 or year:2019..2024"),
    ("before:2023-02-30", "", "left out “before:2023-02-30”: say before:2023"),
    ("value:lots", "", "left out “value:lots”: say value:3.4m, value:>1bn or value:3.3m..3.4m"),
    ("lang:klingon", "", "left out “lang:klingon”: say lang:zh or lang:Chinese"),
    ("has:fun", "", "left out “has:fun”: say has:statistics, has:quotes or has:correction"),
]


@pytest.mark.parametrize(("text", "reading"), READINGS)
def test_what_is_typed_is_read_without_repairs(text, reading):
    query = parse_query(text)
    assert str(query) == reading
    assert query.repairs == ()


@pytest.mark.parametrize(("text", "reading", "repair"), REPAIRS)
def test_what_is_repaired_is_said(text, reading, repair):
    query = parse_query(text)
    assert str(query) == reading
    assert any(said.startswith(repair) for said in query.repairs), query.repairs


def test_words_side_by_side_bind_closer_than_or():
    assert parse_query("a b OR c -d").root == Or(
        (And((Word("a"), Word("b"))), And((Word("c"), Not(Word("d")))))
    )


def test_a_quoted_single_word_is_an_exact_form():
    assert parse_query('"stations"').root == Phrase("stations")


@pytest.mark.parametrize(
    "text", ["3.377 million", "3,377,000", "3.377m", "337.7万", "3377000", "3.377M"]
)
def test_every_spelling_of_a_number_is_the_same_number(text):
    root = parse_query(text).root
    assert isinstance(root, Number)
    assert (root.value, root.unit) == (Decimal(3_377_000), "")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1.86 trillion yuan", "1860000000000", "CNY"),
        ("29%", "29", "percent"),
        ("29 percent", "29", "percent"),
        ("$261.20 billion", "261200000000", "USD"),
    ],
)
def test_a_number_brings_its_unit(text, value, unit):
    root = parse_query(text).root
    assert isinstance(root, Number)
    assert (root.value, root.unit) == (Decimal(value), unit)


@pytest.mark.parametrize("text", ["2023", "5", "5 people", "747", "covid-19", "5G"])
def test_years_small_numbers_and_names_stay_words(text):
    assert not [part for part in parse_query(text).parts if isinstance(part, Number)]


def test_a_number_is_found_between_words():
    root = parse_query("mobile 805 million users").root
    assert root == And((Word("mobile"), Number("805 million", Decimal(805_000_000)), Word("users")))


def test_a_value_with_a_unit_is_two_conditions_that_can_be_negated_together():
    assert parse_query("-value:29%").root == Not(
        And((Value(Decimal(29), Decimal(29)), Field("unit", ("percent",))))
    )


def test_a_query_without_anything_to_search_for_is_false():
    assert not parse_query("&&& ()")
    assert parse_query("a")


@pytest.mark.parametrize("sign", ["(", ")", '"', "-", "*", "a OR ", "NOT ", "(-", "\ud800x"])
def test_hostile_size_is_cut_and_said(sign):
    query = parse_query(sign * 10_000)
    assert f"a search has at most {MAX_LENGTH} characters" in query.repairs[0]


def test_too_many_terms_are_cut_and_said():
    query = parse_query(" ".join(f"w{number}" for number in range(100)))
    assert size(query.root) == MAX_TERMS
    assert f"at most {MAX_TERMS} terms" in query.repairs[0]


def test_of_too_many_values_as_many_are_kept_as_there_is_room_for():
    values = ",".join(f"t{number}" for number in range(100))
    query = parse_query(f"word topic:{values}")
    assert query.parts[1] == Field("topic", tuple(f"t{number}" for number in range(63)))
    assert f"at most {MAX_TERMS} terms" in query.repairs[0]


def test_brackets_deeper_than_the_limit_are_ignored():
    text = "".join(f"(a{level} OR (b{level} " for level in range(MAX_DEPTH))
    query = parse_query(text)
    assert any(f"at most {MAX_DEPTH} deep" in said for said in query.repairs)
    assert parse_query(str(query)) == query


@settings(max_examples=600, deadline=None)
@given(typed)
@example("4,400 a million")
def test_every_string_is_read_and_what_is_printed_reads_back_the_same(text):
    query = parse_query(text)
    again = parse_query(str(query))
    assert again == query
    assert str(again) == str(query)
    assert len(str(query)) <= MAX_LENGTH
    assert size(query.root) <= MAX_TERMS


def test_equal_queries_are_equal_whatever_was_repaired():
    assert parse_query('"a b') == parse_query('"a b"')
    assert hash(Query(Word("a"))) == hash(parse_query("a"))
