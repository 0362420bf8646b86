"""The values of metrics: as known on a day, on one axis, where they disagree, whose they are.

The one reading that pages, files and the API share: `Known` says as of which day and by which
clock, `charted` and `value_rows` give the values, `standings` how the statements about one time
stand to each other, `open_conflicts` and `confirmed_conflicts` where the archive contradicts
itself, `record_of` what an expert claimed.
"""

from .axis import Axis
from .conflicts import (
    Conflict,
    Walk,
    confirmed_conflicts,
    conflicts_of,
    judgements_by_id,
    open_conflicts,
)
from .known import Clock, Known, as_recorded, moment_after, said_by, values_of
from .record import MetricRecord, Record, Stance, record_of
from .series import Series, change_words, make_series, when
from .standing import Stand, Standing, standings
from .values import CHARTED, VALUE_COLUMNS, charted, sentence_of, value_rows, values_document

__all__ = [
    "CHARTED",
    "VALUE_COLUMNS",
    "Axis",
    "Clock",
    "Conflict",
    "Known",
    "MetricRecord",
    "Record",
    "Series",
    "Stance",
    "Stand",
    "Standing",
    "Walk",
    "as_recorded",
    "change_words",
    "charted",
    "confirmed_conflicts",
    "conflicts_of",
    "judgements_by_id",
    "make_series",
    "moment_after",
    "open_conflicts",
    "record_of",
    "said_by",
    "sentence_of",
    "standings",
    "value_rows",
    "values_document",
    "values_of",
    "when",
]
