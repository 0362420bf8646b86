"""A file of vectors: for each text a kind, an id, a digest, and the vector in half precision.

All rows have the same length, so the file is mapped into memory, not read, and a build that was
interrupted goes on from the whole rows it had written. While a new file is built the old one
answers; it is replaced by a rename.
"""

import fcntl
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from .arrays import numpy
from .errors import EncoderUnusable
from .loading import Encoder

_BATCH = 256
_CHUNK = 8_192


class Text(NamedTuple):
    """A text with what names it."""

    kind: int
    id: int
    text: str


class Vectors:
    """The vectors of a file, `dimensions` numbers each."""

    def __init__(self, path: Path, dimensions: int) -> None:
        self.rows = _mapped(path, dimensions)
        np = numpy()
        codes = self.rows["id"] * 256 + self.rows["kind"]
        self._order = np.argsort(codes, kind="stable")
        self._codes = codes[self._order]

    def __len__(self) -> int:
        return len(self.rows)

    def nearest(self, asked: Any, kind: int, most: int) -> dict[int, float]:
        """Return the ids of a kind whose vectors are nearest, with the cosine, nearest first."""
        np = numpy()
        scores = np.empty(len(self.rows), np.float32)
        for first in range(0, len(self.rows), _CHUNK):
            chunk = self.rows[first : first + _CHUNK]
            near = chunk["vector"].astype(np.float32) @ asked
            scores[first : first + _CHUNK] = np.where(chunk["kind"] == kind, near, -2)
        best = np.argsort(-scores, kind="stable")[:most]
        return {int(self.rows["id"][n]): float(scores[n]) for n in best if scores[n] > -2}

    def cosines(self, asked: Any, kind: int, ids: Iterable[int]) -> dict[int, float]:
        """Return how near the named vectors are; names without one are left out."""
        np = numpy()
        wanted = np.array(sorted(set(ids)), np.int64)
        places = np.searchsorted(self._codes, wanted * 256 + kind)
        found = places < len(self._codes)
        found[found] = self._codes[places[found]] == wanted[found] * 256 + kind
        rows = self.rows[self._order[places[found]]]
        near = rows["vector"].astype(np.float32) @ asked
        return dict(zip(map(int, rows["id"]), map(float, near), strict=True))


def build_vectors(
    path: Path, encoder: Encoder, texts: Iterable[Text], progress: Callable[[int], object]
) -> tuple[int, int]:
    """Write the vectors of the texts to `path`; return how many were encoded, how many kept.

    A vector is kept where kind, id and text are as in the file before, or in a part of a file that
    an interrupted build left. Raises EncoderUnusable while another build is running.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part, left = path.with_suffix(".part"), path.with_suffix(".left")
    with _alone(path.with_suffix(".lock")):
        _set_aside(part, left, _form(encoder.dimensions).itemsize)
        sources = [_mapped(each, encoder.dimensions) for each in (path, left) if each.exists()]
        encoded = kept = 0
        with part.open("wb") as file:
            for batch in _batches(texts):
                rows, new = _encoded(encoder, batch, _Known(sources, batch))
                file.write(rows.tobytes())
                encoded, kept = encoded + new, kept + len(batch) - new
                progress(len(batch))
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
        left.unlink(missing_ok=True)
    return encoded, kept


class _Known:
    """The rows of earlier files that carry the names of a batch, by name and digest."""

    def __init__(self, sources: Sequence[Any], batch: Sequence[Text]) -> None:
        np = numpy()
        ids = np.array([each.id for each in batch], np.int64)
        self.rows = {}
        for source in sources:
            for row in source[np.isin(source["id"], ids)]:
                self.rows[int(row["kind"]), int(row["id"]), int(row["text"])] = row["vector"]


def _encoded(encoder: Encoder, batch: Sequence[Text], known: _Known) -> tuple[Any, int]:
    rows = numpy().zeros(len(batch), _form(encoder.dimensions))
    names = [(each.kind, each.id, _digest(each.text)) for each in batch]
    for row, name in zip(rows, names, strict=True):
        row["kind"], row["id"], row["text"] = name
    new = [place for place, name in enumerate(names) if name not in known.rows]
    for place, name in enumerate(names):
        if name in known.rows:
            rows[place]["vector"] = known.rows[name]
    if new:
        rows["vector"][new] = encoder.encode([batch[place].text for place in new])
    return rows, len(new)


def _form(dimensions: int) -> Any:
    fields = [("kind", "u1"), ("id", "<i8"), ("text", "<u8"), ("vector", "<f2", (dimensions,))]
    return numpy().dtype(fields)


def _mapped(path: Path, dimensions: int) -> Any:
    np, form = numpy(), _form(dimensions)
    size = path.stat().st_size
    if size % form.itemsize:
        raise EncoderUnusable(f"{path} is damaged: delete it, then manage.py encoder --build")
    return np.memmap(path, form, "r") if size else np.zeros(0, form)


def _set_aside(part: Path, left: Path, length: int) -> None:
    """Add the whole rows of an interrupted build to those that earlier ones left."""
    if not part.exists():
        return
    whole = part.stat().st_size // length * length
    with part.open("rb") as source, left.open("ab") as target:
        target.truncate(target.tell() // length * length)
        while whole and (data := source.read(min(whole, 1 << 20))):
            target.write(data)
            whole -= len(data)
    part.unlink()


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise EncoderUnusable("Another build of vectors is running: let it finish.") from error
        yield


def _batches(texts: Iterable[Text]) -> Iterator[list[Text]]:
    several = iter(texts)
    while batch := list(islice(several, _BATCH)):
        yield batch


def _digest(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")
