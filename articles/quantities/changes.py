"""Whether a number is itself a change: up 29 percent, fell by 2.3 points, 8 percent higher."""

from collections.abc import Sequence

from articles.quantities.lexicon import words
from articles.quantities.tokens import Token, low
from articles.quantities.values import Direction

RISING = words("rising")
FALLING = words("falling")
_BETWEEN = words("between change and number")
_COMPARED = dict.fromkeys(("more", "above", "longer", "dearer", "larger"), Direction.UP)
_COMPARED |= dict.fromkeys(("less", "fewer", "below", "shorter", "cheaper"), Direction.DOWN)
_PHRASAL = frozenset("made make makes making take takes took taken put puts set sets".split())
_MOST_BETWEEN = 4


def direction_of(
    tokens: Sequence[Token], first: int, last: int, *, counts: bool = False
) -> Direction:
    """The direction that the words before token ``first`` or at ``last`` give to a number.

    "rose to 5 percent" gives none: there the number is the new level. Neither does "adds two
    features", where ``counts`` says that things are counted.
    """
    if low(tokens, first - 1) == "+":
        return Direction.UP
    at = first - 1
    reach = max(0, first - _MOST_BETWEEN)
    while at >= reach and low(tokens, at) in _BETWEEN and low(tokens, at) not in ("up", "to"):
        at -= 1
    before = low(tokens, at)
    if before == "up" and low(tokens, at - 1) in _PHRASAL:
        return Direction.NONE
    if before.startswith("add") and counts:
        return Direction.NONE
    if before.startswith("rais") and low(tokens, at + 1) != "by":
        return Direction.NONE  # money was raised
    if before in RISING and low(tokens, at + 1) != "to":
        return Direction.UP
    if before in FALLING and low(tokens, at + 1) != "to":
        return Direction.DOWN
    after, next_after = low(tokens, last), low(tokens, last + 1)
    if after in ("higher", "lower"):
        return Direction.UP if after == "higher" else Direction.DOWN
    if next_after != "than":
        return Direction.NONE
    return _COMPARED.get(after, Direction.NONE)
