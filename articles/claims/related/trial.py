"""The archive's retrieval on foreign claims: for the benchmark, and for the gate of encoders.

Claims are mappings with "id", "text" and perhaps "title"; queries have "id", "text", the ids of the
claims that are "relevant", and perhaps those to "exclude".
"""

import json
from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from articles.encoders import Encoder, EncoderUnusable
from articles.meaning import Admission
from articles.search import ScratchIndex

from .closeness import fused, fused_with_meaning

MOST = 100
_FIRST, _FOUND = 10, 20
_PRECISION = 0.001  # of a cosine of vectors that are kept in half precision
Row = Mapping[str, Any]


def read_rows(path: Path, *needed: str) -> list[dict[str, Any]]:
    """Return the rows of a JSON Lines file; raise ValueError naming the line that is none."""
    rows = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                row = json.loads(line)
            except ValueError as error:
                raise ValueError(f"{path}, line {number}: no JSON ({error}).") from error
            missing = [name for name in needed if not isinstance(row, dict) or name not in row]
            if missing:
                raise ValueError(f'{path}, line {number}: "{missing[0]}" is missing.')
            rows.append(row)
    return rows


class ClaimSet:
    """Claims in an index of their own, with vectors where there is an encoder."""

    def __init__(self, folder: Path, claims: Sequence[Row], encoder: Encoder | None) -> None:
        self.ids = [claim["id"] for claim in claims]
        self.titles = {(claim["id"], claim["text"]): claim.get("title", "") for claim in claims}
        self.texts = [f"{claim['text']} {claim.get('title', '')}" for claim in claims]
        self.index = ScratchIndex(folder, [(c["text"], c.get("title", "")) for c in claims])
        self.encoder = encoder
        self.vectors = encoder.encode(self.texts) if encoder else None

    def question(self, query: Row) -> str:
        """Return what is asked: the query, with the title of the claim that it is, if it is one."""
        return f"{self.titles.get((query['id'], query['text']), '')} {query['text']}"

    def by_words(self, text: str, grams: bool = True) -> dict[int, float]:
        """Return the closeness of at most 100 claims by words, and by runs of characters."""
        scores = self.index.alike(text, MOST)
        if not grams:
            return scores
        return fused(text, scores, {number: self.texts[number] for number in scores})

    def cosines(self, text: str) -> dict[int, float]:
        """Return how near all claims are to a text by the encoder."""
        if self.encoder is None:
            return {}
        return dict(enumerate((self.vectors @ self.encoder.encode([text])[0]).tolist()))

    def ranked(self, scores: Mapping[int, float]) -> list[str]:
        """Return the ids of the claims, best first."""
        return [self.ids[number] for number in sorted(scores, key=lambda each: -scores[each])]


def with_meaning(words: Mapping[int, float], cosines: Mapping[int, float]) -> dict[int, float]:
    """Return the closeness of the claims that words or meaning found, as the archive fuses them."""
    near = sorted(cosines, key=lambda number: -cosines[number])[:MOST]
    return fused_with_meaning(words, {number: cosines[number] for number in {*near, *words}})


def measure(
    folder: Path, claims: Sequence[Row], queries: Sequence[Row], encoder: Encoder
) -> Admission:
    """Return what words find, and words with the encoder, in claims indexed in an empty folder."""
    archive = ClaimSet(folder, claims, encoder)
    asked = [query for query in queries if query["relevant"]]
    if not asked:
        raise EncoderUnusable("The gate needs queries that say which claims are relevant.")
    words, both, pairs = [], [], []
    for query in asked:
        text = archive.question(query)
        by_words, cosines = archive.by_words(text), archive.cosines(text)
        words.append(_scores(query, archive.ranked(by_words)))
        both.append(_scores(query, archive.ranked(with_meaning(by_words, cosines))))
        near = _allowed(query, archive.ranked(cosines))[:_FOUND]
        known = dict(zip(archive.ids, cosines.values(), strict=True))
        pairs += [(known[each], each in query["relevant"]) for each in near]
    alone, together = _mean(words), _mean(both)
    return Admission(encoder.name, len(asked), *alone, *together, _close(pairs))


def _allowed(query: Row, ranked: Sequence[str]) -> list[str]:
    dropped = {query["id"], *query.get("exclude", ())}
    return [each for each in ranked if each not in dropped]


def _scores(query: Row, ranked: Sequence[str]) -> tuple[float, float]:
    """Return the reciprocal rank among the first 10, and the share found among the first 20."""
    relevant = set(query["relevant"])
    found = [place for place, each in enumerate(_allowed(query, ranked)) if each in relevant]
    first = 1 / (found[0] + 1) if found and found[0] < _FIRST else 0.0
    return first, sum(place < _FOUND for place in found) / len(relevant)


def _mean(scores: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return the two means in percent."""
    first, found = (100 * sum(each) / len(scores) for each in zip(*scores, strict=True))
    return round(first, 2), round(found, 2)


def _close(pairs: Sequence[tuple[float, bool]]) -> float:
    """Return the lowest cosine from which most of the pairs are related; about 2 where none."""
    lowest, total, related = 2.0, 0, 0
    for cosine, same in groupby(sorted(pairs, reverse=True), key=itemgetter(0)):
        for _, is_related in same:
            total, related = total + 1, related + is_related
        if 2 * related > total:
            lowest = cosine
    return lowest - _PRECISION
