"""Encoders: texts to vectors whose nearness is nearness of meaning. Pure; needs numpy.

An encoder is a folder that the operator supplies, in the form in which such models are shared:
`model.safetensors`, `config.json` and `vocab.txt` or `tokenizer.json`. Two kinds are read: BERT
with mean pooling, and static embeddings (one vector for each piece of a word, averaged). numpy is
imported when an encoder is loaded, never before.
"""

from .errors import EncoderUnusable
from .fusion import by_reciprocal_rank
from .loading import Encoder, load_encoder
from .vectors import Text, Vectors, build_vectors

__all__ = [
    "Encoder",
    "EncoderUnusable",
    "Text",
    "Vectors",
    "build_vectors",
    "by_reciprocal_rank",
    "load_encoder",
]
