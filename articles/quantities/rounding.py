"""How far the true value may lie from the digits a writer chose.

The rule of a careful fact-checker: digits that were written are meant, trailing zeros of a large
whole number may be padding. So the step is
  - the place of the last decimal written, if there are decimals: 1.86 is good to 0.01, 2.0 to 0.1;
  - one, for whole numbers below a hundred (things that few are counted) and for numbers not ending
    in zero;
  - else the place of the last digit before the trailing zeros, but never so coarse that fewer than
    two digits count: 4,400 is good to 100 and 12,000 to 1,000, but 1,000 to 100 and 100 to 10. A
    scale word multiplies the step as it multiplies the value: 3 million is good to a million, 805
    million to one million. The interval reaches half a step to either side. A share in words ("a
    third", "one in five") is a rounded share, good to a twentieth of itself; a mixed number ("2
    1/2") to its fraction.
"""

from decimal import Decimal

from articles.quantities.values import Interval

_SHARE = Decimal("0.1")


def step_of(number: Decimal) -> Decimal:
    """The rounding step of a number as its digits were written (its exponent is its last decimal
    place).
    """
    sign, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int)
    if exponent < 0:
        return Decimal(1).scaleb(exponent)
    if abs(number) < 100:
        return Decimal(1)
    zeros = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    return Decimal(1).scaleb(exponent + min(zeros, len(digits) - 2))


def share_step(share: Decimal) -> Decimal:
    """The step of a share in words: a tenth of it, so that the interval reaches a twentieth to
    either side.
    """
    return abs(share) * _SHARE


def interval(low: Decimal, high: Decimal, low_step: Decimal, high_step: Decimal) -> Interval:
    """The closed interval from half a step under low to half a step over high."""
    return Interval(low - low_step / 2, high + high_step / 2)
