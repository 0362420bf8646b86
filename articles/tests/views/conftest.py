"""What every test of a page needs."""

import pytest

from articles import search


@pytest.fixture
def index(db: None) -> None:
    """Build an empty index; what is saved later gets into it by `search.drain()`."""
    search.connect()
    search.rebuild()
