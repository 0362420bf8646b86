"""Which proposals are known already: as suggestions, decided or open, or as recorded claims."""

from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from hashlib import sha256
from typing import Any

from articles.models import Article, Expert, Organization, Suggestion, topic_key
from articles.text import sentence_around

from .proposals import Proposal

# What reading an article again can change of a suggestion.
MOVED = ("exact", "prefix", "suffix", "start", "end", "anchor_state", "body_version")
SAID = ("rule", "confidence", "proposed", "finder_version", "state", "version")
LIKE = 0.5  # how alike the surroundings of equal words must be to be taken for the same claim


def fingerprints(text: str, proposals: Iterable[Proposal]) -> Iterator[tuple[Proposal, str]]:
    """Yield each proposal with what stands for it: its words in their sentence, or its name."""
    seen: Counter[str] = Counter()
    for proposal in proposals:
        if proposal.kind == Suggestion.Kind.EXPERT:
            parts = [topic_key(proposal.fields["name"])]
        else:
            sentence = text[slice(*sentence_around(text, proposal.start, proposal.end))]
            parts = [_folded(text[proposal.start : proposal.end]), _folded(sentence)]
        key = "\n".join([proposal.kind, *parts])
        seen[key] += 1
        yield proposal, sha256(f"{key}\n{seen[key]}".encode()).hexdigest()


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())


class Known:
    """The suggestions of an article, moved with its text, and the claims recorded for it."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.all: list[Suggestion] = list(article.suggestions.all())
        self._before = {suggestion.pk: _content(suggestion) for suggestion in self.all}
        for suggestion in self.all:
            suggestion.article = article
            if suggestion.body_version != article.version:
                suggestion.follow(article)
        self._by_print = {(s.kind, s.fingerprint): s for s in self.all}
        self._recorded = _recorded(article)

    def pair(self, proposals: list[tuple[Proposal, str]]) -> list[Suggestion | None]:
        """Return for each proposal with its fingerprint the suggestion it repeats, or None.

        Equal fingerprints first, then places: an open suggestion is repeated by one proposal only,
        a decided one stands against all that lie where it lies.
        """
        pairs = [self._by_print.get((p.kind, fingerprint)) for p, fingerprint in proposals]
        taken = {same.pk for same in pairs if same is not None}
        for number, (proposal, _) in enumerate(proposals):
            if pairs[number] is None:
                pairs[number] = same = self._at(proposal, taken)
                taken |= {same.pk} if same is not None else set()
        return pairs

    def _at(self, proposal: Proposal, taken: set[int]) -> Suggestion | None:
        """Return the suggestion of this kind at the proposal's place, a decided one first."""
        if proposal.kind == Suggestion.Kind.EXPERT:
            return None
        of_kind = [s for s in self.all if s.kind == proposal.kind]
        decided = [s for s in of_kind if s.state in Suggestion.DECIDED]
        undecided = [s for s in of_kind if s.state not in Suggestion.DECIDED and s.pk not in taken]
        return next((s for s in decided + undecided if self._is_same(s, proposal)), None)

    def changed(self) -> list[Suggestion]:
        """Return the suggestions that differ from what is stored."""
        return [s for s in self.all if _content(s) != self._before[s.pk]]

    def _is_same(self, suggestion: Suggestion, proposal: Proposal) -> bool:
        if suggestion.is_anchored and suggestion.start is not None:
            return overlap((suggestion.start, suggestion.end or 0), proposal)
        return suggestion.state in Suggestion.DECIDED and self._reads_alike(suggestion, proposal)

    def _reads_alike(self, suggestion: Suggestion, proposal: Proposal) -> bool:
        """Whether a decided one that lost its place stood in nearly these surroundings."""
        text = self.article.plain_text
        if _folded(suggestion.exact) != _folded(text[proposal.start : proposal.end]):
            return False
        prefix, suffix = suggestion.prefix, suggestion.suffix
        before = text[max(0, proposal.start - len(prefix)) : proposal.start]
        around = before + text[proposal.end : proposal.end + len(suffix)]
        return SequenceMatcher(None, prefix + suffix, around, autojunk=False).ratio() >= LIKE

    def is_recorded(self, proposal: Proposal) -> bool:
        """Return whether the archive has the claim, or this voice in a claim of the article."""
        if proposal.kind == Suggestion.Kind.EXPERT:
            return topic_key(proposal.fields["name"]) in self._recorded["expert"]
        return any(overlap(span, proposal) for span in self._recorded[proposal.kind])


def _content(suggestion: Suggestion) -> list[Any]:
    return [getattr(suggestion, name) for name in (*MOVED, *SAID)]


def overlap(span: tuple[int, int], proposal: Proposal) -> bool:
    """Return whether a place and a proposal share at least half of the shorter one."""
    shared = min(span[1], proposal.end) - max(span[0], proposal.start)
    return 2 * shared >= min(span[1] - span[0], proposal.end - proposal.start)


def _recorded(article: Article) -> dict[str, Any]:
    """Return the places of the recorded claims by kind, and the names of who speaks in them."""
    statistics, quotes = list(article.statistics.all()), list(article.quotes.all())
    claims = [*statistics, *quotes]
    speakers = {claim.speaker_id for claim in claims}
    experts = Expert.objects.filter(pk__in=speakers)
    names = set(experts.values_list("key", flat=True))
    names |= {key for key in experts.values_list("names__key", flat=True) if key}
    voices = {s.producer_id for s in statistics} | {q.organization_id for q in quotes}
    known = Organization.objects.filter(pk__in=voices)
    for name, short in known.values_list("name", "short_name"):
        names |= {topic_key(each) for each in (name, short) if each}
    return {
        "statistic": [(s.start, s.end) for s in statistics if s.is_anchored],
        "quote": [(q.start, q.end) for q in quotes if q.is_anchored],
        "expert": names,
    }
