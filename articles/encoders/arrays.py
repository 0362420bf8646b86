"""numpy, which only an archive with an encoder needs, and the files of tensors that it reads."""

import importlib
import json
from pathlib import Path
from typing import Any

from .errors import EncoderUnusable

# https://huggingface.co/docs/safetensors: eight bytes length, a JSON header, the raw tensors.
_TYPES = {"F32": "<f4", "F16": "<f2", "I64": "<i8", "I32": "<i4"}
_LONGEST_HEADER = 100_000_000


def numpy() -> Any:
    """Return the module; raise EncoderUnusable where it is not installed."""
    try:
        return importlib.import_module("numpy")
    except ImportError as error:
        raise EncoderUnusable("An encoder needs numpy: pip install numpy") from error


def read_tensors(path: Path) -> dict[str, Any]:
    """Return the tensors of a safetensors file by name, as arrays of single precision.

    Raises EncoderUnusable for a file that is missing, cut off, or of a type not in _TYPES.
    """
    np = numpy()
    try:
        with path.open("rb") as file:
            length = int.from_bytes(file.read(8), "little")
            if not 0 < length <= _LONGEST_HEADER:
                raise ValueError("it has no header")
            header = json.loads(file.read(length))
        raw = np.memmap(path, np.uint8, "r", 8 + length)
        header.pop("__metadata__", None)
        return {name: _tensor(np, raw, about) for name, about in header.items()}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EncoderUnusable(f"{path} is no safetensors file ({error}).") from error


def _tensor(np: Any, raw: Any, about: dict[str, Any]) -> Any:
    start, end = about["data_offsets"]
    values = np.frombuffer(raw[start:end].tobytes(), _TYPES[about["dtype"]])
    return values.reshape(about["shape"]).astype(np.float32)
