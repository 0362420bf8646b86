"""Keeping index and database the same: first build, rebuild, comparison, repair, health.

The directories follow the same outbox, so they are filled, compared and repaired here as well.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from heapq import merge
from itertools import groupby, islice

from django.utils import timezone

from articles import directory
from articles.models import OutboxRow

from .documents import expected, load
from .engine import KINDS, Engine, Key, State
from .engines import get_engine
from .outbox import FOR_THE_REBUILD, drain
from .results import SearchUnavailable

BATCH = 500
log = logging.getLogger(__name__)


def ready() -> None:
    """Raise SearchUnavailable, naming the cure, when the index cannot answer."""
    get_engine().ready()


def state() -> State:
    """Return what differs after each commit of the index, of any process."""
    return get_engine().state()


def ensure_index() -> None:
    """Build the index when there is none that can be used; else catch up with the database."""
    try:
        ready()
    except SearchUnavailable:
        rebuild()
    else:
        drain()
        fill_directories()


def fill_directories(*, anew: bool = False) -> None:
    """Fill the directories where one is missing, or `anew`; another process that writes goes on.

    Then nothing is filled: until it is, lists ask every record whether it is public.
    """
    if directory.is_filled() and not anew:
        return
    with get_engine().locked() as mine:
        if mine:
            directory.fill()
        else:
            log.warning("The directories are not filled yet. Run: manage.py search_index")


# -- rebuilding -------------------------------------------------------------------------------


def rebuild(progress: Callable[[int], object] = lambda done: None) -> int:
    """Build a new index beside the old one, which answers meanwhile; return its documents.

    `progress` is called with the number of documents each time some more are done. Raises
    SearchUnavailable when another rebuild is under way.
    """
    engine = get_engine()
    with engine.rebuilding() as mine:
        if not mine:
            raise SearchUnavailable("Another process is rebuilding the search index.")
        build = engine.build()
        try:
            count = 0
            for keys in _batches():
                documents, _ = load(keys)
                build.add(documents)
                count += len(documents)
                progress(len(documents))
            build.complete()
        except BaseException:
            build.discard()
            raise
        build.switch()
    OutboxRow.objects.quarantined().filter(error=FOR_THE_REBUILD).update(error="")
    drain()
    fill_directories(anew=True)
    return count


def size_of_archive() -> int:
    """Return how many documents a rebuild makes."""
    return sum(1 for kind in KINDS for _ in expected(kind))


def _batches() -> Iterator[list[Key]]:
    for kind in KINDS:
        keys = ((kind, record_id) for record_id, _ in expected(kind))
        while batch := list(islice(keys, BATCH)):
            yield batch


# -- comparing --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Differences:
    """What the index has not, has too much, and has in an older version; damaged files.

    `listed` are the records whose entry in a directory is missing, wrong or too much.
    """

    missing: tuple[Key, ...] = ()
    extra: tuple[Key, ...] = ()
    stale: tuple[Key, ...] = ()
    damaged: tuple[str, ...] = ()
    listed: tuple[Key, ...] = ()

    @property
    def keys(self) -> tuple[Key, ...]:
        """Return everything that a repair has to look at."""
        return (*self.missing, *self.extra, *self.stale, *self.listed)

    def __bool__(self) -> bool:
        return bool(self.keys or self.damaged)


def check() -> Differences:
    """Compare ids and versions of database and index, and the checksums of its files."""
    engine = get_engine()
    found: dict[str, list[Key]] = {"missing": [], "extra": [], "stale": []}
    for key, sides in groupby(_both_sides(engine), key=lambda row: row[0]):
        versions = {side: version for _, side, version in sides}
        if "database" not in versions:
            found["extra"].append(_key(key))
        elif "index" not in versions:
            found["missing"].append(_key(key))
        elif versions["index"] != versions["database"]:
            found["stale"].append(_key(key))
    return Differences(
        **{name: tuple(keys) for name, keys in found.items()},
        damaged=tuple(engine.damaged()),
        listed=tuple(directory.differences()),
    )


Row = tuple[tuple[int, str], str, int]


def _both_sides(engine: Engine) -> Iterator[Row]:
    """Yield id and kind, side and version of every record on either side, in order."""
    index = (((pk, kind), "index", version) for (kind, pk), version in engine.versions())
    return merge(index, *(_database(kind) for kind in KINDS), key=_place)


def _database(kind: str) -> Iterator[Row]:
    return (((pk, kind), "database", version) for pk, version in expected(kind))


def _place(row: Row) -> tuple[int, int]:
    (record_id, kind), _, _ = row
    return record_id, KINDS.index(kind)


def _key(key: tuple[int, str]) -> Key:
    record_id, kind = key
    return kind, record_id


def repair() -> Differences:
    """Index again whatever differs, quarantined rows included; return what is still different.

    Damaged files are not repaired by this: rebuild.
    """
    differences = check()
    OutboxRow.objects.quarantined().update(error="")
    for kind in KINDS:
        ids = [record_id for key_kind, record_id in differences.keys if key_kind == kind]
        OutboxRow.objects.enqueue(kind, ids)
    drain()
    return check()


# -- health -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Status:
    """How the index does: rows that wait and for how long, rows set aside, bytes, what is wrong."""

    waiting: int
    lag: timedelta
    quarantined: int
    size: int
    problem: str = ""

    def __str__(self) -> str:
        """Return the figures in a line."""
        return (
            f"{self.waiting:,} waiting (oldest {self.lag.total_seconds():.0f} s), "
            f"{self.quarantined:,} set aside, {self.size / 1e6:,.1f} MB"
        )


def status() -> Status:
    """Return how the index does, without raising."""
    waiting = OutboxRow.objects.waiting()
    oldest = waiting.values_list("queued_at", flat=True).first()
    lag = timezone.now() - oldest if oldest else timedelta(0)
    engine = get_engine()
    try:
        engine.ready()
        size, problem = engine.size(), ""
    except SearchUnavailable as error:
        size, problem = 0, str(error)
    quarantined = OutboxRow.objects.quarantined().exclude(error=FOR_THE_REBUILD).count()
    return Status(waiting.count(), lag, quarantined, size, problem)
