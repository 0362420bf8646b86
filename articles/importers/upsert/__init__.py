"""Records -> the archive: the only writer of imported articles."""

from .plan import FIELDS, UpsertOptions
from .writer import Upsert, upsert

__all__ = ["FIELDS", "Upsert", "UpsertOptions", "upsert"]
