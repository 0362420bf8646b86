"""Tiny encoders made for tests: a static one that knows a few meanings, and a BERT of noise."""

import json
from pathlib import Path
from typing import Any

import numpy as np

MEANINGS = ("wheat grain corn", "drought dry parched", "train railway rail", "late delayed tardy")


def write_tensors(path: Path, tensors: dict[str, Any]) -> None:
    header, blob = {}, b""
    for name, array in tensors.items():
        data = array.astype("<f4").tobytes()
        offsets = [len(blob), len(blob) + len(data)]
        header[name] = {"dtype": "F32", "shape": list(array.shape), "data_offsets": offsets}
        blob += data
    head = json.dumps(header).encode()
    path.write_bytes(len(head).to_bytes(8, "little") + head + blob)


def make_static(folder: Path) -> Path:
    """Make an encoder to which the words of one line of MEANINGS are the same."""
    folder.mkdir(exist_ok=True)
    words = [(word, n) for n, line in enumerate(MEANINGS) for word in line.split()]
    (folder / "vocab.txt").write_text("\n".join(word for word, _ in words), "utf-8")
    table = np.eye(len(MEANINGS))[[n for _, n in words]]
    write_tensors(folder / "model.safetensors", {"embeddings": table})
    return folder


def make_bert(folder: Path, width: int = 8) -> Path:
    folder.mkdir(exist_ok=True)
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "wheat", "dry", "##er", "summer"]
    (folder / "vocab.txt").write_text("\n".join(vocabulary), "utf-8")
    config = {"num_hidden_layers": 1, "num_attention_heads": 2, "hidden_size": width}
    (folder / "config.json").write_text(json.dumps(config), "utf-8")
    write_tensors(folder / "model.safetensors", dict(_bert(width, len(vocabulary))))
    return folder


def _bert(width: int, vocabulary: int) -> Any:
    noise = np.random.default_rng(7).normal
    sizes = {"word": vocabulary, "position": 512, "token_type": 2}
    for name, size in sizes.items():
        yield f"embeddings.{name}_embeddings.weight", noise(size=(size, width))
    shapes = {f"attention.self.{part}": (width, width) for part in ("query", "key", "value")}
    shapes |= {"attention.output.dense": (width, width), "intermediate.dense": (2 * width, width)}
    shapes |= {"output.dense": (width, 2 * width)}
    for name, shape in shapes.items():
        yield f"encoder.layer.0.{name}.weight", noise(size=shape)
        yield f"encoder.layer.0.{name}.bias", noise(size=shape[0])
    layer = "encoder.layer.0."
    for name in ("embeddings.", f"{layer}attention.output.", f"{layer}output."):
        yield f"{name}LayerNorm.weight", np.ones(width)
        yield f"{name}LayerNorm.bias", np.zeros(width)
