"""Every address and every admin action, for every role: allowed from the table's role upward."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from articles.models import Article, ImportRun, Merge, OutboxRow
from articles.newsroom import QUEUES, Role
from articles.tests.make import (
    make_expert,
    make_metric,
    make_organization,
    make_quote,
    make_section,
    make_statistic,
    make_topic,
    make_user,
)

from .matrix import ACTIONS, ADMIN, API, NOBODY, POSTED, PUBLIC, RANKS, READER, UNNAMED

pytestmark = pytest.mark.django_db


def addresses(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from addresses(pattern, space + inner)
        else:
            yield space + (pattern.name or ""), pattern


ALL = list(addresses(get_resolver()))
NAMED = {name for name, pattern in ALL if pattern.name}


def may(role: str, lowest: str) -> bool:
    return lowest != NOBODY and RANKS.index(role) >= RANKS.index(lowest)


def test_every_address_says_who_it_is_for() -> None:
    known = PUBLIC | {f"admin:{name}" for name in ADMIN} | {f"api:{name}" for name in API}
    assert sorted(NAMED - known) == []


def test_nothing_else_hides_behind_an_address_without_a_name() -> None:
    unnamed = {(name, str(p.pattern)) for name, p in ALL if not p.name}
    assert unnamed <= {("admin:", p) for p in UNNAMED} | {("api:", "")}


@pytest.fixture
def records() -> dict[str, Any]:
    """Return a record of each kind; the article is a draft of somebody else."""
    statistic = make_statistic(speaker=make_expert())
    Article.objects.update(status=Article.Status.DRAFT)
    quote = make_quote(statistic.article)
    made = [statistic, quote, statistic.article, quote.speaker, statistic.article.outlet]
    made += [make_topic(), make_metric(), make_section(), make_user(), Group.objects.first()]
    by_model = dict.fromkeys(admin.site._registry)
    made += [make_organization(), OutboxRow.objects.first(), ImportRun.objects.create(name="a.csv")]
    by_model |= {type(record): record for record in made}
    return {f"{m._meta.app_label}_{m._meta.model_name}": r for m, r in by_model.items()}


WITHOUT_RECORD = set(
    "changelist add duplicates distinct merges suggestions decide pair conflicts precision".split()
)


def address_of(name: str, records: dict[str, Any]) -> str | None:
    """Return the address with the arguments it needs, None when there is no record to show."""
    kind, _, view = name.removeprefix("admin:").rpartition("_")
    kind = kind.removesuffix("_simple").removesuffix("_password")
    record = records.get(kind)
    if view in WITHOUT_RECORD or kind not in records:
        return reverse(name, args=PLAIN.get(name, lambda r: [])(records))
    if record is None:
        return None
    args = [record.pk]
    if name.endswith("_simple_history"):
        args.append(record.history.first().pk)
    if name.endswith("_step"):
        args.append("submit")
    if name.endswith("_bulk"):
        args = ["add_topic"]
    if name.endswith("_next"):
        args = [next(q.name for q in QUEUES.values() if q.model is type(record))]
    if name.endswith("_unmerge"):
        args = [make_merge(kind).pk]
    return reverse(name, args=args)


def make_merge(kind: str) -> Merge:
    return Merge.objects.create(
        kind=kind.removeprefix("articles_"), loser_id=1, winner_id=2, reason="Same."
    )


PLAIN = {
    "admin:app_list": lambda records: ["articles"],
    "admin:view_on_site": lambda records: [
        ContentType.objects.get_for_model(Article).pk,
        records["articles_article"].pk,
    ],
}
EXTRA = {
    "admin:autocomplete": {
        "app_label": "articles",
        "model_name": "article",
        "field_name": "outlet",
        "term": "a",
    }
}


def allowed(response: Any) -> bool:
    """Return whether the page was given: not refused, not sent to log in or to the index."""
    if response.status_code == 302:
        walks = "/next/" in response.wsgi_request.path  # an empty queue leads to the first page
        refusals = [reverse("admin:login"), *([] if walks else [reverse("admin:index")])]
        return response.url.split("?")[0] not in refusals
    # A form sent empty may find nothing: what counts is that it was not refused.
    return response.status_code in (200, 400, 404)


@pytest.mark.parametrize("role", [READER, *Role])
def test_the_admin_opens_to_the_roles_of_the_table(
    client: Client, records: dict[str, Any], role: str
) -> None:
    client.force_login(make_user("" if role == READER else role))
    wrong = []
    for name in sorted(n for n in NAMED if n.startswith("admin:") and n not in PUBLIC):
        address = address_of(name, records)
        if address is None:
            continue
        short = name.removeprefix("admin:")
        send = client.post if short in POSTED else client.get
        if allowed(send(address, EXTRA.get(name, {}))) != may(role, ADMIN[short]):
            wrong.append(name)
    assert wrong == []


def test_the_admin_sends_strangers_to_log_in(client: Client, records: dict[str, Any]) -> None:
    names = sorted(n for n in NAMED if n.startswith("admin:") and n not in PUBLIC)
    pages = [address_of(name, records) for name in names]
    assert [p for p in pages if p and allowed(client.get(p))] == []


def test_public_pages_ask_nobody_to_log_in(client: Client, records: dict[str, Any]) -> None:
    client.raise_request_exception = False
    for name, pattern in ALL:
        if name in PUBLIC and not pattern.pattern.converters and name != "admin:logout":
            response = client.get(reverse(name))
            assert response.status_code != 403, name
            assert not response.get("Location", "").startswith("/admin/"), name


@pytest.mark.parametrize("role", Role)
def test_the_actions_of_the_lists_are_those_of_the_table(role: Role, rf: RequestFactory) -> None:
    request = rf.get("/")
    request.user = User.objects.get(pk=make_user(role).pk)
    for model, page in admin.site._registry.items():
        name = f"{model._meta.app_label}_{model._meta.model_name}"
        table = {action for action, lowest in ACTIONS.get(name, {}).items() if may(role, lowest)}
        if page.has_view_permission(request):
            assert set(page.get_actions(request)) == table, name
