"""Find who is quoted with what: direct, mixed and indirect speech."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from ..speech import SAY
from .clauses import Report, announced, lead_in, reports, signature
from .contents import has_quote
from .marks import Quotation
from .tokens import Sentence, Token, read_sentences

Span = tuple[int, int]

# A turn of a transcript, or a headline that quotes: "LI: Prices will fall".
_TURN = re.compile(r"[ \t]*[\"“]?(?P<name>[^\W\d_][\w.’' -]{1,40}?):[ \t]+(?P<words>\S.*)")
_TURN_START = re.compile("^" + _TURN.pattern, re.MULTILINE)


class QuoteKind(StrEnum):
    """Whole sentences in quotation marks, some words in them, or none."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class CandidateQuote:
    """Words attributed to a speaker; all spans are offsets into the text.

    `content` has one span for each unbroken part, with its quotation marks. `cue` is the verb (or
    colon, or dash) that attributes. `speaker` are the words that name the speaker at this place:
    "Wang", "he", "an official of the bank".
    """

    kind: QuoteKind
    content: tuple[Span, ...]
    cue: Span | None
    speaker: Span | None

    @property
    def start(self) -> int:
        """Where the first quoted or reported word stands."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """Behind the last quoted or reported word."""
        return self.content[-1][1]


def find_quotes(text: str) -> tuple[CandidateQuote, ...]:
    """Return what the text quotes or reports, and who says it, in the order of the text.

    Rules only, for English; text in other languages gives few or no candidates. Never raises.
    """
    sentences, quotations = read_sentences(text)
    finder = _Finder(text, quotations)
    for _, paragraph in groupby(sentences, key=lambda sentence: sentence.paragraph):
        finder.read_paragraph(list(paragraph))
    return tuple(sorted(finder.found, key=lambda quote: (quote.start, quote.end)))


class _Finder:
    """Reads paragraph after paragraph and remembers who spoke last."""

    def __init__(self, text: str, quotations: Iterable[Quotation]) -> None:
        self.text = text
        self.unfinished = {quote.end for quote in quotations if quote.goes_on}
        self.found: list[CandidateQuote] = []
        self.lead: CandidateQuote | None = None
        self.goes_on = False
        turns = {
            match["name"] for match in re.finditer(_TURN_START, text) if match["name"].isupper()
        }
        self.is_transcript = len(turns) > 1

    def read_paragraph(self, sentences: list[Sentence]) -> None:
        """Take in one paragraph."""
        spoken = False  # whether someone has spoken in this paragraph
        whole = self._turn(sentences) or self._block(sentences)
        if whole:
            self.found.append(whole)
            self.goes_on = whole.end in self.unfinished
            self.lead = None
            return
        for sentence in sentences:
            new = self._read_sentence(sentence)
            if new:
                self.found += new
            elif sentence.tokens and all(token.kind == "quote" for token in sentence.tokens):
                self._read_bare_quote(sentence.tokens, spoken)
            spoken = spoken or bool(new)
            self.goes_on = bool(sentence.tokens) and sentence.tokens[-1].end in self.unfinished
            lead = lead_in(sentence.tokens)
            self.lead = self._candidate(sentence, lead) if lead else None

    def _read_sentence(self, sentence: Sentence) -> list[CandidateQuote]:
        signed = signature(sentence.tokens)
        found = [signed] if signed else reports(sentence.tokens)
        quoted = any(has_quote(sentence.tokens, part) for r in found for part in r.content)
        spoken = None if quoted else announced(sentence.tokens)
        return [self._candidate(sentence, r) for r in ([*found, spoken] if spoken else found)]

    def _read_bare_quote(self, tokens: tuple[Token, ...], spoken: bool) -> None:
        """A quotation that is a sentence by itself belongs to the speaker before it."""
        spans = tuple((token.start, token.end) for token in tokens)
        last = self.found[-1] if self.found else None
        if self.lead is not None:
            self.found.append(replace(self.lead, content=spans))
        elif last and (self.goes_on or (spoken and last.kind is not QuoteKind.INDIRECT)):
            self.found[-1] = replace(last, content=tuple(sorted({*last.content, *spans})))
        elif last and spoken:
            self.found.append(CandidateQuote(QuoteKind.DIRECT, spans, None, last.speaker))

    def _turn(self, sentences: list[Sentence]) -> CandidateQuote | None:
        match = _TURN.match(self.text, sentences[0].start, sentences[-1].end)
        if match is None or not self.is_transcript or not match["name"].isupper():
            return None
        start = match.start("words")
        return CandidateQuote(
            QuoteKind.DIRECT,
            ((start, sentences[-1].end),),
            (match.end("name"), match.end("name") + 1),
            match.span("name"),
        )

    def _block(self, sentences: list[Sentence]) -> CandidateQuote | None:
        """A paragraph set apart, without quotation marks, after "The minister wrote:"."""
        if self.lead is None or self.lead.cue is None:
            return None
        quoted = any(token.kind == "quote" for s in sentences for token in s.tokens)
        if quoted or self.text[slice(*self.lead.cue)].lower() not in SAY:
            return None
        content = ((sentences[0].start, sentences[-1].end),)
        return replace(self.lead, kind=QuoteKind.INDIRECT, content=content)

    def _candidate(self, sentence: Sentence, report: Report) -> CandidateQuote:
        def span(start: int, end: int) -> Span:
            return (sentence.tokens[start].start, sentence.tokens[end - 1].end)

        kinds = {token.kind for s, e in report.content for token in sentence.tokens[s:e]}
        kind = QuoteKind.INDIRECT
        if "quote" in kinds or not kinds:
            kind = QuoteKind.MIXED if "word" in kinds else QuoteKind.DIRECT
        content = tuple(span(*part) for part in report.content)
        return CandidateQuote(kind, content, span(*report.cue), span(*report.speaker))
