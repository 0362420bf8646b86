"""What a reader may narrow related claims to."""

from enum import StrEnum

from articles.claims.relation import Relation

from .relating import Match


class Show(StrEnum):
    """A choice of related claims, in the order in which readers are offered them."""

    ALL = "all"
    SAME = "same"
    LATER = "later"
    EARLIER = "earlier"
    DISAGREES = "disagrees"
    SPEAKER = "speaker"
    TOPIC = "topic"

    @property
    def label(self) -> str:
        """Return the choice in a reader's words."""
        return _LABELS[self]

    def admits(self, match: Match) -> bool:
        """Return whether a match belongs to the choice."""
        match self:
            case Show.ALL:
                return True
            case Show.SPEAKER:
                return match.same_speaker
            case Show.TOPIC:
                return match.candidate.on_topic
        return match.relation in _RELATIONS[self]


_LABELS = {
    Show.ALL: "All",
    Show.SAME: "Same figure",
    Show.LATER: "Later",
    Show.EARLIER: "Earlier",
    Show.DISAGREES: "Disagrees",
    Show.SPEAKER: "Same speaker",
    Show.TOPIC: "Same topic",
}
_RELATIONS = {
    Show.SAME: (Relation.SAME_FIGURE,),
    Show.LATER: (Relation.NEWER,),
    Show.EARLIER: (Relation.OLDER,),
    Show.DISAGREES: (Relation.DISAGREES, Relation.IMPLIED_BASE_DISAGREES),
}
