"""Draining the outbox: what changed in the database gets into the index, in this order.

1. Whoever can takes the engine's lock; who cannot leaves, the holder looks again when it is done.
2. Up to BATCH rows are read, their records loaded as they are now, indexed and committed.
3. Exactly the rows read are deleted. A crash before this repeats the batch, which changes nothing;
   a save in between has added a row of its own.
"""

import logging
import time
from collections.abc import Sequence

from django.db import transaction

from articles import directory
from articles.models import OutboxRow

from .documents import load, reached, shown_in
from .engine import Engine, Refused
from .engines import get_engine
from .results import SearchUnavailable

BATCH = 500
# A row of kind "topics" + SHOWN stands for everything that shows the topic's name.
SHOWN = ":shown"
# Rows indexed while a rebuild reads the database; they go into the new index after the switch.
FOR_THE_REBUILD = "waits for the rebuild to end"
NOTHING = ("articles", 0)
_BAD_RECORD = (Refused, ValueError, TypeError, ArithmeticError, LookupError, AttributeError)

log = logging.getLogger(__name__)


def drain(seconds: float | None = None) -> int:
    """Index what waits in the outbox; return how many rows were done.

    With `seconds` it stops at the first batch that ends later. Raises SearchUnavailable when the
    engine cannot be written to; the rows stay.
    """
    engine = get_engine()
    deadline = None if seconds is None else time.monotonic() + seconds
    done = 0
    # Asked again after the lock is given back: a save that found it taken has left us its row.
    while OutboxRow.objects.waiting().exists():
        with engine.locked() as mine:
            if not mine:
                return done
            _take_up_again(engine)
            while count := _drain_batch(engine):
                done += count
                if deadline and time.monotonic() > deadline:
                    return done
    return done


def _take_up_again(engine: Engine) -> None:
    """Let rows that were kept for a rebuild be indexed, when that has ended or died."""
    kept = OutboxRow.objects.quarantined().filter(error=FOR_THE_REBUILD)
    if kept.exists() and not engine.is_rebuilding():
        kept.update(error="")


def _drain_batch(engine: Engine) -> int:
    rows = list(OutboxRow.objects.waiting()[:BATCH])
    wide = [row for row in rows if row.kind.endswith(SHOWN)]
    for row in wide:
        _spread(row)
    narrow = [row for row in rows if row not in wide]
    if narrow:
        _index(engine, narrow)
    return len(rows)


def _spread(row: OutboxRow) -> None:
    """Replace a row by one for each record that shows the name of its record."""
    with transaction.atomic():
        for kind, ids in shown_in(row.kind.removesuffix(SHOWN), row.record_id):
            OutboxRow.objects.enqueue(kind, ids)
        row.delete()


def _index(engine: Engine, rows: Sequence[OutboxRow]) -> None:
    """Index the records of the rows and delete the rows; a row that cannot be is set aside."""
    try:
        keys = reached((row.kind, row.record_id) for row in rows)
        documents, gone = load(keys)
        # Before the index, whose state tells pages that something is new.
        directory.follow(keys)
        engine.write(documents, gone)
    except _BAD_RECORD as error:
        if len(rows) > 1:
            half = len(rows) // 2
            _index(engine, rows[:half])
            _index(engine, rows[half:])
            return
        _quarantine(engine, rows[0], error)
    else:
        done = OutboxRow.objects.filter(pk__in=[row.pk for row in rows])
        if engine.is_rebuilding():
            done.update(error=FOR_THE_REBUILD)
        else:
            done.delete()


def _quarantine(engine: Engine, row: OutboxRow, error: Exception) -> None:
    """Set a row aside with its error, unless it is the engine that takes nothing at all."""
    try:
        engine.write([], [NOTHING])
    except Refused as refusal:
        raise SearchUnavailable(f"The search index cannot be written: {refusal}") from error
    log.error("search cannot index %s: %s", row, error)
    row.error = f"{type(error).__name__}: {error}"
    row.save(update_fields=["error"])
