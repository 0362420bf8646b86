"""The claims that may be related: from the search index, and by metric from the database.

Three queries at most: statistics, quotes, and the texts of the articles that rows are cut from.
"""

import logging
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from articles import meaning, search
from articles.claims.figure import Figure

from .closeness import fused, fused_with_meaning
from .figures import figure_of_row
from .judgements import Judged
from .reading import (
    QuoteRow,
    StatisticRow,
    quotes_of,
    statistics_of,
    texts_of,
)
from .subject import Key, Subject

RESTING = (
    "Search is resting: for the moment only claims of the same metrics and speakers are shown."
)
_MOST_FOUND = 20  # of each kind, by words and by speakers
_MOST_ON_TOPIC = 10
_ENOUGH_FOUND = 40
_MOST_NEAR = 30
_log = logging.getLogger(__name__)

# The index's score of the claims it found, by kind ("statistics", "quotes") and id.
Scores = dict[tuple[str, int], float]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A public claim by its row; `score` from 0 to 1 tells how close it is to what is asked about.

    `by_words` is the closeness of its words alone; `alike` says that an encoder finds it close.
    """

    claim: StatisticRow | QuoteRow
    score: float = 0.0
    figure: Figure | None = None
    by_words: float = 0.0
    alike: bool = False
    same_speaker: bool = False

    @property
    def key(self) -> Key:
        """Return what names the claim."""
        return self.claim.kind, self.claim.id

    @property
    def on_topic(self) -> bool:
        """Return whether the claim shares a topic with what is asked about."""
        return bool(self.claim.on_topic)


def find_candidates(subject: Subject, judged: Judged) -> tuple[list[Candidate], str]:
    """Return the public claims that may relate to the subject, and a notice for the reader.

    Claims that editors keep as related are among them whatever their words are.
    """
    notice, scores = "", Scores()
    try:
        scores = index_scores(subject)
    except search.SearchUnavailable as error:
        _log.warning("Related claims without the search index: %s", error)
        notice = RESTING
    near = meaning.near(subject.text)
    for key in near.found(_MOST_NEAR) if near else ():
        scores.setdefault(key, 0.0)
    kept = {kind: judged.ids(kind) for kind in ("statistic", "quote")}
    loaded: list[StatisticRow | QuoteRow] = [
        *load_statistics(subject, {*_ids("statistics", scores), *kept["statistic"]}, bool(notice)),
        *load_quotes(subject, {*_ids("quotes", scores), *kept["quote"]}, bool(notice)),
    ]
    return _scored(loaded, subject, scores, near), notice


def index_scores(subject: Subject) -> Scores:
    """Return what the index finds by words and speakers; where that is little, by topics too.

    A common topic takes the index longer than all the words, and tells a reader least.
    """
    found: Scores = {}
    if subject.text:
        for each in search.claim_candidates(
            subject.text,
            experts=subject.speakers,
            exclude_article=subject.article,
            limit=_MOST_FOUND,
        ):
            found[each.kind, each.id] = each.score
    if subject.topics and len(found) < _ENOUGH_FOUND:
        for each in search.claim_candidates(
            "", topics=subject.topics, exclude_article=subject.article, limit=_MOST_ON_TOPIC
        ):
            found.setdefault((each.kind, each.id), each.score)
    return found


def _ids(kind: str, keys: Iterable[tuple[str, int]]) -> list[int]:
    return [pk for each, pk in keys if each == kind]


def _scored(
    claims: list[StatisticRow | QuoteRow],
    subject: Subject,
    scores: Scores,
    near: meaning.Near | None,
) -> list[Candidate]:
    """Return the candidates with the closeness of their words, where the index found any.

    With an encoder, the order of the words and the order of meaning make one.
    """
    keys = [(f"{claim.kind}s", claim.id) for claim in claims]
    texts = {key: claim.words for key, claim in zip(keys, claims, strict=True) if scores.get(key)}
    close = best = fused(subject.text, {key: scores[key] for key in texts}, texts)
    cosines: Scores = {}
    if near:
        cosines = near.cosines({kind: _ids(kind, dict.fromkeys(keys)) for kind in meaning.KINDS})
        best = fused_with_meaning(close, cosines)
    return [
        Candidate(
            claim,
            score=best.get(key, 0.0),
            figure=_figure(claim, subject),
            by_words=close.get(key, 0.0),
            alike=near is not None and cosines.get(key, -1.0) >= near.close,
            same_speaker=claim.speaker_id in subject.speakers,
        )
        for key, claim in zip(keys, claims, strict=True)
    ]


def _figure(claim: StatisticRow | QuoteRow, subject: Subject) -> Figure | None:
    if not isinstance(claim, StatisticRow):
        return None
    return figure_of_row(claim, subject.topics if claim.on_topic else frozenset())


def load_statistics(subject: Subject, found: Collection[int], alone: bool) -> list[StatisticRow]:
    """Return the statistics that the index found, and those of the subject's metrics.

    `alone` says that there is no index: then the speakers' figures come from the database too.
    """
    rows = statistics_of(
        found=found,
        metrics=subject.metrics,
        speakers=subject.speakers if alone else (),
        period_ends=subject.period_ends,
        topics=subject.topics,
        article=subject.article,
        speaker=subject.speaker,
    )
    return [StatisticRow._make(values) for values in rows]


def load_quotes(subject: Subject, found: Collection[int], alone: bool) -> list[QuoteRow]:
    """Return the quotes that the index found or, without an index, the speakers' newest."""
    rows = quotes_of(
        found=found,
        speakers=subject.speakers if alone else (),
        topics=subject.topics,
        article=subject.article,
        speaker=subject.speaker,
    )
    return [QuoteRow._make(values) for values in rows]


def load_texts(claims: Iterable[StatisticRow | QuoteRow]) -> dict[int, str]:
    """Return the plain texts of the claims' articles by the articles' ids."""
    return dict(texts_of(articles={claim.article_id for claim in claims}))
