"""What a figure counts or measures, in the words of its sentence."""

from collections.abc import Sequence

from articles.quantities import Found, UnitKind

from .multiples import Form, Multiple
from .phrases import (
    COUNTING,
    FILLERS,
    LONGEST,
    NUMBER,
    PHRASE,
    PRONOUNS,
    Range,
    ends_phrase,
    is_pronoun,
    last_before,
    subject_before,
    trimmed,
    with_of,
)
from .words import (
    AGENT_VERBS,
    AUXILIARIES,
    BREAKS,
    DETERMINERS,
    LEVEL_VERBS,
    MOVE_VERBS,
    SAY_VERBS,
    TRANSITIVE_VERBS,
    Sentence,
    Word,
)

_ADJUNCTS = frozenset("since from in over within between by during to at after".split()) | BREAKS
_HEDGING = frozenset("more less than nearly almost about roughly".split())
_GENERIC = frozenset(
    """figure figures target number goal estimate count forecast result range change total rate
    prediction projection reading average""".split()
)


def counted(sentence: Sentence, found: Found, start: int) -> tuple[Range, ...]:
    """Return the words that say what the figure, whose hedge begins at offset ``start``, is about.

    In this order: the counted noun behind it, "investment of" before it, "put the mean at", "of
    electricity" behind an amount, the subject of its verb, the label before its colon, what was
    done with it ("raised" and by whom). Nothing when there is only a pronoun, or someone who
    measured it. Ranges are word numbers.
    """
    words = sentence.words
    first, last = sentence.before(start), sentence.before(found.end)
    before = _governor(words, first)
    readings = (
        _counted_noun(words, found, last),
        _noun_of(words, before),
        _put_at(words, first),
        _substance(words, found, last),
        _subject(words, before),
        _label(words, before),
    )
    chosen = next((reading for reading in readings if reading is not None), None)
    return (chosen,) if chosen is not None else _deed(words, before, last)


def following(sentence: Sentence, found: Found) -> tuple[Range, ...]:
    """Return the words behind a figure that may say what it is about: 94.6 percent of adults."""
    return _following(sentence.words, sentence.before(found.end))


def multiplied(sentence: Sentence, found: Multiple, level: int = 0) -> tuple[Range, ...]:
    """Return the words that say what has doubled; ``level`` is where its new level begins."""
    words = sentence.words
    after = sentence.before(found.end)
    if found.form in (Form.NOUN, Form.SHARE):
        return _following(words, after)
    thing = trimmed(words, after, last_before(words, sentence.before(level)) + 1)
    if thing is not None and found.form is Form.VERB and words[after].low not in _ADJUNCTS:
        return (thing,)  # doubled its exports to
    verb = sentence.before(found.modifier_span[0] if found.modifier_span else found.start)
    if found.form is Form.ADVERB:
        verb = last_before(words, verb)
    while verb > 0 and _is_helping(words[verb - 1]):
        verb -= 1
    subject = subject_before(words, verb) if verb > 0 else None
    return (subject,) if subject is not None else ()


def points_back(sentence: Sentence, start: int) -> bool:
    """Whether the figure is said of a pronoun, or by an agent: it was, they expect, it found."""
    words = sentence.words
    before = _governor(words, sentence.before(start))
    if before < 0:
        return False
    low = words[before].low
    if low in AGENT_VERBS or low in SAY_VERBS:
        return True
    while before >= 0 and words[before].low in AUXILIARIES | LEVEL_VERBS | MOVE_VERBS:
        before -= 1
    return before >= 0 and words[before].low in PRONOUNS


def _governor(words: Sequence[Word], first: int) -> int:
    """The word that leads to a figure: its verb, also where that is the hedge, as in surpassed."""
    if first < len(words) and words[first].low in LEVEL_VERBS:
        return first
    return last_before(words, first)


def is_generic(words: Sequence[Word]) -> bool:
    """Whether words only point back to what was said before: the true figure, the next target."""
    return bool(words) and words[-1].low in _GENERIC


def _counted_noun(words: Sequence[Word], found: Found, last: int) -> Range | None:
    """The noun of a count, with an "of" phrase that belongs to it: cases of measles."""
    if found.quantity.unit.kind is not UnitKind.COUNT and not found.share_of:
        return None
    if found.quantity.unit.name in ("point", "them", "those", "these"):
        return None
    first = last
    while first > 0 and words[first - 1].start >= found.value_span[1]:
        first -= 1
    while first < last and (words[first].low in DETERMINERS or words[first].low in ("of", "-")):
        first += 1
    return (first, with_of(words, last)) if first < last else None


