"""Names that the database has told, remembered until anything in the archive changes.

Every save that readers can notice begins a new edition, in the same transaction. So a name is never
older than the page that shows it, and one small query stands for those that told it before.
"""

from datetime import datetime

from articles.models import Edition

from .engine import Key

MOST_KEPT = 5_000  # names

Known = dict[Key, tuple[str, str]]


class _Names:
    """Slugs and names by kind and id, as of one edition."""

    def __init__(self) -> None:
        self._edition: tuple[int, datetime | None] | None = None
        self._known: Known = {}

    def now(self) -> Known:
        """Return what is known as of the present edition, to be added to; one database query."""
        edition = Edition.objects.present()
        if edition[1] is None:  # an archive that nothing was written to has no edition to compare
            return {}
        if edition != self._edition or len(self._known) > MOST_KEPT:
            self._edition, self._known = edition, {}
        return self._known


names = _Names()
