"""The directories of a test: filled while the archive is empty, as in a new one."""

import pytest

from articles import search


@pytest.fixture
def index(db: None) -> None:
    """Build the empty index and the directories; `search.drain()` brings them up to date."""
    search.connect()
    search.rebuild()
