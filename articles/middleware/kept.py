"""The pages that a process keeps: as many as fit into its share of memory, the latest used."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from threading import Lock

from django.http import HttpResponse

OVERHEAD = 2000  # bytes of an entry beside its body, about


@dataclass(frozen=True, slots=True)
class KeptPage:
    """An answer as it was sent, and the edition it was made from."""

    edition: str
    digest: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def size(self) -> int:
        """Return about how many bytes the page takes in memory."""
        return len(self.body) + OVERHEAD

    def response(self) -> HttpResponse:
        """Return the answer anew, for middleware to add to."""
        return HttpResponse(self.body, headers=dict(self.headers))


class KeptPages:
    """A map from what was asked to the answer that drops the least recently used pages."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.size = 0
        self._pages: OrderedDict[Hashable, KeptPage] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, key: Hashable, edition: str) -> KeptPage | None:
        """Return the page of this edition, None when there is none."""
        with self._lock:
            page = self._pages.get(key)
            if page is None or page.edition != edition:
                return None
            self._pages.move_to_end(key)
            return page

    def put(self, key: Hashable, page: KeptPage) -> None:
        """Keep a page; one that takes more than a tenth of the room is not worth it."""
        if page.size > self.most_bytes / 10:
            return
        with self._lock:
            self._drop(key)
            self._pages[key] = page
            self.size += page.size
            while self.size > self.most_bytes:
                self._drop(next(iter(self._pages)))

    def _drop(self, key: Hashable) -> None:
        page = self._pages.pop(key, None)
        if page is not None:
            self.size -= page.size
