"""The states of an article and the steps between them, each with who may take it."""

from dataclasses import dataclass
from typing import TypeAlias

from django.core.exceptions import PermissionDenied

from articles.models import Article, Note

from .access import User, allows, may_change_text

Status: TypeAlias = Article.Status
Step: TypeAlias = Note.Step


class NotPossible(ValueError):
    """The action cannot be done as asked; the message says why and what to do instead."""


@dataclass(frozen=True, slots=True)
class Move:
    """A step of the workflow: from which states to which, and what is owed."""

    step: Step
    label: str
    sources: frozenset[Status]
    target: Status
    permission: str
    owes: str = ""  # what the text is that must be given: "a reason"; empty when none is
    hint: str = ""

    def may(self, article: Article, by: User) -> bool:
        """Return whether the role allows it, whatever the state."""
        return allows(by, self.permission) and (
            self.step != Step.SUBMIT or may_change_text(article, by)
        )

    def check(self, article: Article, by: User | None, text: str) -> None:
        """Raise PermissionDenied or NotPossible, saying why, when the step cannot be taken.

        `by` is None for the clock, which may do what a publisher scheduled.
        """
        if by is not None and not self.may(article, by):
            raise PermissionDenied(f"Your role does not let you {self.label.lower()} this article.")
        if article.status not in self.sources:
            raise NotPossible(
                f"“{article}” is {article.get_status_display()}; "
                f"{self.label.lower()} is for articles that are "
                f"{' or '.join(sorted(s.label for s in self.sources))}."
            )
        if self.owes and not text.strip():
            raise NotPossible(f"Say {self.owes}: {self.hint}")


_OPEN = frozenset([Status.DRAFT, Status.IN_REVIEW, Status.SCHEDULED])
# In the order of their buttons: the usual next step of each state comes first.
_ALL = [
    Move(
        step=Step.SUBMIT,
        label="Submit for review",
        sources=frozenset([Status.DRAFT]),
        target=Status.IN_REVIEW,
        permission="change_article",
    ),
    Move(
        step=Step.PUBLISH,
        label="Publish now",
        sources=_OPEN,
        target=Status.PUBLISHED,
        permission="publish_article",
    ),
    Move(
        step=Step.SCHEDULE,
        label="Schedule",
        sources=_OPEN,
        target=Status.SCHEDULED,
        permission="publish_article",
    ),
    Move(
        step=Step.UNSCHEDULE,
        label="Take off the schedule",
        sources=frozenset([Status.SCHEDULED]),
        target=Status.IN_REVIEW,
        permission="publish_article",
    ),
    Move(
        step=Step.SEND_BACK,
        label="Send back",
        sources=frozenset([Status.IN_REVIEW]),
        target=Status.DRAFT,
        permission="review_article",
        owes="what is to be done",
        hint="its author reads it on the article.",
    ),
    Move(
        step=Step.CORRECT,
        label="Correct",
        sources=frozenset([Status.PUBLISHED]),
        target=Status.PUBLISHED,
        permission="correct_article",
        owes="what was wrong",
        hint="readers see it on the article, with the date.",
    ),
    Move(
        step=Step.WITHDRAW,
        label="Withdraw",
        sources=frozenset([Status.PUBLISHED]),
        target=Status.WITHDRAWN,
        permission="withdraw_article",
        owes="why it is withdrawn",
        hint="readers of its address see the reason and the date.",
    ),
    Move(
        step=Step.RESTORE,
        label="Restore",
        sources=frozenset([Status.WITHDRAWN]),
        target=Status.PUBLISHED,
        permission="withdraw_article",
        owes="why it is restored",
        hint="the reason is kept in the notes.",
    ),
]
MOVES: dict[Step, Move] = {move.step: move for move in _ALL}


def moves_for(article: Article, by: User) -> list[Move]:
    """Return the steps that this user may take with the article as it stands."""
    return [m for m in MOVES.values() if article.status in m.sources and m.may(article, by)]
