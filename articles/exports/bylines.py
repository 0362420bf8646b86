"""The people of a byline, as reference managers want them: apart, family name known where it is."""

import re
from dataclasses import dataclass

_BY = re.compile(r"^\s*by\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:,|;|&|\band\b|、|，)\s*", re.IGNORECASE)
_LATIN_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*)+")
_AGENCY = re.compile(r"\b(?:staff|desk|team|agency|news|editors?|reporters?|wire)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Author:
    """A name as it is written, and its family and given part where the script tells them apart."""

    name: str
    family: str = ""
    given: str = ""

    @property
    def sorted_name(self) -> str:
        """Return “Family, Given”, or the name as it is written."""
        return f"{self.family}, {self.given}" if self.family else self.name


def authors(byline: str) -> tuple[Author, ...]:
    """Return who a byline names: “By Ana Ruiz and 王伟” are two authors."""
    names = [name.strip() for name in _BETWEEN.split(_BY.sub("", byline))]
    return tuple(_author(name) for name in names if name)


def _author(name: str) -> Author:
    if _AGENCY.search(name) or not (_LATIN_NAME.fullmatch(name) and name[0] < "\u0250"):
        return Author(name)
    given, _, family = name.rpartition(" ")
    return Author(name, family, given)
