"""The ways in which two claims can stand to each other."""

from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """What a second claim is, seen from a first; listed in the order readers meet them."""

    DISAGREES = "disagrees"
    IMPLIED_BASE_DISAGREES = "implied_base_disagrees"
    REVISED = "revised"
    SAME_FIGURE = "same_figure"
    NEWER = "newer"
    OLDER = "older"
    PROJECTION_MET = "projection_met"
    PROJECTION_MISSED = "projection_missed"
    OTHER_SCOPE = "other_scope"
    SAME_SPEAKER = "same_speaker"
    SIMILAR = "similar"
    SAME_TOPIC = "same_topic"
    UNRELATED = "unrelated"

    @property
    def label(self) -> str:
        """Return the relation in a reader's words."""
        if self == Relation.IMPLIED_BASE_DISAGREES:
            return "change does not fit"
        return self.value.replace("_", " ")

    @property
    def inverse(self) -> "Relation":
        """Return the relation seen from the other claim."""
        return {Relation.NEWER: Relation.OLDER, Relation.OLDER: Relation.NEWER}.get(self, self)

    @property
    def is_conflict(self) -> bool:
        """Return whether at least one of the two claims must be wrong or outdated."""
        return self in (Relation.DISAGREES, Relation.IMPLIED_BASE_DISAGREES)


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a second claim stands to a first, and a one-line reason that a reader can check."""

    relation: Relation
    reason: str
