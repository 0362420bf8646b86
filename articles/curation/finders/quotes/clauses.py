"""Reported speech inside one sentence: who says what, by which verb."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..speech import (
    DETERMINERS,
    FINDING,
    FUNCTION_WORDS,
    OPENERS,
    PRONOUNS,
    REPORT_NOUNS,
    SAY,
    SOURCES,
    TELL,
    THINK,
)
from .contents import (
    clause_start,
    has_quote,
    is_adjunct,
    left_content,
    only_adjuncts,
    resumed,
    right_content,
    trimmed,
)
from .cues import before_verb, cues, is_participle
from .phrases import is_apposition, noun_phrase_end, sentence_subject, subject_before
from .tokens import Range, Tokens

_MAX_SIGNATURE = 8
_MIN_ANNOUNCED = 5


@dataclass(frozen=True, slots=True)
class Report:
    """Ranges of tokens: the words that report, who speaks, and what is said."""

    cue: Range
    speaker: Range
    content: tuple[Range, ...]


def reports(tokens: Tokens) -> list[Report]:
    """Return what is said in a sentence, by whom, in the order of the verbs."""
    found: list[Report] = []
    for cue in cues(tokens):
        report = _report(tokens, cue, found)
        if report is not None:
            found.append(report)
    found = [*found, *_according(tokens), *_nouns(tokens)]
    return sorted((_inside(report, found) for report in found), key=lambda report: report.cue)


def lead_in(tokens: Tokens) -> Report | None:
    """Return who is announced by a sentence that ends in a colon: "The minister went on:"."""
    if len(tokens) < 2 or tokens[-1].kind != ":":
        return None
    verbs = [cue for cue in cues(tokens) if not is_participle(tokens, cue)]
    before = before_verb(tokens, verbs[-1]) if verbs else -1
    speaker = subject_before(tokens, before, 0) if before >= 0 else None
    speaker = speaker or sentence_subject(tokens, len(tokens) - 1)
    cue = (verbs[-1], verbs[-1] + 1) if verbs else (len(tokens) - 1, len(tokens))
    return Report(cue, speaker, ()) if speaker else None


def signature(tokens: Tokens) -> Report | None:
    """Return whose name stands behind a quotation and a dash: '"..." — Li Na'."""
    if len(tokens) < 3 or tokens[0].kind != "quote":
        return None
    dash = next((k for k, token in enumerate(tokens) if token.kind != "quote"), 0)
    name = tokens[dash + 1 :]
    if tokens[dash].kind != "dash" or not 0 < len(name) <= _MAX_SIGNATURE or not name[0].is_name:
        return None
    return Report((dash, dash + 1), (dash + 1, len(tokens)), ((0, dash),))


def announced(tokens: Tokens) -> Report | None:
    """Return a quotation behind a colon, said by whom the sentence is about."""
    colons = [k for k in range(1, len(tokens) - 1) if tokens[k].kind == ":"]
    colon = next((k for k in colons if tokens[k + 1].kind == "quote"), None)
    if colon is None or len(tokens[colon + 1].text.split()) < _MIN_ANNOUNCED:
        return None
    speaker = sentence_subject(tokens, colon)
    if speaker is None:
        return None
    words = tokens[slice(*speaker)]
    person = any(w.is_name or w.lower in PRONOUNS or w.lower in SOURCES for w in words)
    end = len(tokens) if tokens[-1].kind == "quote" else colon + 2
    return Report((colon, colon + 1), speaker, ((colon + 1, end),)) if person else None


def _report(tokens: Tokens, cue: int, earlier: list[Report]) -> Report | None:
    before = before_verb(tokens, cue)
    if is_participle(tokens, cue):
        return _shared_subject(tokens, cue, earlier)
    if before < 0:
        return None
    if tokens[before].lower in {"and", "but", "or"}:
        report = _shared_subject(tokens, cue, earlier)
        if report and earlier:
            _cut(earlier, before)
        return report
    inverted = _inverted(tokens, cue) if before == cue - 1 else None
    if inverted is not None:
        return inverted
    if tokens[before].kind not in {"word", "bracket", ","}:
        return None
    barrier = max([0, *(report.cue[1] for report in earlier if report.cue[1] <= before)])
    subject = subject_before(tokens, before, barrier)
    return _with_subject(tokens, cue, subject) if subject else None


def _with_subject(tokens: Tokens, cue: int, subject: Range) -> Report | None:
    """The subject stands before the verb; what is said stands before it, after it, or both."""
    left = left_content(tokens, subject[0])
    if left is not None:
        if only_adjuncts(tokens, cue) or tokens[subject[0] - 1].kind == "quote":
            return Report((cue, cue + 1), subject, (left, *resumed(tokens, cue)))
        comma = next((k for k in range(cue + 1, len(tokens)) if tokens[k].kind == ","), None)
        if comma is not None and is_adjunct(tokens, cue + 1, comma):
            if right := trimmed(tokens, comma + 1):
                return Report((cue, cue + 1), subject, (left, right))
    right = right_content(tokens, cue)
    if right is None or not _can_tell(tokens, cue, subject):
        return None
    return Report((cue, cue + 1), subject, (right,))


def _can_tell(tokens: Tokens, cue: int, subject: Range) -> bool:
    """Whether the subject is someone, or a source: "the data show", but not "progress shows"."""
    words = [token for token in tokens[slice(*subject)] if token.kind == "word"]
    if not words or all(w.lower in FUNCTION_WORDS for w in words):
        return False
    last = words[-1]
    if tokens[cue].lower in THINK and last.lower in {"i", "you"}:
        return False  # the writer, or the reader
    if tokens[cue].lower not in FINDING:
        return True
    person = last.lower in PRONOUNS - {"it"} or last.lower in {"who", "which"}
    return person or last.is_name or any(word.lower in SOURCES for word in words)


def _inverted(tokens: Tokens, cue: int) -> Report | None:
    """ "...", said the minister."""
    before = tokens[cue - 1].kind
    end = noun_phrase_end(tokens, cue + 1)
    if before not in {"quote", ",", "?", "!", "dash"} or end == cue + 1:
        return None
    content_end = cue if before == "quote" else cue - 1
    start = clause_start(tokens, content_end) if content_end else 0
    if start >= content_end:
        return None
    if not has_quote(tokens, (content_end - 1, content_end)):
        named = tokens[cue + 1].is_name or tokens[cue + 1].lower in DETERMINERS - OPENERS
        if not named or tokens[cue].lower not in SAY - TELL or is_apposition(tokens, cue - 1):
            return None
    return Report((cue, cue + 1), (cue + 1, end), ((start, content_end), *resumed(tokens, end)))


def _shared_subject(tokens: Tokens, cue: int, earlier: list[Report]) -> Report | None:
    """ ", adding that ..." and "and said ...": the speaker is the one before."""
    right = right_content(tokens, cue)
    speaker = earlier[-1].speaker if earlier else sentence_subject(tokens, cue)
    return Report((cue, cue + 1), speaker, (right,)) if right and speaker else None


def _inside(report: Report, others: list[Report]) -> Report:
    """End what is said inside the words of another, "A said b, C said", where those end."""
    for other in others:
        start, end = other.content[0]
        if end <= other.cue[0] and start <= report.cue[0] < end:
            content = tuple((s, min(e, end)) for s, e in report.content if s < end)
            report = replace(report, content=content or report.content)
    return report


def _cut(earlier: list[Report], conjunction: int) -> None:
    """End what was said before where the next verb begins."""
    last = earlier[-1]
    content = tuple((s, min(e, conjunction)) for s, e in last.content if s < conjunction)
    if content:
        earlier[-1] = replace(last, content=content)


def _according(tokens: Tokens) -> Iterator[Report]:
    """ "According to X, ..." and "..., according to X"."""
    for index in range(len(tokens) - 2):
        if tokens[index].lower != "according" or tokens[index + 1].lower != "to":
            continue
        opens = index == 0 or tokens[index - 1].lower in {";", "but", "and", "still", "yet"}
        end = max(index + 3, noun_phrase_end(tokens, index + 2))
        if opens:
            stops = [k for k in range(index + 2, len(tokens)) if tokens[k].kind in {",", ";"}]
            content = trimmed(tokens, stops[0] + 1) if stops else None
            end = stops[0] if stops else end
        else:
            stop = index - 1 if tokens[index - 1].kind == "," else index
            content = (clause_start(tokens, stop), stop) if stop else None
        if content and content[1] - content[0] > 1 and end > index + 2:
            yield Report((index, index + 2), (index + 2, end), (content,))


def _nouns(tokens: Tokens) -> Iterator[Report]:
    """ "Trump's claim that ..."."""
    for index in range(1, len(tokens) - 2):
        owner = tokens[index - 1]
        if tokens[index].lower not in REPORT_NOUNS or tokens[index + 1].lower != "that":
            continue
        if owner.lower.endswith(("'s", "s'")) or owner.lower in {"his", "her", "their"}:
            start = index - 1
            while start > 0 and tokens[start].is_name and tokens[start - 1].is_name:
                start -= 1
            if content := trimmed(tokens, index + 1):
                yield Report((index, index + 1), (start, index), (content,))
