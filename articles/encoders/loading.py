"""From a folder to an encoder."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .arrays import numpy, read_tensors
from .bert import Bert
from .errors import EncoderUnusable
from .wordpiece import END, START, WordPiece

_BATCH = 32
_MOST_PIECES = 128  # of a text; a claim with its headline has about fifty


@dataclass(frozen=True, slots=True)
class Encoder:
    """Texts to vectors of length one; `name` changes whenever the model does."""

    name: str
    pieces: WordPiece
    network: Bert | None
    table: Any = None

    @property
    def dimensions(self) -> int:
        """Return the length of the vectors."""
        return self.network.dimensions if self.network else int(self.table.shape[1])

    def encode(self, texts: Sequence[str]) -> Any:
        """Return an array with one row for each text; a text without a known piece has zeros."""
        np = numpy()
        found = np.zeros((len(texts), self.dimensions), np.float32)
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        for first in range(0, len(order), _BATCH):
            places = order[first : first + _BATCH]
            found[places] = self._vectors([texts[place] for place in places])
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
        return found / np.where(lengths > 0, lengths, 1)

    def _vectors(self, texts: Sequence[str]) -> Any:
        if self.network:
            vocabulary = self.pieces.vocabulary
            most = min(_MOST_PIECES, self.network.most) - 2
            ids = ([vocabulary[START], *self.pieces.ids(t, most), vocabulary[END]] for t in texts)
            return self.network.vectors(list(ids))
        ids = (self.pieces.ids(text, 4 * _MOST_PIECES) for text in texts)
        nothing = numpy().zeros(self.dimensions, "f4")
        return [self.table[each].mean(0) if each else nothing for each in ids]


def load_encoder(folder: Path) -> Encoder:
    """Return the encoder of a folder; raise EncoderUnusable, naming what is wrong with it."""
    tensors = read_tensors(folder / "model.safetensors")
    pieces = WordPiece(_vocabulary(folder), _lowers(folder))
    name = f"{folder.name}-{_digest(folder / 'model.safetensors')}"
    if len(tensors) == 1:
        [table] = tensors.values()
        _check_size(folder, pieces, table)
        return Encoder(name, pieces, None, table)
    config = _json(folder / "config.json")
    try:
        network = Bert(tensors, config)
        encoder = Encoder(name, pieces, network)
        encoder.encode(["a text to try it with"])
        _check_size(folder, pieces, network.tensors["embeddings.word_embeddings.weight"])
    except (KeyError, ValueError, IndexError) as error:
        raise EncoderUnusable(f"{folder} is no BERT that can be read ({error!r}).") from error
    return encoder


def _check_size(folder: Path, pieces: WordPiece, table: Any) -> None:
    if table.ndim != 2 or max(pieces.vocabulary.values(), default=0) >= len(table):
        raise EncoderUnusable(f"{folder}: the vocabulary does not belong to the model.")


def _vocabulary(folder: Path) -> dict[str, int]:
    listed = folder / "vocab.txt"
    if listed.is_file():
        try:
            words = listed.read_text("utf-8").split("\n")
        except (OSError, ValueError) as error:
            raise EncoderUnusable(f"{listed} cannot be read ({error}).") from error
        return {word: number for number, word in enumerate(words) if word}
    model = _json(folder / "tokenizer.json").get("model", {})
    if model.get("type") != "WordPiece" or not isinstance(model.get("vocab"), dict):
        raise EncoderUnusable(f"{folder} has no vocabulary of word pieces.")
    return dict(model["vocab"])


def _lowers(folder: Path) -> bool:
    """Return whether the model knows lower case only, as nearly all do."""
    path = folder / "tokenizer_config.json"
    return bool(_json(path).get("do_lower_case", True)) if path.is_file() else True


def _json(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise EncoderUnusable(f"{path} cannot be read ({error}).") from error
    if not isinstance(found, dict):
        raise EncoderUnusable(f"{path} holds no object.")
    return found


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:12]
