"""What a check says, and what it knows of the archive."""

from dataclasses import dataclass
from enum import StrEnum

from articles.claims import Figure


class Level(StrEnum):
    """How much a remark matters: it confirms, it tells, it warns."""

    FITS = "fits"
    NOTE = "note"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence beside a field; `href` leads to what it speaks of, where there is a page."""

    field: str
    level: Level
    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """A figure that the archive holds, who reported it, and where its page is."""

    figure: Figure
    source: str
    href: str = ""
