"""One sentence, one row: where it has a figure, a quote from it is not shown beside it.

A sentence that quotes somebody on a number is recorded twice, as a statistic and as a quote. In one
group that would be the same sentence twice; the figure says more, so it stays, with the speaker.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from articles.claims.relation import Relation
from articles.text import sentence_around

from .relating import Match


def doubtful(matches: Sequence[Match]) -> list[Match]:
    """Return the quotes whose story has a figure in the same group; its text decides.

    What editors said of a quote is said of that quote: it stays.
    """
    figures = {_place(match) for match in matches if _is_figure(match)}
    return [
        match
        for match in matches
        if not _is_figure(match) and match.judgement is None and _place(match) in figures
    ]


def told_once(matches: Sequence[Match], texts: Mapping[int, str]) -> list[Match]:
    """Return the matches without the quotes whose sentence stands there as a figure.

    A figure of which nobody recorded who said it has the speaker of the quote. A figure and a quote
    of two speakers in one sentence both stay. `texts` are those of the stories of `doubtful`.
    """
    by_place: defaultdict[tuple[Relation, int], list[int]] = defaultdict(list)
    for number, match in enumerate(matches):
        if _is_figure(match):
            by_place[_place(match)].append(number)
    told: list[Match | None] = list(matches)
    quotes = set(map(id, doubtful(matches)))
    for number, quote in enumerate(matches):
        if id(quote) not in quotes:
            continue
        for place in by_place[_place(quote)]:
            figure = told[place]
            if figure and _is_one_sentence(quote, figure, texts):
                told[number], told[place] = None, _spoken(figure, quote)
    return [match for match in told if match]


def _is_figure(match: Match) -> bool:
    return match.candidate.claim.kind == "statistic"


def _place(match: Match) -> tuple[Relation, int]:
    """Return the group and the story."""
    return match.relation, match.candidate.claim.article_id


def _is_one_sentence(quote: Match, figure: Match, texts: Mapping[int, str]) -> bool:
    said, counted = quote.candidate.claim, figure.candidate.claim
    if counted.speaker_id not in (None, said.speaker_id):
        return False
    start, end = sentence_around(texts.get(said.article_id, ""), said.start, said.end)
    return bool(start <= counted.start and counted.end <= end)


def _spoken(figure: Match, quote: Match) -> Match:
    """Return the figure with the speaker of the quote."""
    said, counted = quote.candidate.claim, figure.candidate.claim
    speaker = {name: getattr(said, name) for name in said._fields if name.startswith("speaker")}
    claim = counted._replace(**speaker)
    return replace(figure, candidate=replace(figure.candidate, claim=claim))
