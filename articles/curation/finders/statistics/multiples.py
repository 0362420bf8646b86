"""Changes said in a word: tripled, almost halved, a threefold increase, twice as many.

Such a word is a round number: without a hedge of its own it is read as about so many percent.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from articles.quantities import (
    NO_UNIT,
    Approximation,
    Direction,
    Found,
    Interval,
    Quantity,
    unit_for_code,
)

_HALF = Decimal("0.5")
_STEMS = {"doubl": Decimal(2), "tripl": Decimal(3), "trebl": Decimal(3), "halv": _HALF}
_STEMS |= {"quadrupl": Decimal(4), "quintupl": Decimal(5)}
_SPELLED = "two three four five six seven eight nine ten".split()
_NUMBERS = {word: Decimal(n) for n, word in enumerate(_SPELLED, start=2)}
_NUMBERS |= {"twice": Decimal(2), "half": _HALF, "hundred": Decimal(100)}
_HEDGES = {
    "more than": Approximation.OVER,
    "over": Approximation.OVER,
    "nearly": Approximation.NEARLY,
    "almost": Approximation.NEARLY,
    "at least": Approximation.AT_LEAST,
    "less than": Approximation.UNDER,
    "about": Approximation.ABOUT,
    "around": Approximation.ABOUT,
    "roughly": Approximation.ABOUT,
    "approximately": Approximation.ABOUT,
}
_HEDGE = re.compile(rf"\b({'|'.join(_HEDGES)})\s+(?:an?\s+)?$", re.IGNORECASE)
_VERB = rf"(?P<stem>{'|'.join(_STEMS)})(?P<ending>ed|ing|es|e)"
_NUMBER = rf"(?P<number>{'|'.join(_NUMBERS)}|\d{{1,4}}(?:\.\d)?)"
_RISE = (
    "rise|rose|risen|rising|rises|increas(?:ed?|es|ing)|gr[eo]w[ns]?|growing|growth|jump(?:ed|s)?"
    "|surged?|soared|climb(?:ed)?|expand(?:ed)?|expansion|multiplied|gain(?:ed)?|leap(?:ed|t)?"
)
_FORMS = re.compile(
    rf"\b(?:{_VERB}\b|{_NUMBER}[- ]?fold\b|a factor of {_NUMBER.replace('number', 'factor')}\b"
    rf"|{_NUMBER.replace('number', 'times')}(?: times)? as (?:many|much|high|large|big|often)\b)",
    re.IGNORECASE,
)
# What all forms have, looked for first because few stories have any.
_ANY = re.compile(rf"{'|'.join(_STEMS)}|fold|factor|(?:twice|half|times) as", re.IGNORECASE)
_MODAL = re.compile(r"\b(?:to|will|would|could|can|may|might|should|must)\s+$", re.IGNORECASE)
_A = re.compile(
    r"\b(?:an?|the|this|that|its|their|his|her|our|these|those|some)\s+$", re.IGNORECASE
)
_ROSE = re.compile(rf"\b(?:up|{_RISE})\s+(?:by\s+)?$", re.IGNORECASE)
_OTHER_WORDS = re.compile(r"-|\s+(?:down|up|over|back|as|or|digits?|figures?)\b", re.IGNORECASE)
_AFTER_A_PRESENT = re.compile(r"\s+(?:to|from|since)\b", re.IGNORECASE)
_AFTER_A_NOUN = re.compile(r"\s+(?:of|in)\b", re.IGNORECASE)
_A_RISE = re.compile(rf"\s+(?:{_RISE})\b", re.IGNORECASE)
_AGAIN = re.compile(r"\s+again\b", re.IGNORECASE)
_PERCENT = unit_for_code("percent") or NO_UNIT
_REACH = 30


class Form(StrEnum):
    """Where the words stand that say what has multiplied."""

    VERB = "before it: exports doubled"
    NOUN = "behind it: a doubling of exports, a threefold rise in exports"
    SHARE = "behind it, with what it is compared with: twice as many exports as in 2022"
    ADVERB = "before the verb that leads to it: exports rose fivefold"


@dataclass(frozen=True, slots=True)
class Multiple(Found):
    """A change that a word says, as an amount in percent with its direction."""

    form: Form = Form.VERB


def is_comparison(found: Found) -> bool:
    """Return whether a figure only says how many times as much: of before, or of something else."""
    return isinstance(found, Multiple) and found.form is Form.SHARE


def multiples(text: str) -> Iterator[Multiple]:
    """Yield the multiples of a text, in order; never raises."""
    for match in _FORMS.finditer(text) if _ANY.search(text) else ():
        hedge = _HEDGE.search(text, max(0, match.start() - _REACH), match.start())
        first = hedge.start() if hedge else match.start()
        form, factor = _form(text, match, first), _factor(match)
        if form is not None and factor not in (0, 1):
            end = match.end()
            rise = _A_RISE.match(text, end) if match["number"] else None
            span = (match.start(), rise.end() if rise else end)
            yield _made(text, span, factor, hedge, form)


def _form(text: str, match: re.Match[str], first: int) -> Form | None:
    """Return how a word tells a change, None where it tells none: the doubles, halved tomatoes."""
    before = (max(0, first - _REACH), first)
    if match["stem"]:
        return _form_of_verb(text, match, before)
    if match["times"]:
        alone = match["times"].lower() in ("twice", "half")
        again = _AGAIN.match(text, match.end())  # half as much again is half more
        return Form.SHARE if alone != ("times" in match[0].lower()) and not again else None
    if _ROSE.search(text, *before):
        return Form.ADVERB
    return Form.NOUN if match["number"] and _A_RISE.match(text, match.end()) else None


def _form_of_verb(text: str, match: re.Match[str], before: tuple[int, int]) -> Form | None:
    if _OTHER_WORDS.match(text, match.end()):
        return None
    ending = match["ending"].lower()
    if ending == "e":
        return Form.VERB if _MODAL.search(text, *before) else None
    if ending == "es":
        return Form.VERB if _AFTER_A_PRESENT.match(text, match.end()) else None
    if not _A.search(text, *before):
        return Form.VERB
    noun = ending == "ing" and _AFTER_A_NOUN.match(text, match.end())
    return Form.NOUN if noun else None


def _factor(match: re.Match[str]) -> Decimal:
    if match["stem"]:
        return _STEMS[match["stem"].lower()]
    said = (match["number"] or match["factor"] or match["times"]).lower()
    return _NUMBERS.get(said) or Decimal(said)


def _made(
    text: str, span: tuple[int, int], factor: Decimal, hedge: re.Match[str] | None, form: Form
) -> Multiple:
    amount = abs(factor - 1) * 100
    quantity = Quantity(
        value=amount,
        upper=None,
        unit=_PERCENT,
        approximation=_HEDGES[hedge[1].lower()] if hedge else Approximation.ABOUT,
        as_written=text[slice(*span)],
        interval=Interval(amount, amount),
    )
    return Multiple(
        quantity,
        *span,
        value_span=span,
        modifier_span=hedge.span(1) if hedge else None,
        direction=Direction.UP if factor > 1 else Direction.DOWN,
        form=form,
    )
