"""An article -> its suggestions: new ones are written, open ones follow the text, decided stay."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from articles.models import Article, Suggestion, UnreadArticle

from .matching import MOVED, SAID, Known, fingerprints
from .proposals import Proposal, propose

FINDER_VERSION = 2  # raise it when the finders or the proposals change what they say
READ = 200_000  # characters of one article that are read: about a second of work


@dataclass(frozen=True, slots=True)
class Receipt:
    """What reading an article did to its suggestions.

    `unread` is the number of characters behind the part that was read.
    """

    created: int = 0
    kept: int = 0
    superseded: int = 0
    unread: int = 0

    def __add__(self, other: "Receipt") -> "Receipt":
        return Receipt(
            self.created + other.created,
            self.kept + other.kept,
            self.superseded + other.superseded,
            self.unread + other.unread,
        )


def suggest(article: Article) -> Receipt:
    """Read the article as it is stored and bring its suggestions up to date.

    Takes at most about a second: of a longer text the first READ characters are read. The finders
    run outside the transaction; when the article is saved meanwhile, they run again.
    """
    while True:
        article = Article.objects.get(pk=article.pk)
        proposals = _read(article)
        with transaction.atomic():
            locked = Article.objects.select_for_update().only("version").get(pk=article.pk)
            if locked.version == article.version:
                return _write(article, proposals)


def _read(article: Article) -> list[Proposal]:
    if not article.language.lower().startswith("en"):
        return []  # the finders' rules are English
    published = article.published_at.date() if article.published_at else None
    return propose(article.plain_text[:READ], published)


def _write(article: Article, proposals: Iterable[Proposal]) -> Receipt:
    """Write what is new or changed; decided suggestions only follow the text."""
    known = Known(article)
    printed = list(fingerprints(article.plain_text, proposals))
    created, kept = [], {}
    for (proposal, fingerprint), same in zip(printed, known.pair(printed), strict=True):
        if same is not None:
            _refresh(same, proposal)
            kept[same.pk] = same
        elif not known.is_recorded(proposal):
            created.append(_new(article, proposal, fingerprint))
    gone = [s for s in known.all if s.is_open and s.pk not in kept]
    for suggestion in gone:
        suggestion.state = Suggestion.State.SUPERSEDED
        suggestion.version += 1
    Suggestion.objects.bulk_update(known.changed(), [*MOVED, *SAID], batch_size=100)
    Suggestion.objects.bulk_create(created)
    UnreadArticle.objects.filter(article=article).delete()
    unread = max(0, len(article.plain_text) - READ)
    return Receipt(len(created), len(kept), len(gone), unread)


def _new(article: Article, proposal: Proposal, fingerprint: str) -> Suggestion:
    suggestion = Suggestion(
        article=article,
        kind=proposal.kind,
        rule=proposal.rule,
        confidence=proposal.confidence,
        proposed=proposal.fields,
        fingerprint=fingerprint,
        finder_version=FINDER_VERSION,
    )
    suggestion.stand(article, proposal.start, proposal.end)
    return suggestion


def _refresh(suggestion: Suggestion, proposal: Proposal) -> None:
    """Let an undecided suggestion say what the finders say now.

    A decided one keeps what it said; one that lost its place remembers the new surroundings.
    """
    if suggestion.state in Suggestion.DECIDED:
        if not suggestion.is_anchored:
            suggestion.stand(suggestion.article, proposal.start, proposal.end)
        return
    said = (proposal.rule, proposal.confidence, proposal.fields, Suggestion.State.OPEN)
    before = (suggestion.rule, suggestion.confidence, suggestion.proposed, suggestion.state)
    suggestion.stand(suggestion.article, proposal.start, proposal.end)
    if said != before:
        suggestion.rule, suggestion.confidence, suggestion.proposed, suggestion.state = said
        suggestion.finder_version = FINDER_VERSION
        suggestion.version += 1
