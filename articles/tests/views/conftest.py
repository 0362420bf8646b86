"""What every test of a page needs."""

import pytest
from django.core.cache import cache

from articles import search


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    cache.clear()


@pytest.fixture
def index(db: None) -> None:
    """Build an empty index; what is saved later gets into it by `search.drain()`."""
    search.connect()
    search.rebuild()
