"""Who a figure comes from: the organization that made it, and who said it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from ..experts import CandidateExpert, ExpertKind
from ..quotes import CandidateQuote
from .words import Sentence, Span

_NAME = (
    r"(?P<name>[A-Z][\w.&’'-]*"
    r"(?:\s+(?:(?:of|for|and|the|on|de|&)\s+){0,2}[A-Z][\w.&’'-]*){0,9})"
)
_KIND = (
    r"(?:(?:new|latest|official|preliminary|recent|monthly|annual) )?(?:analysis|data|figures?|"
    r"statistics|report|survey|study|estimates?|poll|census|research|forecast|numbers|count|"
    r"inventory)"
)
_REPORTS = (
    r"(?:said|says|reported|reports|announced|put|puts|gives|gave|counts|counted|calculates|"
    r"estimates|estimated|forecasts|forecast|measured|found|finds|published|released|recorded|"
    r"raised its|revised its)"
)
_PRODUCERS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"[Aa]ccording to (?:an? |the )?(?:{_KIND} )?(?:(?:by|from|of|that|released by|published "
        rf"by|compiled by) (?:the )?)?{_NAME}",
        rf"\b{_KIND} (?:by|of|from|that|released by|published by|compiled by) (?:the )?{_NAME}",
        rf"{_NAME} {_KIND} (?:show|shows|showed|indicate|indicated|found)\b",
        rf"{_NAME}(?:, [^,.;]{{3,120}},)? (?:on \w+ |has |had |now )?{_REPORTS}\b",
        rf"\b(?:says|said|reports|reported by|estimated by) (?:the )?{_NAME}",
    )
)
_PRONOUNS = frozenset(("he", "she"))
_PERSON_NAME = r"[A-Z][\w’'-]+(?:[ -][A-Z][\w’'-]+){1,3}"
_FORETELLS = re.compile(
    rf"(?:For \d{{4}} )?(?P<who>{_PERSON_NAME}|He|She)(?:,[^,.;]{{3,90}},| of [^,.;]{{3,60}})? "
    r"(?:also |now |still |has |is more hopeful and )*(?:expects?|forecasts?|predicts?|estimates?|"
    r"promised|promises|reckons|hopes|puts|put|mentions|gives)\b"
)
_ORGANIZATION = re.compile(
    r"\b(?:Ministry|Bureau|Bank|Agency|Institute|University|Commission|Office|Inc|Corp|Ltd|Group|"
    r"Authority|Council|Department|Committee|Association|Administration|Union|Fund|Company|Board|"
    r"Register|Registry|Regulator|Research|Academy|Center|Centre|Federation|Foundation|Coalition|"
    r"Service|Society|Alliance|Organization|Organisation|Treasury|Reserve|Observatory|Network|"
    r"Chamber|[A-Z]{2,6})\b"
)
_OWNER = re.compile(r"(?:[Tt]he )?(?:[A-Z]\w+[’']s )?")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says a figure: the words that name them there, and the full name."""

    span: Span
    name: str
    kind: ExpertKind


class Sources:
    """Who says and who makes the figures of one article."""

    def __init__(
        self, text: str, sentences: Sequence[Sentence], experts: Sequence[CandidateExpert]
    ) -> None:
        self.text = text
        self.next_of = dict(zip((s.start for s in sentences), sentences[1:], strict=False))
        self.known = {quote: expert for expert in experts for quote in expert.quotes}
        self.quotes = sorted(self.known, key=lambda quote: (quote.start, quote.end))
        self.starts = [quote.start for quote in self.quotes]
        people = (expert for expert in experts if expert.kind is ExpertKind.PERSON)
        self.people = sorted(
            ((span, expert) for expert in people for span in expert.mentions),
            key=lambda mention: mention[0],
        )
        self.places = [span for span, _ in self.people]

    def producer(self, sentence: Sentence, speaker: Speaker | None) -> Span | None:
        """Return the name of the organization that a figure comes from, if one is named."""
        for pattern in _PRODUCERS:
            for match in pattern.finditer(self.text, sentence.start, sentence.end):
                if _ORGANIZATION.search(match["name"]):
                    return self._without_owner(match.span("name"))
        if speaker is None or speaker.kind is not ExpertKind.ORGANIZATION:
            return None
        name = self.text.find(speaker.name, *speaker.span)
        return self._without_owner(speaker.span if name < 0 else (name, name + len(speaker.name)))

    def speaker(self, figure: Span, sentence: Sentence) -> Speaker | None:
        """Return who says a figure: the named speaker of the quote that holds it.

        A sentence that no one is given for belongs to the speaker whose report ends the next one of
        its paragraph, as news agencies write. "She expects" is said by the person last named.
        """
        holding = (quote for quote in self._around(sentence) if _holds(quote, figure))
        quote = next(holding, None) or self._of_next(sentence)
        if quote is not None and quote.speaker is not None:
            expert = self.known[quote]
            return Speaker(quote.speaker, expert.name, expert.kind)
        foretold = _FORETELLS.match(self.text, sentence.start, figure[0])
        return self._foreteller(foretold.span("who")) if foretold else None

    def _foreteller(self, span: Span) -> Speaker | None:
        """Whom "Li Na" or "she" means before "expects"."""
        name = self.text[slice(*span)]
        if name.lower() not in _PRONOUNS:
            return Speaker(span, name, ExpertKind.PERSON)
        last = bisect_left(self.places, (span[0], span[0])) - 1
        person = self.people[last][1] if last >= 0 else None
        return Speaker(span, person.name, person.kind) if person else None

    def _around(self, sentence: Sentence) -> Sequence[CandidateQuote]:
        """The quotes that begin in a sentence, and the one that may go on into it."""
        first = bisect_left(self.starts, sentence.start)
        return self.quotes[max(0, first - 1) : bisect_left(self.starts, sentence.end)]

    def _of_next(self, sentence: Sentence) -> CandidateQuote | None:
        following = self.next_of.get(sentence.start)
        own = any(q.start >= sentence.start for q in self._around(sentence))
        if own or following is None or following.paragraph != sentence.paragraph:
            return None
        return next((q for q in self._around(following) if self._trails(q, following)), None)

    def _trails(self, quote: CandidateQuote, sentence: Sentence) -> bool:
        """Whether a sentence ends in who says it: "..., Zhao Zhiguo told the press conference"."""
        if quote.cue is None or quote.start < sentence.start or quote.cue[0] <= quote.end:
            return False
        according = "according" in self.text[slice(*quote.cue)].lower()
        return not according

    def _without_owner(self, span: Span) -> Span:
        """A name without "the" or "China's" before it, and without the full stop behind it."""
        owner = _OWNER.match(self.text, *span)
        start = owner.end() if owner and owner.end() < span[1] else span[0]
        return start, start + len(self.text[start : span[1]].rstrip(".’'"))


def _holds(quote: CandidateQuote, figure: Span) -> bool:
    return any(start <= figure[0] and figure[1] <= end for start, end in quote.content)
