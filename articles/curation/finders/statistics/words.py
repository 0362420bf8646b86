"""Sentences as words and figures, and the word lists that the statistics finder looks for."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from articles.quantities import Found, find
from articles.text import sentences

from .multiples import multiples

Span = tuple[int, int]

_WORD = re.compile(r"\d{1,3}(?:,\d{3})+\w*(?:\.\d+)?|\w+(?:[-'’&.]\w+)*|[^\w\s]")
_MOST = 300  # words, and figures where no space parts them; what is longer is no sentence

BREAKS = frozenset(',;:()[]"“”„«»—–-!?$€£|')
# The figure is the value of their subject.
LEVEL_VERBS = frozenset(
    """reach reached reaches reaching hit hits hitting total totals totalled totaled totalling
    totaling stand stands stood amount amounted amounts exceed exceeds exceeded surpass surpassed
    surpasses top topped tops number numbered numbers average averaged averages averaging was is
    were are be been remain remains remained remaining come comes came equal equals equalled
    account accounted accounts weigh weighed cost costs become became""".split()
)
# The figure is a change of their subject, or after "to" its new value.
MOVE_VERBS = frozenset(
    """rise rises rose risen rising fall falls fell fallen falling grow grows grew grown growing
    increase increases increased increasing decrease decreases decreased decreasing decline declines
    declined declining drop drops dropped dropping climb climbs climbed climbing jump jumps jumped
    jumping gain gains gained gaining slip slips slipped slipping slide slides slid sliding surge
    surges surged surging soar soars soared soaring plunge plunges plunged plunging tumble tumbles
    tumbled shrink shrinks shrank shrunk shrinking expand expands expanded expanding contract
    contracts contracted contracting widen widened widening narrow narrowed narrowing improve
    improved improving warm warmed warming advance advanced advancing edge edged ease eased easing
    swell swelled recover recovered""".split()
) | frozenset(
    """doubled doubling doubles tripled tripling triples trebled trebling trebles quadrupled
    quadrupling quadruples quintupled halved halving halves""".split()
)
# Their subject measured or foretold the figure, and is not what it is about.
AGENT_VERBS = frozenset(
    """measured measures recorded records reported reports registered counted counts found finds
    listed lists published expects expected forecasts forecast predicts predicted estimates
    estimated put puts sees""".split()
)
TRANSITIVE_VERBS = frozenset(
    """raise raised raises spend spent spends pay paid pays invest invested invests use used uses
    consume consumed emit emitted emits produce produced produces generate generated sell sold sells
    buy bought receive received receives export exported import imported earn earned harvest
    harvested build built borrow borrowed lend lent lose lost save saved cut add added adds
    supply supplied deliver delivered handle handled carry carried employ employed employs
    contribute contributed attract attracted draw drawn drew collect collected""".split()
)
AUXILIARIES = frozenset(
    """is are was were be been being has have had having do does did will would can could shall
    should may might must to not also already now still just only even ever never then again so far
    expected forecast forecasted projected estimated predicted planned set likely due thought
    believed reported known seen going""".split()
)
SAY_VERBS = frozenset(
    """said says say told tells added adds noted notes reported reports announced shows showed show
    found finds estimates estimated expects believes believe claims claimed argues argued""".split()
)
# Words that make a figure a projection wherever they stand before it, and those that must be near.
FORETELLING = frozenset(
    """expected expects expect forecast forecasts forecasted projected projects projection
    projections predicted predicts target targets targeted targeting goal aims aim aimed aiming
    pledged pledge promised promise promises""".split()
)
WILLING = frozenset(
    """will shall should planned plans plan planning likely intends intend hopes hope wants need
    needs due set""".split()
)
STOPS = frozenset(
    """a an the this that these those of in on at by for from to with without within into onto over
    under between among against across after before during since until through throughout about
    around and but or nor so yet because while when where who whom whose which what how why if than
    as is are was were be been being has have had do does did will would can could shall should may
    might must not""".split()
)
DETERMINERS = frozenset(
    """the a an this that these those its their his her our my your some any each every another
    all both""".split()
)


class Word(NamedTuple):
    """A word or mark: ``text[start:end]``."""

    text: str
    low: str
    start: int
    end: int

    @property
    def is_name(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


class Sentence(NamedTuple):
    """A sentence, its words, and the figures in it; ``paragraph`` numbers its line."""

    start: int
    end: int
    paragraph: int
    words: tuple[Word, ...]
    figures: tuple[Found, ...]

    def before(self, position: int) -> int:
        """Return the number of words that end at or before an offset."""
        return bisect_right(self.words, position, key=_end_of)


def _end_of(word: Word) -> int:
    return word.end


def read(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text, in order; one with figures has its words too."""
    figures = _figures(text)
    paragraph, position, first = 0, 0, 0
    for start, end in sentences(text):
        paragraph += text.count("\n", position, start)
        position = start
        last = first
        while last < len(figures) and figures[last].start < end:
            last += 1
        inside, first = figures[first:last], last
        words = tuple(_words(text, start, end)) if inside else ()
        if max(len(words), len(inside)) <= _MOST:
            yield Sentence(start, end, paragraph, words, inside)


def _figures(text: str) -> tuple[Found, ...]:
    """Numbers and multiples, in the order of the text; "three times as many" is no 3."""
    said, numbers = tuple(multiples(text)), find(text)
    taken = {place for each in said for place in range(each.start, each.end)}
    if any(not taken.isdisjoint(range(each.start, each.end)) for each in numbers):
        # "by a factor of four to 8 million" is no range: the rest is read without these words.
        rest = "".join("x" if place in taken else char for place, char in enumerate(text))
        numbers = tuple(n for n in find(rest) if taken.isdisjoint(range(n.start, n.end)))
    return tuple(sorted((*numbers, *said), key=lambda each: each.start))


def _words(text: str, start: int, end: int) -> Iterator[Word]:
    for match in _WORD.finditer(text, start, end):
        yield Word(match[0], match[0].lower(), *match.span())
