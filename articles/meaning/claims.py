"""The vectors of the archive's claims, and which of them are near a text."""

import logging
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from articles.encoders import EncoderUnusable, Text, Vectors, build_vectors
from articles.models import Edition, Quote, Statistic

from .admission import admission
from .folders import encoder_wanted, settings_say_none, vectors_file

KINDS = ("statistics", "quotes")
# More vectors than these take longer to look through than a page may wait: then the encoder only
# orders the claims that their words found.
MOST_SEARCHED = 100_000
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Near:
    """A text in the space of the vectors; `close` is the cosine from which claims are related."""

    asked: Any
    vectors: Vectors
    close: float

    def found(self, most: int) -> list[tuple[str, int]]:
        """Return the nearest claims, at most so many of each kind, by kind and id."""
        if len(self.vectors) > MOST_SEARCHED:
            return []
        near = (self.vectors.nearest(self.asked, number, most) for number in range(len(KINDS)))
        return [(kind, pk) for kind, each in zip(KINDS, near, strict=True) for pk in each]

    def cosines(self, ids: Mapping[str, Collection[int]]) -> dict[tuple[str, int], float]:
        """Return how near claims are, ids by kind; those without a vector are left out."""
        return {
            (kind, pk): cosine
            for number, kind in enumerate(KINDS)
            for pk, cosine in self.vectors.cosines(self.asked, number, ids.get(kind, ())).items()
        }


def near(text: str) -> Near | None:
    """Return what is near a text; None where no encoder is wanted, admitted or usable."""
    if settings_say_none() or not text.strip() or (admitted := admission()) is None:
        return None
    try:
        encoder = encoder_wanted()
        if encoder.name != admitted.encoder:
            raise EncoderUnusable(f"{encoder.name} is not admitted. Run: manage.py encoder --gate")
        path = vectors_file(encoder.name)
        state = path.stat()
        vectors = _opened(path, encoder.dimensions, state.st_mtime_ns, state.st_ino)
        return Near(encoder.encode([text])[0], vectors, admitted.close)
    except FileNotFoundError:
        _log.warning("The encoder has no vectors yet. Run: manage.py encoder --build")
    except (EncoderUnusable, OSError) as error:
        _log.warning("Related claims by words alone: %s", error)
    return None


@lru_cache(maxsize=1)
def _opened(path: Any, dimensions: int, *_changed: int) -> Vectors:
    return Vectors(path, dimensions)


def build(progress: Callable[[int], object]) -> tuple[int, int]:
    """Bring the vectors of all public claims up to date; return how many were made and kept."""
    encoder = encoder_wanted()
    counts = build_vectors(vectors_file(encoder.name), encoder, _texts(), progress)
    Edition.objects.advance()
    return counts


def _texts() -> Iterator[Text]:
    """Yield what public claims say, with the headlines of their articles."""
    statistics = Statistic.objects.public().select_related("metric", "article").order_by("pk")
    for row in statistics.only(
        "exact", "counted", "place", "metric__name", "article__headline"
    ).iterator():
        what = (row.exact, row.metric and row.metric.name, row.counted, row.place)
        yield Text(0, row.pk, _joined(*what, row.article.headline))
    quotes = Quote.objects.public().select_related("article").order_by("pk")
    for quote in quotes.only("exact", "article__headline").iterator():
        yield Text(1, quote.pk, _joined(quote.exact, quote.article.headline))


def _joined(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)
