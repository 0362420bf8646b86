"""Which figures an editor would keep: the rules that turn the others down, each with a name."""

from collections.abc import Callable

from articles.quantities import Approximation, Found, UnitKind

from .words import (
    AGENT_VERBS,
    LEVEL_VERBS,
    MOVE_VERBS,
    TRANSITIVE_VERBS,
    Sentence,
)

Rule = Callable[[Sentence, Found], bool]

_TIMES = frozenset(("a", "mo", "wk", "d", "h", "min", "s"))
_LOOSE_TIMES = ("{quarter}", "{decade}", "{century}", "{night}", "{weekend}", "{times}")
_VAGUE_NOUNS = frozenset(
    """thing way time reason side part example step question day one kind area type piece moment
    aspect issue topic fact option choice problem factor field sector place world round front level
    term stage page""".split()
)
_LASTING = frozenset(
    """wait waits waited waiting take takes took taking last lasts lasted delay delayed duration
    expectancy median average averaged averages""".split()
)
_NEAR = 8
_SMALL = 10
_LARGE = 1000
_COUNTING_VERBS = AGENT_VERBS | TRANSITIVE_VERBS | frozenset(("had", "has", "have", "of"))


def is_a_small_count(sentence: Sentence, found: Found) -> bool:
    """A handful in words: two countries, one of the states, three things."""
    quantity = found.quantity
    if quantity.unit.kind is not UnitKind.COUNT or quantity.upper is not None:
        return False
    spelled = not any(char.isdigit() for char in quantity.as_written)
    return abs(quantity.value) < _SMALL and spelled or abs(quantity.value) <= 1


def counts_nothing_much(sentence: Sentence, found: Found) -> bool:
    """A count of things, ways, reasons."""
    counts = found.quantity.unit.kind is UnitKind.COUNT
    return counts and found.quantity.unit.name.split()[-1].lower() in _VAGUE_NOUNS


def is_a_span_of_time(sentence: Sentence, found: Found) -> bool:
    """An age or a duration; it is a statistic only as the value of a verb: fell to 73 years."""
    code = found.quantity.unit.code
    if code in _LOOSE_TIMES:
        return True
    if code not in _TIMES:
        return False
    if "old" in found.quantity.as_written or "of age" in found.quantity.as_written:
        return True
    words = _words_before(sentence, found)
    leads = words[-1:] in (["to"], ["at"], ["by"], ["of"])
    verb = words[-2:-1] if leads else words[-1:]
    if any(word in LEVEL_VERBS or word in MOVE_VERBS for word in verb):
        return False
    return not any(word in _LASTING for word in words[-_NEAR:])


def describes_a_thing(sentence: Sentence, found: Found) -> bool:
    """A size that only describes: a 13-inch display, a two-room flat."""
    written = found.quantity.as_written
    kinds = [UnitKind.MEASURE, UnitKind.COUNT]
    if found.quantity.upper is not None and found.quantity.value < _LARGE:
        kinds.append(UnitKind.NONE)  # the 18-to-24 age group
    if found.quantity.upper is not None and written.count("-") < 2:
        return False  # 35C-40C
    return "-" in written.rstrip("-") and found.quantity.unit.kind in kinds and " " not in written


def is_what_a_rate_is_of(sentence: Sentence, found: Found) -> bool:
    """The round number behind "per": 1.5 per 1,000 births."""
    return _words_before(sentence, found)[-1:] == ["per"]


def is_vague(sentence: Sentence, found: Found) -> bool:
    """No number that can be compared: dozens of, thousands of, a bare half."""
    quantity = found.quantity
    orders = quantity.upper is not None and quantity.upper == 10 * quantity.value
    half = quantity.as_written.lower() == "half" and quantity.approximation is Approximation.EXACT
    return (orders and quantity.approximation is Approximation.ABOUT) or half


def is_bare(sentence: Sentence, found: Found) -> bool:
    """A number without unit or noun that is not large, is no share, and that no verb leads to."""
    quantity = found.quantity
    if quantity.unit.kind is not UnitKind.NONE or found.share_of:
        return False
    if abs(quantity.value) >= _LARGE or any(char.isalpha() for char in quantity.as_written):
        return False
    words = _words_before(sentence, found)[-5:]
    return not any(w in LEVEL_VERBS or w in MOVE_VERBS or w in _COUNTING_VERBS for w in words)


def _words_before(sentence: Sentence, found: Found) -> list[str]:
    start = min(found.start, found.modifier_span[0]) if found.modifier_span else found.start
    return [word.low for word in sentence.words[: sentence.before(start)]]


RULES: tuple[Rule, ...] = (
    is_a_small_count,
    counts_nothing_much,
    is_a_span_of_time,
    describes_a_thing,
    is_what_a_rate_is_of,
    is_vague,
    is_bare,
)


def refusal(sentence: Sentence, found: Found) -> Rule | None:
    """The rule that turns a figure down, None when an editor would want to see it."""
    return next((rule for rule in RULES if rule(sentence, found)), None)
