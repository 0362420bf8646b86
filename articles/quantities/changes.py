"""Whether a number is itself a change: "up 29 percent", "fell by 2.3 points", "8 percent higher"."""

from collections.abc import Sequence

from articles.quantities.numerals import low
from articles.quantities.tokens import Token
from articles.quantities.values import Direction

_UP = frozenset(
    """
    up rise rises rose risen rising increase increases increased increasing gain gains
    gained gaining grow grows grew grown growing climb climbs climbed climbing jump jumps
    jumped jumping advance advances advanced advancing soar soars soared soaring surge
    surges surged surging add adds added rally rallied rallying expand expands expanded
    expanding upward upwards higher boost boosted raise raised raises raising improve
    improved improves spike spiked leap leapt leaped swell swelled accelerate accelerated
    strengthen strengthened appreciated rebounded""".split()
)
_DOWN = frozenset(
    """
    down fall falls fell fallen falling drop drops dropped dropping decrease decreases
    decreased decreasing decline declines declined declining lose loses lost losing slide
    slid slides sliding slip slips slipped slipping plunge plunges plunged plunging plummet
    plummets plummeted plummeting tumble tumbled tumbles tumbling sink sank sunk sinks shed
    sheds shedding retreat retreated ease eased eases easing dip dipped dips cut cuts
    cutting reduce reduced reduces reducing shrink shrank shrunk contract contracted
    contracting lower lowered lowers downward slump slumped crash crashed weaken weakened
    depreciated""".split()
)
_BETWEEN = frozenset(
    """
    by about around nearly almost some over more than roughly approximately another a an
    further just as much only slightly under less up to at least the whopping sharp modest
    estimated marginally sharply""".split()
)
_MOST_BETWEEN = 4


def direction_of(tokens: Sequence[Token], first: int, last: int) -> Direction:
    """The direction of change that the words just before or after tokens ``first`` to ``last`` give
    it.
    """
    at = first - 1
    while (
        at >= max(0, first - 1 - _MOST_BETWEEN)
        and low(tokens, at) in _BETWEEN
        and low(tokens, at) != "to"
    ):
        if low(tokens, at) == "up" and low(tokens, at + 1) != "to":
            break
        at -= 1
    before = low(tokens, at)
    if before in _UP and not (before == "up" and low(tokens, at + 1) == "to"):
        return Direction.UP
    if before in _DOWN:
        return Direction.DOWN
    if low(tokens, first - 1) == "+":
        return Direction.UP
    after = low(tokens, last)
    if after in ("higher", "more"):
        return Direction.UP if after == "higher" else Direction.NONE
    if after == "lower":
        return Direction.DOWN
    return Direction.NONE
