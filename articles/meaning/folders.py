"""Where the encoder comes from, and where its vectors go: beside the search index."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from articles.encoders import Encoder, EncoderUnusable, load_encoder


def encoder_wanted() -> Encoder:
    """Return the encoder of RELATED_ENCODER; raise EncoderUnusable, naming the cure."""
    if settings_say_none():
        raise EncoderUnusable("No encoder: set RELATED_ENCODER to the folder of one.")
    return _loaded(Path(settings.RELATED_ENCODER))


@lru_cache(maxsize=1)
def _loaded(folder: Path) -> Encoder:
    return load_encoder(folder)


def settings_say_none() -> bool:
    """Return whether the operator wants no encoder."""
    return not settings.RELATED_ENCODER


def own_folder() -> Path:
    """Return the folder of the vectors and of the admission."""
    return Path(settings.SEARCH_INDEX_DIR).with_name("encoder")


def vectors_file(encoder: str) -> Path:
    """Return the file of an encoder's vectors; another encoder has another."""
    return own_folder() / f"{encoder}.vectors"
