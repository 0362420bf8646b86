"""Which words of a sentence a verb of saying reports."""

from ..speech import (
    ACT,
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    DOING,
    LISTENERS,
    NAMING,
    OPENERS,
    PREPOSITIONS,
    PRONOUNS,
    QUOTE,
    SAY,
    TELL,
    THINK,
    TIMES,
    TURNS,
)
from .cues import is_adverb
from .phrases import introduces, segments
from .tokens import Range, Token, Tokens

_MAX_INTRODUCTION = 8
_MAX_LISTENER = 22
_BARE_TIMES = TIMES - {"then", "may", "march", "this", "next", "last"}
_ADJUNCT_STARTS = frozenset("on in at during after before last this".split())
_FINITE = AUXILIARIES - {"to", "not", "never", "be", "been", "being", "having"}
_PARENTHESES = frozenset("according who which a the".split()) | PREPOSITIONS


def has_quote(tokens: Tokens, part: Range) -> bool:
    """Whether a quotation stands among the tokens."""
    return any(token.kind == "quote" for token in tokens[slice(*part)])


def left_content(tokens: Tokens, subject: int) -> Range | None:
    """Return what stands before the subject if a comma or a quotation closes it."""
    end = subject - 1 if subject and tokens[subject - 1].kind == "," else subject
    if end == 0 or (end == subject and tokens[end - 1].kind not in {"quote", "?", "!"}):
        return None
    start = clause_start(tokens, end)
    if start >= end or _names_a_work(tokens, start, end):
        return None
    if has_quote(tokens, (start, end)):
        return (start, end)
    parts = segments(tokens, start, end)
    if all(introduces(tokens, s) and e - s <= _MAX_INTRODUCTION for s, e in parts):
        return None
    return (start, end) if end - start > 1 or tokens[start].lower not in TIMES else None


def _names_a_work(tokens: Tokens, start: int, end: int) -> bool:
    """ "On “Face the Nation,” he said": the title of a work, not what is said."""
    short = introduces(tokens, start) and end - start <= _MAX_INTRODUCTION
    return short and tokens[end - 1].kind == "quote" and is_title(tokens[end - 1])


def clause_start(tokens: Tokens, end: int) -> int:
    """Return where a content that ends at `end` starts: the sentence, a colon or the dateline."""
    start = 0
    for index in range(end - 1):
        if tokens[index].kind == ":" or (tokens[index].kind == "dash" and _dateline(tokens, index)):
            start = index + 1
    if end > 1 and tokens[end - 1].kind == "quote" and tokens[end - 2].kind == "dash":
        return end - 1
    return start


def resumed(tokens: Tokens, after: int) -> tuple[Range, ...]:
    """Return the quoted words that go on after the attribution: '"A," he said, "b."'."""
    for index in range(after + 1, len(tokens)):
        if tokens[index].kind == "quote":
            last = index == len(tokens) - 1
            goes_on = last or tokens[index - 1].kind in {",", "dash", ":", ";"}
            end = len(tokens) if tokens[-1].kind == "quote" else index + 1
            return ((index, end),) if goes_on else ()
    return ()


def right_content(tokens: Tokens, cue: int) -> Range | None:
    """Return what the verb reports after itself, or None when it reports nothing."""
    start = after_cue(tokens, cue)
    if start >= len(tokens):
        return None
    opener = _that(tokens, cue, start)
    if opener is not None:
        start = opener
    elif tokens[start].kind in {",", ":"}:
        start += 1
    elif tokens[cue].lower in TELL:
        start = _after_listener(tokens, start)
    else:
        start = _after_adjunct(tokens, start)
    part = trimmed(tokens, start)
    if part is None or not _may_report(tokens, cue, part):
        return None
    return part if tokens[cue].lower in SAY else _without_scene(tokens, part)


def after_cue(tokens: Tokens, cue: int) -> int:
    """Skip adverbs and a bare day after the verb."""
    index = cue + 1
    while index < len(tokens) and tokens[index].kind == "word":
        word = tokens[index].lower
        skipped = word in _BARE_TIMES or (
            is_adverb(tokens[index])
            and word not in {"has", "have", "had", "today", "just", "even", "all", "both"}
        )
        if not skipped:
            break
        index += 1
    return index


def only_adjuncts(tokens: Tokens, cue: int) -> bool:
    """Whether nothing that could be said follows the verb: only a time, a place, a listener."""
    rest = tokens[cue + 1 :]
    if not rest:
        return True
    if has_quote(rest, (0, len(rest))) or any(token.lower == "that" for token in rest[:8]):
        return False
    if tokens[cue].lower in TELL:
        return len(rest) <= 4 or not any(token.lower in AUXILIARIES for token in rest)
    first = rest[0].lower
    if rest[0].kind == "," and len(rest) > 1:
        return rest[1].lower.endswith("ing") or rest[1].lower in _PARENTHESES
    scene = first in TIMES or first in PREPOSITIONS or first.endswith("ing")
    return scene or first in {"when", "as", "while", "because"}


