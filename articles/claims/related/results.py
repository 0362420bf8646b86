"""What a look-up of related claims comes back with: values for pages and feeds."""

from dataclasses import dataclass
from typing import Any

from articles.claims.relation import Relation
from articles.models import Judgement

from .shows import Show

TITLES = {
    Relation.DISAGREES: "Disagrees",
    Relation.IMPLIED_BASE_DISAGREES: "Its stated change does not fit",
    Relation.REVISED: "Revised",
    Relation.SAME_FIGURE: "The same figure",
    Relation.NEWER: "Newer figures",
    Relation.OLDER: "Older figures",
    Relation.PROJECTION_MET: "Projection met",
    Relation.PROJECTION_MISSED: "Projection missed",
    Relation.OTHER_SCOPE: "Other places and parts",
    Relation.SAME_SPEAKER: "The same speaker",
    Relation.SIMILAR: "Similar",
    Relation.SAME_TOPIC: "On the same topic",
}


@dataclass(frozen=True, slots=True)
class Copy:
    """Another printing of a row's claim: the outlet and the address of the very words."""

    outlet: str
    url: str


@dataclass(frozen=True, slots=True)
class Row:
    """One related claim: a statistic or a quote with the sentence it stands in.

    `before`, `words` and `after` are the sentence around the claim's words. `about` is the address
    of the claim asked about, such as “statistic-12”, or "" when it is no single one. `judgement` is
    what editors said of the pair.
    """

    claim: Any
    kind: str
    relation: Relation
    reason: str
    before: str
    words: str
    after: str
    about: str = ""
    copies: tuple[Copy, ...] = ()
    judgement: Judgement | None = None

    @property
    def anchor(self) -> str:
        """Return the name of the passage within its article's page."""
        return self.claim.fragment

    @property
    def url(self) -> str:
        """Return the address of the very words."""
        return self.claim.words_url

    @property
    def copy_outlets(self) -> int:
        """Return in how many other outlets the claim stands as well."""
        return len({copy.outlet for copy in self.copies})


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one relation, best first; `total` counts all that were found.

    A group without rows found no room on the screen.
    """

    relation: Relation
    rows: tuple[Row, ...]
    total: int

    @property
    def title(self) -> str:
        """Return the heading of the group."""
        return TITLES[self.relation]

    @property
    def is_cut(self) -> bool:
        """Return whether fewer claims are shown than were found."""
        return self.total > sum(1 + len(row.copies) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Related:
    """All groups in the order readers meet them; false when there is none.

    `show` is the choice that the groups are narrowed to, `choices` all of them with what they hold.

    `notice` tells the reader that something is not as usual, `advice` tells an editor what would
    make the section richer.
    """

    groups: tuple[Group, ...] = ()
    notice: str = ""
    advice: str = ""
    show: Show = Show.ALL
    choices: tuple[tuple[Show, int], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.groups)

    @property
    def total(self) -> int:
        """Return how many claims were found in all."""
        return sum(group.total for group in self.groups)
