"""Find the people and organizations that a text quotes, with their roles and affiliations."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from ..quotes import CandidateQuote, find_quotes
from .names import ExpertKind, Name, Span, name_in
from .places import Places
from .roles import Description, describe
from .words import COMPANY_FORMS, FAMILY_FIRST

_PRONOUNS = frozenset(["he", "she"])
_ALIAS = re.compile(r"\s*\((?P<alias>[A-Z][A-Z0-9&.-]{1,11})\)")
_FORM = re.compile(rf"[ \u00a0](?:{COMPANY_FORMS})\Z")
_MAX_DESCRIBED = 20  # mentions of one person that are read for a role


@dataclass(frozen=True, slots=True)
class CandidateExpert:
    """A person or an organization that the text quotes or cites; spans are offsets into it.

    `start`, `end` are the first mention by full name, `mentions` all by name, `quotes` what is
    said. `role` and `affiliation` are as written ("associate researcher", "MIIT"), "" if not
    told; the affiliation of "Chinese President" is "China".
    """

    kind: ExpertKind
    name: str
    aliases: tuple[str, ...]
    start: int
    end: int
    role: str
    role_span: Span | None
    affiliation: str
    affiliation_span: Span | None
    mentions: tuple[Span, ...]
    quotes: tuple[CandidateQuote, ...]


def find_experts(
    text: str, quotes: tuple[CandidateQuote, ...] | None = None
) -> tuple[CandidateExpert, ...]:
    """Return who is quoted in the text, in the order of first mention. Never raises.

    ``quotes`` saves finding them again where the caller has them.

    Later mentions by surname, title or pronoun are joined with the full name. People who are
    only spoken about are no candidates, and neither are unnamed sources.
    """
    quotes = find_quotes(text) if quotes is None else quotes
    found = [_candidate(text, known) for known in _Register(text, quotes).known]
    return tuple(sorted(found, key=lambda expert: expert.start))


@dataclass(slots=True)
class _Known:
    """Someone who speaks, as far as the text has been read."""

    name: Name
    kind: ExpertKind
    aliases: list[str] = field(default_factory=list)
    quotes: list[CandidateQuote] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)

    @property
    def plain(self) -> str:
        """The name without "Inc"."""
        return _FORM.sub("", self.name.text)

    @property
    def short(self) -> str:
        """The name used when the person is named again."""
        words = self.name.text.split()
        return words[0] if words[0].lower() in FAMILY_FIRST and len(words) < 4 else words[-1]

    @property
    def forms(self) -> set[str]:
        """All words by which the text may name them."""
        person = self.kind is ExpertKind.PERSON
        return {self.name.text, self.plain, *self.aliases, *([self.short] if person else [])}


class _Register:
    """Everyone who speaks, and who is meant by a name, a surname or a pronoun."""

    def __init__(self, text: str, quotes: tuple[CandidateQuote, ...]) -> None:
        self.text = text
        self.places = Places(text)
        self.known: list[_Known] = []
        self.by_form: dict[str, _Known] = {}
        self.by_part: dict[str, _Known] = {}
        named = [(q, name_in(text, *q.speaker) if q.speaker else None) for q in quotes]
        for _, name in named:
            if name and not name.short and not self.places.in_headline(name):
                self._add(name)
        self.named = self._people_by_place()
        last: _Known | None = None
        for quote, name in named:
            speaker = self._resolve(name) if name else self._pronoun(quote, last)
            if speaker:
                speaker.quotes.append(quote)
                last = speaker if speaker.kind is ExpertKind.PERSON else last
        self.known = [known for known in self.known if known.quotes]

    def _add(self, name: Name) -> _Known:
        known = self.by_form.get(_FORM.sub("", name.text))
        if known is None:
            company = name.kind is ExpertKind.PERSON and self.places.is_company(name)
            known = _Known(name, ExpertKind.ORGANIZATION if company else name.kind)
            self.known.append(known)
            self._index(known)
        alias = _ALIAS.match(self.text, name.end)
        if alias and known.kind is ExpertKind.ORGANIZATION and alias["alias"] not in known.aliases:
            known.aliases.append(alias["alias"])
            self._index(known)
        return known

    def _index(self, known: _Known) -> None:
        spans = {span for form in known.forms for span in self.places.of(form)}
        known.mentions = _outermost(spans)
        for form in known.forms:
            self.by_form.setdefault(form, known)
        if known.kind is ExpertKind.PERSON:
            for part in known.name.text.split():
                self.by_part.setdefault(part, known)
            self.by_part.setdefault(known.short.upper(), known)

    def _resolve(self, name: Name) -> _Known | None:
        """Whom a name means: known by it, by a part of it, or by a full name elsewhere."""
        if not name.short:
            return (
                None
                if self.places.in_headline(name) and name.text not in self.by_form
                else (self._add(name))
            )
        if known := self.by_form.get(name.text) or self.by_part.get(name.text):
            return known
        if name.kind is ExpertKind.ORGANIZATION:
            return self._add(name)
        if full := self.places.full_name(name.text):
            return self._add(full)
        if name.titled:
            return self._add(name)
        if self.places.is_proper(name.text):
            return self._add(Name(ExpertKind.ORGANIZATION, name.text, name.start, name.end))
        return None

    def _pronoun(self, quote: CandidateQuote, last: _Known | None) -> _Known | None:
        """Who spoke last in this or the previous paragraph, else the person named last."""
        if quote.speaker is None or self.text[slice(*quote.speaker)].lower() not in _PRONOUNS:
            return None
        position = quote.speaker[0]
        if last and self._is_near(last.quotes[-1], position):
            return last
        index = bisect_left(self.named, position, key=lambda pair: pair[0])
        return self.named[index - 1][1] if index else last

    def _is_near(self, quote: CandidateQuote, position: int) -> bool:
        """Whether no whole paragraph lies between what was said and this place."""
        end = self.text.find("\n", quote.end, position)
        return end < 0 or self.text[end:position].strip("\n").count("\n") == 0

    def _people_by_place(self) -> list[tuple[int, _Known]]:
        people = [known for known in self.known if known.kind is ExpertKind.PERSON]
        places = [(start, known) for known in people for start, _ in known.mentions]
        return sorted(places, key=lambda pair: pair[0])


def _outermost(spans: set[Span]) -> list[Span]:
    """Drop "Wang" inside "Wang Peng"."""
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _candidate(text: str, known: _Known) -> CandidateExpert:
    full = [m for m in known.mentions if text[slice(*m)] == known.name.text]
    told = Description()
    if known.kind is ExpertKind.PERSON:
        for mention in full[:_MAX_DESCRIBED]:
            told = told | describe(text, *mention)
    start, end = full[0] if full else (known.name.start, known.name.end)
    return CandidateExpert(
        known.kind,
        known.name.text,
        tuple(known.aliases),
        start,
        end,
        told.role,
        told.role_span,
        told.affiliation,
        told.affiliation_span,
        tuple(known.mentions),
        tuple(known.quotes),
    )
