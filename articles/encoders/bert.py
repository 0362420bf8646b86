"""BERT's forward pass with mean pooling: what sentence encoders of the MiniLM family compute.

J. Devlin and others, BERT (2019); layer names as in the shared model files.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from .arrays import numpy


class Bert:
    """The network; `dimensions` is the length of its vectors."""

    def __init__(self, tensors: Mapping[str, Any], config: Mapping[str, Any]) -> None:
        self.tensors = {name.removeprefix("bert."): each for name, each in tensors.items()}
        self.layers = int(config["num_hidden_layers"])
        self.heads = int(config["num_attention_heads"])
        self.epsilon = float(config.get("layer_norm_eps", 1e-12))
        self.dimensions = int(config["hidden_size"])
        self.most = int(config.get("max_position_embeddings", 512))

    def vectors(self, texts: Sequence[Sequence[int]]) -> Any:
        """Return one vector for each list of pieces, marks of start and end included."""
        np = numpy()
        longest = max(map(len, texts))
        ids = np.zeros((len(texts), longest), np.int64)
        mask = np.zeros((len(texts), longest), np.float32)
        for row, pieces in enumerate(texts):
            ids[row, : len(pieces)] = pieces
            mask[row, : len(pieces)] = 1
        state = self._embedded(ids, longest)
        away = (1 - mask)[:, None, None, :] * -1e9
        for layer in range(self.layers):
            state = self._layer(state, away, f"encoder.layer.{layer}.")
        return (state * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)

    def _embedded(self, ids: Any, longest: int) -> Any:
        of = self.tensors
        state = of["embeddings.word_embeddings.weight"][ids]
        state = state + of["embeddings.position_embeddings.weight"][:longest]
        state = state + of["embeddings.token_type_embeddings.weight"][0]
        return self._normed(state, "embeddings.LayerNorm.")

    def _layer(self, state: Any, away: Any, name: str) -> Any:
        heard = self._linear(self._attended(state, away, name), f"{name}attention.output.dense.")
        state = self._normed(state + heard, f"{name}attention.output.LayerNorm.")
        inner = _gelu(self._linear(state, f"{name}intermediate.dense."))
        inner = self._linear(inner, f"{name}output.dense.")
        return self._normed(state + inner, f"{name}output.LayerNorm.")

    def _attended(self, state: Any, away: Any, name: str) -> Any:
        texts, length, width = state.shape
        query, key, value = (
            self._linear(state, f"{name}attention.self.{part}.")
            .reshape(texts, length, self.heads, width // self.heads)
            .transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        scores = query @ key.transpose(0, 1, 3, 2) / math.sqrt(width // self.heads) + away
        scores = numpy().exp(scores - scores.max(-1, keepdims=True))
        scores /= scores.sum(-1, keepdims=True)
        return (scores @ value).transpose(0, 2, 1, 3).reshape(texts, length, width)

    def _linear(self, state: Any, name: str) -> Any:
        return state @ self.tensors[f"{name}weight"].T + self.tensors[f"{name}bias"]

    def _normed(self, state: Any, name: str) -> Any:
        state = state - state.mean(-1, keepdims=True)
        spread = numpy().sqrt((state * state).mean(-1, keepdims=True) + self.epsilon)
        return state / spread * self.tensors[f"{name}weight"] + self.tensors[f"{name}bias"]


def _gelu(x: Any) -> Any:
    """Return x·Φ(x), with Φ by its usual approximation (Hendrycks and Gimpel, 2016)."""
    return 0.5 * x * (1 + numpy().tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x * x * x)))
