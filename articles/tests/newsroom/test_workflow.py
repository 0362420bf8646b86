"""A story's way: who may take which step from which state, and what each leaves behind."""

from collections.abc import Callable
from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from articles import newsroom
from articles.models import Article, EditConflict, Note, Quote, Statistic
from articles.newsroom import MOVES, NotPossible, Role
from articles.tests.make import make_article, make_quote, make_statistic, make_user

pytestmark = pytest.mark.django_db
Status, Step = Article.Status, Note.Step
SOON = timedelta(hours=2)

TAKE: dict[Step, Callable[[Article, Any], Article]] = {
    Step.SUBMIT: lambda a, u: newsroom.submit(a, u),
    Step.SEND_BACK: lambda a, u: newsroom.send_back(a, u, "Name the source."),
    Step.SCHEDULE: lambda a, u: newsroom.schedule(a, u, timezone.now() + SOON),
    Step.UNSCHEDULE: lambda a, u: newsroom.unschedule(a, u),
    Step.PUBLISH: lambda a, u: newsroom.publish(a, u),
    Step.CORRECT: lambda a, u: newsroom.correct(a, u, "It was 2023."),
    Step.WITHDRAW: lambda a, u: newsroom.withdraw(a, u, "It was invented."),
    Step.RESTORE: lambda a, u: newsroom.restore(a, u, "It was not."),
}
LOWEST = {
    Step.SUBMIT: Role.EDITOR,  # of somebody else's draft; a contributor submits their own
    Step.SEND_BACK: Role.EDITOR,
    Step.SCHEDULE: Role.PUBLISHER,
    Step.UNSCHEDULE: Role.PUBLISHER,
    Step.PUBLISH: Role.PUBLISHER,
    Step.CORRECT: Role.PUBLISHER,
    Step.WITHDRAW: Role.PUBLISHER,
    Step.RESTORE: Role.PUBLISHER,
}
RANKS = list(Role)


def make_in(status: Status, **fields: Any) -> Article:
    when = {"published_at": timezone.now() + SOON} if status == Status.SCHEDULED else {}
    return make_article(status=status, **when, **fields)


@pytest.mark.parametrize(("step", "status"), list(product(TAKE, Status)))
def test_a_step_is_taken_from_its_states_and_refused_from_others(step: Step, status: Any) -> None:
    article, publisher = make_in(status), make_user(Role.PUBLISHER)
    if status in MOVES[step].sources:
        assert TAKE[step](article, publisher).status == MOVES[step].target
    else:
        with pytest.raises(NotPossible, match=article.get_status_display()):
            TAKE[step](article, publisher)
        assert Article.objects.get().status == status


@pytest.mark.parametrize(("step", "role"), list(product(TAKE, Role)))
def test_a_step_is_for_its_roles(step: Step, role: Role) -> None:
    source = sorted(MOVES[step].sources)[0]
    article, user = make_in(source), make_user(role)
    if RANKS.index(role) >= RANKS.index(LOWEST[step]):
        assert TAKE[step](article, user).status == MOVES[step].target
    else:
        with pytest.raises(PermissionDenied):
            TAKE[step](article, user)
        assert not Note.objects.exists()


def test_a_contributor_submits_their_own_draft_and_then_it_is_closed_to_them() -> None:
    user = make_user(Role.CONTRIBUTOR)
    draft = make_article(status=Status.DRAFT, created_by=user)
    assert newsroom.may_change_text(draft, user)
    article = newsroom.submit(draft, user, "Please look at the second figure.")
    assert article.status == Status.IN_REVIEW
    assert newsroom.may_see(article, user)
    assert not newsroom.may_change_text(article, user)
    assert newsroom.moves_for(article, user) == []


@pytest.mark.parametrize("step", [s for s in TAKE if MOVES[s].owes])
def test_a_step_that_owes_a_text_is_refused_without(step: Step) -> None:
    article, by = make_in(sorted(MOVES[step].sources)[0]), make_user(Role.PUBLISHER)
    with pytest.raises(NotPossible, match=MOVES[step].owes):
        getattr(newsroom, step.value)(article, by, "  ")


def test_a_step_leaves_its_line_in_history_and_notes() -> None:
    user = make_user(Role.PUBLISHER)
    article = newsroom.withdraw(make_article(), user, "Its source made it up. " * 20)
    line = article.history.first()
    assert (line.history_user, line.status) == (user, Status.WITHDRAWN)
    assert line.history_change_reason.startswith("withdrew: Its source made it up.")
    note = article.notes.get()
    assert (note.author, note.step) == (user, Step.WITHDRAW)
    assert note.text == article.withdrawal_reason
    assert len(note.text) > 200


def test_a_step_on_an_article_that_changed_since_is_refused() -> None:
    article, publisher = make_article(status=Status.DRAFT), make_user(Role.PUBLISHER)
    newer = Article.objects.get()
    newer.headline = "Not what you read"
    newer.save()
    with pytest.raises(EditConflict):
        newsroom.publish(article, publisher)
    assert Article.objects.get().status == Status.DRAFT


def test_what_is_withdrawn_is_withdrawn_with_its_claims() -> None:
    article = make_article()
    make_statistic(article), make_quote(article)
    newsroom.withdraw(article, make_user(Role.PUBLISHER), "It was wrong.")
    for rows in (Article.objects.published(), Statistic.objects.public(), Quote.objects.public()):
        assert not rows.exists()
    assert Article.objects.withdrawn().get() == article


def test_publishing_keeps_the_day_an_old_story_appeared() -> None:
    before = timezone.now() - timedelta(days=9000)
    draft = make_article(status=Status.DRAFT, published_at=before)
    assert newsroom.publish(draft, make_user(Role.PUBLISHER)).published_at == before


def test_publishing_a_scheduled_story_now_dates_it_now() -> None:
    article = make_in(Status.SCHEDULED)
    published = newsroom.publish(article, make_user(Role.PUBLISHER))
    assert published.is_public


def test_a_moment_that_has_passed_cannot_be_scheduled() -> None:
    with pytest.raises(NotPossible, match="has passed"):
        newsroom.schedule(
            make_in(Status.IN_REVIEW), make_user(Role.PUBLISHER), timezone.now() - SOON
        )


def test_a_note_is_left_by_whoever_sees_the_article() -> None:
    author, other = make_user(Role.CONTRIBUTOR), make_user(Role.CONTRIBUTOR)
    draft = make_article(status=Status.DRAFT, created_by=author)
    assert newsroom.add_note(draft, author, " Done? ").text == "Done?"
    with pytest.raises(NotPossible):
        newsroom.add_note(draft, other, "Let me in")
    with pytest.raises(PermissionDenied):
        newsroom.add_note(draft, make_user(), "And me")
