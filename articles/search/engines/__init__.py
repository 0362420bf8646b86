"""The engines, one package each, and the one that answers here."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from articles.search.engine import Engine

from .tantivy import TantivyEngine


def get_engine() -> Engine:
    """Return the engine of this installation; it keeps its index open between questions."""
    return _engine(Path(settings.SEARCH_INDEX_DIR))


@lru_cache(maxsize=4)
def _engine(root: Path) -> Engine:
    return TantivyEngine(root)


def engine_in(root: Path) -> Engine:
    """Return an engine for a folder that is not the archive's index."""
    return TantivyEngine(root)
