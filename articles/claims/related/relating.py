"""What a candidate is to the subject: its best relation to any of the claims asked about."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from articles.claims.compare import judge
from articles.claims.figure import Figure
from articles.claims.relation import Relation
from articles.claims.words import telling_words
from articles.models import Judgement

from .candidates import Candidate
from .judgements import Judged
from .subject import Key, Own, Subject

# Which relation describes a candidate best when it has several. What is said of the same period
# explains it better than a change counted from it; a revision explains a base that does not fit.
# A figure is newer only when it is later than all that the story itself says of the metric.
_BEST = (
    Relation.DISAGREES,
    Relation.REVISED,
    Relation.SAME_FIGURE,
    Relation.PROJECTION_MISSED,
    Relation.PROJECTION_MET,
    Relation.IMPLIED_BASE_DISAGREES,
    Relation.OLDER,
    Relation.NEWER,
    Relation.OTHER_SCOPE,
    Relation.SIMILAR,
    Relation.SAME_SPEAKER,
    Relation.SAME_TOPIC,
    Relation.UNRELATED,
)
_RANK = {relation: rank for rank, relation in enumerate(_BEST)}
# Claims that the index finds close, and that share this many telling words with what is asked
# about, some of them its own and not its headline's, are similar even when nothing recorded about
# them is the same.
_CLOSE = 0.4
_SHARED_WORDS = 3
_OWN_WORDS = 2


@dataclass(frozen=True, slots=True)
class Match:
    """A candidate with its relation, its reason, and the figure asked about that it concerns."""

    candidate: Candidate
    relation: Relation
    explain: Callable[[], str]
    own: Own | None = None
    judgement: Judgement | None = None

    @property
    def same_speaker(self) -> bool:
        """Return whether somebody who speaks in what is asked about speaks here as well."""
        return self.candidate.same_speaker

    @property
    def about(self) -> str:
        """Return the name of the passage asked about that it concerns, or ""."""
        return self.own.anchor if self.own else ""


def relate(candidate: Candidate, subject: Subject, judged: Judged) -> Match | None:
    """Return how the candidate relates to the subject, None when it does not.

    What editors said comes first: a pair they rejected is never made again, and a claim that they
    set apart from one of those asked about is not brought back for its words or its topic.
    """
    kept, rejected = judged.kept(candidate.key), judged.rejected(candidate.key)
    match = _by_figures(candidate, subject, rejected)
    if kept is not None:
        match = _by_editors(candidate, subject, match, *kept)
    elif match is None or _RANK[match.relation] > _RANK[Relation.SIMILAR]:
        match = None if rejected else _by_speaker(candidate) or _by_text(candidate, subject)
    return match


def _by_editors(
    candidate: Candidate, subject: Subject, found: Match | None, key: Key, judgement: Judgement
) -> Match:
    """Return what editors say; the archive's own reason stands where it came to the same."""
    relation = judgement.seen_from(key) or Relation.UNRELATED
    own = next((own for own in subject.figures if own.key == key), None)
    pair = _of_pair(candidate, own)
    for same in (found, pair, _by_speaker(candidate), _by_text(candidate, subject)):
        if same and (same.relation, same.own) == (relation, own) and not judgement.reason:
            return replace(same, judgement=judgement)
    reason = judgement.reason or "Said by the editors."
    return Match(candidate, relation, lambda: reason, own, judgement=judgement)


def _of_pair(candidate: Candidate, own: Own | None) -> Match | None:
    """Return what the comparison makes of the candidate and one figure asked about."""
    if own is None or candidate.figure is None:
        return None
    found = judge(own.figure, candidate.figure)
    return Match(candidate, found.relation, found.explain, own)


def _by_figures(candidate: Candidate, subject: Subject, rejected: frozenset[Key]) -> Match | None:
    figure = candidate.figure
    if figure is None:
        return None
    best, best_key = None, None
    for own in _comparable(figure, subject):
        if own.key in rejected:
            continue
        found = judge(own.figure, figure)
        match = Match(candidate, found.relation, found.explain, own)
        key = _key(match, own.figure, figure)
        if best_key is None or key < best_key:
            best, best_key = match, key
    return best


def _comparable(figure: Figure, subject: Subject) -> Sequence[Own]:
    """Return the own figures of the candidate's metric, or all when it shares none."""
    metric = figure.metric
    same = [own for own in subject.figures if metric is not None and own.figure.metric == metric]
    return same or subject.figures


def _key(match: Match, own: Figure, other: Figure) -> tuple[int, bool, int]:
    """Return what is smallest for the best relation, to a like figure, the nearest in time."""
    days = abs((own.when - other.when).days) if own.when and other.when else date.max.toordinal()
    return _RANK[match.relation], own.projection != other.projection, days


def _by_text(candidate: Candidate, subject: Subject) -> Match | None:
    return _by_words(candidate, subject) or _by_meaning(candidate) or _by_topic(candidate)


def _by_words(candidate: Candidate, subject: Subject) -> Match | None:
    if candidate.by_words < _CLOSE:
        return None
    claim, asked = candidate.claim, telling_words(subject.text)
    said = telling_words(f"{claim.exact} {claim.counted}") & asked
    common = said | (telling_words(claim.article__headline) & asked)
    # A headline may share all the words, and this claim of its story speak of other things.
    if len(said) < _OWN_WORDS or len(common) < _SHARED_WORDS:
        return None
    shared = sorted(common, key=lambda word: (word not in said, -len(word), word))
    reason = f"In common: {', '.join(shared[:4])}."
    return Match(candidate, Relation.SIMILAR, lambda: reason)


def _by_meaning(candidate: Candidate) -> Match | None:
    if not candidate.alike:
        return None
    return Match(candidate, Relation.SIMILAR, lambda: "Close in meaning, by the archive's encoder.")


def _by_speaker(candidate: Candidate) -> Match | None:
    claim = candidate.claim
    if not candidate.same_speaker:
        return None
    role = f", here {claim.speaker_role}" if claim.speaker_role else ""
    return Match(
        candidate, Relation.SAME_SPEAKER, lambda: f"Also from {claim.speaker__name}{role}."
    )


def _by_topic(candidate: Candidate) -> Match | None:
    if not candidate.on_topic:
        return None
    return Match(candidate, Relation.SAME_TOPIC, lambda: "On the same topic.")
