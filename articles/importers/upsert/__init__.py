"""Records -> the archive: the only writer of imported articles."""

from .plan import UpsertOptions
from .writer import Upsert, upsert

__all__ = ["Upsert", "UpsertOptions", "upsert"]
