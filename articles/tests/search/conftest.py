"""The index of a test: empty, in a folder of its own."""

import pytest

from articles import search


@pytest.fixture
def index(db):
    """Build the empty index; what is saved later gets into it by `search.drain()`."""
    search.connect()
    search.rebuild()
