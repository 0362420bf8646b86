"""What a page is made from, in one short string: the database, the index, the clock, the code."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from articles import search
from articles.models import Article, Edition

STARTED = datetime.now(UTC)  # of this process: with other code pages may look otherwise
SETTLED = timedelta(seconds=2)
SOURCES = ("articles/**/*.py", "newsarchive/*.py", "templates/**/*.html")


@dataclass(frozen=True, slots=True)
class Present:
    """The present edition: `tag` is its name, `began_at` the last change of anything it is made of.

    Whether that is long enough ago for a date in whole seconds to tell it from the next edition,
    says `is_dated`.
    """

    tag: str
    began_at: datetime
    is_dated: bool


class Clock:
    """Knows the latest moment at which an article's date was reached.

    An article that is published with a date to come is public from then on, and no record changes
    in that moment. Dates are looked up once an edition, and when the next of them is reached.
    """

    def __init__(self) -> None:
        self._known: tuple[int, datetime, datetime | None] | None = None

    def reached(self, edition: int, now: datetime) -> datetime:
        """Return the latest date of an article that is not in the future."""
        known = self._known
        if known is None or known[0] != edition or (known[2] is not None and known[2] <= now):
            dates = Article.objects.order_by().values_list("published_at", flat=True)
            latest = dates.filter(published_at__lte=now).order_by("-published_at").first()
            following = dates.filter(published_at__gt=now).order_by("published_at").first()
            self._known = known = (edition, latest or datetime.min.replace(tzinfo=UTC), following)
        return known[1]


_clock = Clock()


def present() -> Present:
    """Return the present edition; raises DatabaseError when the database does not answer."""
    number, began_at = Edition.objects.present()
    now = timezone.now()
    reached = _clock.reached(number, now)
    today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    index = search.state()
    parts = (number, reached, today, index, code())
    digest = hashlib.blake2b(repr(parts).encode(), digest_size=9).hexdigest()
    indexed = datetime.fromtimestamp(index.changed_at, UTC)
    latest = max(reached, began_at or reached, today, indexed, STARTED)
    return Present(digest, latest, is_dated=latest + SETTLED <= now)


@cache
def code() -> str:
    """Return a digest of the code and the settings that this process answers with."""
    told = [settings.SITE_NAME, settings.SITE_URL, settings.TIME_ZONE, settings.STATIC_URL]
    for pattern in SOURCES:
        for path in sorted(Path(settings.BASE_DIR).glob(pattern)):
            told.append(f"{path} {path.stat().st_mtime_ns}")
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    told.append(manifest.read_text(encoding="utf-8") if manifest.exists() else "")
    return hashlib.blake2b("\n".join(told).encode(), digest_size=9).hexdigest()