def _noun_of(words: Sequence[Word], before: int) -> Range | None:
    """The noun before "of": an investment of, a population of."""
    if before < 1 or words[before].low != "of":
        return None
    first = before
    while first > max(0, before - PHRASE) and not ends_phrase(words, first - 1):
        first -= 1
    generic = first == before or words[before - 1].low in (*COUNTING, *_GENERIC)
    return None if generic else (first, before)


def _put_at(words: Sequence[Word], first: int) -> Range | None:
    """What is put at a figure: the institute put the mean for 2019 at."""
    at = first - 1
    while at >= 0 and words[at].low in FILLERS and words[at].low != "at":
        at -= 1
    if at < 1 or words[at].low != "at":
        return None
    for index in range(at - 1, max(-1, at - LONGEST), -1):
        if words[index].low in ("put", "puts", "putting", "estimates", "estimated", "sets", "set"):
            piece = trimmed(words, index + 1, at)
            return None if is_pronoun(words, piece) else piece
        if words[index].low in BREAKS:
            return None
    return None


def _substance(words: Sequence[Word], found: Found, last: int) -> Range | None:
    """What an amount is an amount of: 742 millimetres of rain, 2.7 billion euros in sales."""
    kinds = (UnitKind.MEASURE, UnitKind.CURRENCY)
    if found.quantity.unit.kind not in kinds or last >= len(words) or words[last].low != "of":
        return None
    end = with_of(words, last)
    first = last + 1
    while first < end and words[first].low in DETERMINERS:
        first += 1
    return (first, end) if first < end else None


def _subject(words: Sequence[Word], before: int) -> Range | None:
    """The subject of a verb that leads to the figure: emissions fell to, the rate stands at."""
    verb = before
    while verb >= 0 and words[verb].low not in LEVEL_VERBS and words[verb].low not in MOVE_VERBS:
        if words[verb].low in BREAKS or before - verb > 2:
            return None
        verb -= 1
    while verb > 0 and _is_helping(words[verb - 1]):
        verb -= 1
    return subject_before(words, verb) if verb > 0 else None


def _is_helping(word: Word) -> bool:
    """Whether a word before a verb is no part of its subject: has more than, is probably."""
    return word.low in AUXILIARIES or word.low in _HEDGING or word.low.endswith("ly")


def _label(words: Sequence[Word], before: int) -> Range | None:
    """The words before a colon or an opening bracket: 2015 profits: $42 billion."""
    if before < 1 or words[before].low not in (":", ","):
        return None
    first = before
    while first > max(0, before - PHRASE) and not ends_phrase(words, first - 1):
        first -= 1
    piece = trimmed(words, first, before)
    starts = piece is not None and (first == 0 or words[first - 1].low in (".", ";", "the", "a"))
    return piece if starts and not is_pronoun(words, piece) else None


def _deed(words: Sequence[Word], before: int, last: int) -> tuple[Range, ...]:
    """What was done with an amount, for what, by whom: invested, in fibre, operators."""
    if before < 1 or words[before].low not in TRANSITIVE_VERBS:
        return ()
    subject = before
    while subject > 0 and (
        words[subject - 1].low in AUXILIARIES or words[subject - 1].low.endswith("ly")
    ):
        subject -= 1
    doer = subject_before(words, subject) if subject > 0 else None
    purpose = _purpose(words, last)
    around = [piece for piece in (purpose, doer) if piece is not None]
    return ((before, before + 1), *around) if around else ()


def _purpose(words: Sequence[Word], last: int) -> Range | None:
    if last >= len(words) or words[last].low not in ("in", "into", "on", "for"):
        return None
    end = last + 1
    while end < min(len(words), last + PHRASE) and not ends_phrase(words, end):
        end += 1
    named = end > last + 1 and not words[last + 1].is_name
    return (last, end) if named and not NUMBER.match(words[last + 1].text) else None


def _following(words: Sequence[Word], last: int) -> tuple[Range, ...]:
    """The words behind the figure: 94.6 percent of adults, a 5 percent tax."""
    first = last
    if first < len(words) and words[first].low in ("in", "of", "for", "worth"):
        first += 1
    while first < len(words) and words[first].low in DETERMINERS:
        first += 1
    end = first
    while end < min(len(words), first + PHRASE) and not ends_phrase(words, end):
        if words[end].low in AGENT_VERBS or words[end].low in TRANSITIVE_VERBS:
            break
        end += 1
    if end == first or NUMBER.match(words[first].text) or words[first].low.endswith("ly"):
        return ()
    return ((first, with_of(words, end)),)
