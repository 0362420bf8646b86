"""An index of foreign claims in a folder of its own, for measuring how claims are found."""

from collections.abc import Sequence
from pathlib import Path

from .engine import Document, Engine
from .engines import engine_in

_KIND = "quotes"


class ScratchIndex:
    """Claims indexed as quotes are: the words, with the headline of their article."""

    def __init__(self, folder: Path, claims: Sequence[tuple[str, str]]) -> None:
        """Index the claims, pairs of words and headline, in an empty folder."""
        self.engine: Engine = engine_in(folder)
        build = self.engine.build()
        build.complete()
        build.switch()
        self.engine.write(
            Document(kind=_KIND, id=number, version=1, lead=words, names=(headline,))
            for number, (words, headline) in enumerate(claims)
        )

    def alike(self, text: str, limit: int) -> dict[int, float]:
        """Return the scores of the claims that share rare words with a text, by place."""
        found = self.engine.alike(_KIND, text, limit=limit)
        return dict(zip(found.ids, found.scores, strict=True))
