"""Each rule that refuses a number: what it turns down, and what looks like it and is kept."""

import pytest

from articles.quantities import find
from articles.quantities.amounts import Amount, amount_at
from articles.quantities.filters import RULES, refusal
from articles.quantities.tokens import Token, tokenise

CASES = [
    ("is_a_date", "January 12", "12 people in January"),
    ("is_a_date", "19 Jan. 2024", "19 jars"),
    ("is_a_year", "in 2023", "$2023"),
    ("is_a_year", "its 1988 sales", "about 2000 people"),
    ("is_a_year", "the 2019 quarter", "1,988 sales"),
    ("is_a_decade", "the 1990s", "1,990 sheep"),
    ("is_a_time_of_day", "at 10:27 PM", "a ratio of 10.27"),
    ("is_a_time_of_day", "by 5 a.m.", "by 5 percent"),
    ("is_an_ordinal", "the 96th minute", "the 96 minutes"),
    ("is_a_score_or_code", "won 3-2", "some 3-5 percent"),
    ("is_a_score_or_code", "a 2-to-1 vote", "from 2 to 10 votes"),
    ("is_a_score_or_code", "24/7 news", "24 hours"),
    ("is_a_name", "an Airbus A380", "about 380 planes"),
    ("is_a_name", "COVID-19", "some 19 cases"),
    ("is_a_name", "5G phones", "5 phones"),
    ("is_a_name", "Boeing 737 jets", "Wins 306 votes"),
    ("is_a_name", "1080p video", "shares at 180p"),
    ("is_labelled", "under section 427", "427 sections"),
    ("is_labelled", "a category 4 hurricane", "the last 50 years"),
    ("is_labelled", "the Group of 20", "a group of 20 men"),
    ("is_an_address", "575 Wilbraham Road", "575 Welsh roads"),
    ("is_a_pronoun", "one another", "one solution"),
    ("is_a_pronoun", "the one who", "one of the best speakers"),
    ("is_a_kind_of_span", "a two-month contract", "a two-month, costly delay"),
    ("is_bare", "the reader, 87, overcame", "rose to 20"),
    ("is_bare", "said 12 of", "12 of them agreed"),
]


def first_amount(text: str) -> tuple[list[Token], Amount]:
    tokens = tokenise(text)
    amounts = (amount_at(tokens, at) for at in range(len(tokens)))
    return tokens, next(amount for amount in amounts if amount is not None)


@pytest.mark.parametrize(("rule", "refused", "kept"), CASES)
def test_a_rule_refuses_its_own_and_keeps_its_neighbour(rule: str, refused: str, kept: str) -> None:
    reason = refusal(*first_amount(refused))
    assert reason is not None
    assert reason.__name__ == rule
    assert len(find(kept)) >= 1


def test_every_rule_has_a_case() -> None:
    assert {rule.__name__ for rule in RULES} == {rule for rule, _, _ in CASES}