def is_adjunct(tokens: Tokens, start: int, end: int) -> bool:
    """Whether tokens [start, end) between verb and comma are a time, a place or a listener."""
    if start >= end:
        return True
    first = tokens[start].lower
    known = first in TIMES or first in PREPOSITIONS or first in PRONOUNS or first in ADVERBS
    return end - start <= _MAX_INTRODUCTION and (known or tokens[start].is_name)


def trimmed(tokens: Tokens, start: int) -> Range | None:
    """Return the tokens from `start` to the end, or to where another voice begins."""
    end = len(tokens)
    for index in range(start + 1, len(tokens) - 1):
        if tokens[index].kind == "," and tokens[index + 1].lower in TURNS:
            end = index
            break
    while end > start and tokens[end - 1].kind in {",", ";", "dash", ":"}:
        end -= 1
    long_enough = end - start > 1 or (end > start and tokens[start].kind == "quote")
    return (start, end) if long_enough else None


def _without_scene(tokens: Tokens, part: Range) -> Range:
    """ "called it “a disgrace” | at a rally" """
    start, end = part
    last = max((k for k in range(start, end) if tokens[k].kind == "quote"), default=end - 1)
    after = tokens[last + 1] if last + 1 < end else None
    scene = after is not None and (
        after.kind in {",", "dash"} or after.lower in TIMES or after.lower in PREPOSITIONS - {"of"}
    )
    return (start, last + 1) if scene else part


def _may_report(tokens: Tokens, cue: int, part: Range) -> bool:
    """Verbs of thinking need a clause or a quotation, verbs of naming a quotation."""
    word, first = tokens[cue].lower, tokens[part[0]].lower
    quotes = [token for token in tokens[slice(*part)] if token.kind == "quote"]
    if quotes:
        title = word not in SAY and word not in NAMING and all(is_title(q) for q in quotes)
        return not title and (word in SAY or word in THINK or word in QUOTE or word in ACT)
    clause = first in OPENERS or first in PRONOUNS - {"who", "one"}
    if word in DOING:
        return clause or any(token.lower in _FINITE for token in tokens[slice(*part)])
    if word in SAY or (word in ACT and (word != "called" or first in {"for", "on"})):
        return True
    return word in THINK and clause


def is_title(quote: Token) -> bool:
    """Whether quoted words are the title of a work: “Face the Nation”."""
    words = [word for word in quote.text.strip("\"“”'‘’,.").split() if len(word) > 3]
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _dateline(tokens: Tokens, dash: int) -> bool:
    """ "WASHINGTON (AP) —"."""
    words = [token for token in tokens[max(0, dash - 3) : dash] if token.kind == "word"]
    return dash < 9 and bool(words) and tokens[0].text.isupper()


def _that(tokens: Tokens, cue: int, start: int) -> int | None:
    """The "that" which opens the clause, across a listener or an adjunct."""
    first = tokens[start].lower
    across = tokens[cue].lower in TELL or first in PREPOSITIONS or first in TIMES or first == ","
    for index in range(start, min(len(tokens) - 1, start + (_MAX_LISTENER if across else 1))):
        token = tokens[index]
        if token.kind in {"quote", ":"} or token.lower in TURNS:
            return None
        if token.lower == "that":
            return index if tokens[index + 1].lower not in AUXILIARIES else None
        if index > start and token.lower in AUXILIARIES - {"to"}:
            return None
    return None


def _after_adjunct(tokens: Tokens, start: int) -> int:
    """Skip "on Friday", "in a statement"."""
    if tokens[start].lower not in _ADJUNCT_STARTS:
        return start
    for index in range(start + 1, min(len(tokens), start + _MAX_INTRODUCTION)):
        token = tokens[index]
        if token.kind in {",", ":"}:
            return min(index + 1, len(tokens) - 1)
        if token.kind == "quote" or token.lower in PRONOUNS:
            return index
        if token.lower in TIMES and index + 1 < len(tokens):
            return index + 1
        if token.lower in DETERMINERS and index > start + 1:
            return index
    return start


def _after_listener(tokens: Tokens, start: int) -> int:
    """Skip whom it is told: "told the Global Times on Friday"."""
    index = start
    if tokens[index].lower in LISTENERS:
        index += 1
    elif tokens[index].is_name or tokens[index].lower in DETERMINERS:
        index += 1
        while index < len(tokens) and _names_listener(tokens, index):
            index += 1
        if index == start + 1 and tokens[start].lower in DETERMINERS:
            index += 1
    while index < len(tokens) and (
        tokens[index].lower in TIMES
        or tokens[index].lower == "on"
        or tokens[index].kind in {",", ":"}
    ):
        index += 1
    return index if index < len(tokens) else start


def _names_listener(tokens: Tokens, index: int) -> bool:
    token = tokens[index]
    if token.lower in PRONOUNS:
        return False
    return token.is_name or token.lower in {"of", "and"}
