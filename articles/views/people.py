"""Experts and organizations: who said what, in which role."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles import search
from articles.claims import related
from articles.forms import ClaimsForm, DirectoryForm, ExpertForm
from articles.measures import record_of
from articles.models import (
    Affiliation,
    Article,
    Expert,
    ExpertName,
    Organization,
    OrganizationName,
    Outlet,
    Quote,
    Statistic,
    prepared,
    topic_key,
    where_given,
)

from .addresses import at_address, first_or_404
from .coverage import coverage_of
from .directories import scope_of
from .letters import make_listed
from .paging import turn
from .sources import figures, figures_by_id, quotes, quotes_by_id
from .tagged import topics_of_expert

OVERVIEW = 8


@require_safe
def experts(request: HttpRequest) -> HttpResponse:
    """List the experts by the letter of their sort name, all or those in stories on a topic."""
    form = DirectoryForm(request.GET)
    scope = scope_of(form.values["topic"], "expert")
    index = make_listed(
        "experts", Expert.objects.all(), form, experts_by_id, experts_named, scope.condition
    )
    rows = expert_rows(index.page.items)
    for row in rows:
        row["stories"] = scope.stories.get(row["expert"].pk, 0)
    context = {"label": "Experts", "index": index, "rows": rows, "scope": scope}
    return render(request, "articles/experts.html", context)


def experts_named(typed: str) -> tuple[Q, Q]:
    """Return the conditions that a name begins with what was typed, and that one holds it."""
    key = topic_key(typed)
    named = ExpertName.objects.filter(key__contains=key).values("expert")
    begins = Q(key__startswith=key) | Q(sort_name__istartswith=typed)
    return begins, Q(key__contains=key) | Q(pk__in=named)


@prepared
def experts_by_id(ids: Collection[int]) -> QuerySet[Expert]:
    """Return the public ones of some experts as a list shows them, in no order."""
    return Expert.objects.public().filter(pk__in=ids).order_by().only("slug", "name")


def expert_rows(
    people: list[Expert], counts: Mapping[str, Mapping[int, int]] | None = None
) -> list[dict[str, Any]]:
    """Return for each expert the latest role and the numbers of quotes and figures.

    `counts` has these numbers by the id of the expert, where they are known.
    """
    ids = [person.pk for person in people]
    roles = {role.expert_id: role for role in roles_of(experts=ids)}
    if counts is None:
        counts = {
            "quotes": claim_counts("quotes", Quote, ids),
            "figures": claim_counts("statistics", Statistic, ids),
        }
    return [
        {"expert": person, "role": roles.get(person.pk)}
        | {name: numbers.get(person.pk, 0) for name, numbers in counts.items()}
        for person in people
    ]


@prepared
def roles_of(experts: Collection[int]) -> QuerySet[Affiliation]:
    """Return the roles of some experts as a list shows them, the latest of each last."""
    roles = Affiliation.objects.filter(expert__in=experts).select_related("organization")
    return roles.only("expert", "role", "organization__name").order_by("start", "pk")


def claim_counts(kind: str, model: Any, experts: list[int]) -> dict[int, int]:
    """Return by id how many public claims of a kind each expert has, where it has any.

    The index counts them; while it rests the database does, more slowly.
    """
    try:
        return search.count_linked(kind, "expert", experts)
    except search.SearchUnavailable:
        claims = model.objects.public().filter(speaker__in=experts)
        return dict(claims.order_by().values_list("speaker").annotate(Count("pk")))


@at_address("expert", lambda: Expert.objects.public())
def expert(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an expert: names, roles over time, topics, quotes and figures."""
    person = first_or_404(expert_at(slug=slug))
    form = ExpertForm(request.GET)
    context = {
        "expert": person,
        "names": names_of(expert=person.pk),
        "roles": roles_held(expert=person.pk),
        "topics": topics_of_expert(record=person.pk),
        "outlets": outlets_of(expert=person.pk),
        "claims": claims_page(form, speaker=person.pk),
        "related": related.for_expert(person),
        "record": record_of(person).narrowed(form.values["stand"]),
        "coverage": coverage_of("expert", person.slug),
    }
    return render(request, "articles/expert.html", context)


@prepared
def expert_at(slug: str) -> QuerySet[Expert]:
    """Return the expert that readers find at an address."""
    return Expert.objects.public().filter(slug=slug)


@prepared
def names_of(expert: int) -> QuerySet[ExpertName]:
    """Return the other names of an expert."""
    return ExpertName.objects.filter(expert=expert).order_by("name").only("name")


@prepared
def roles_held(expert: int) -> QuerySet[Affiliation]:
    """Return the roles of an expert, the latest first."""
    roles = Affiliation.objects.filter(expert=expert).select_related("organization")
    held = roles.order_by("-start", "pk")
    return held.only("role", "start", "end", "organization__name", "organization__slug")


@prepared
def outlets_of(expert: int) -> QuerySet[Outlet]:
    """Return the outlets whose published articles quote or cite the expert."""
    said = Quote.objects.public().filter(speaker=expert).values("article")
    told = Statistic.objects.public().filter(speaker=expert).values("article")
    stories = Article.objects.filter(Q(pk__in=said) | Q(pk__in=told))
    found = Outlet.objects.filter(pk__in=stories.values("outlet")).order_by("name")
    return found.only("slug", "name")[:20]


def claims_page(
    form: ClaimsForm, *, speaker: int | None = None, organization: int | None = None
) -> dict[str, Any]:
    """Return pages of the quotes and figures of an expert or an organization.

    They are the first few of both, or all of the chosen kind.
    """
    kind, number = form.values["kind"], form.values["page"]
    pages: dict[str, Any] = {"kind": kind}
    of: dict[str, Any] = {"speaker": speaker, "organization": organization}
    for name, listed, rows in (("quotes", said, quotes_by_id), ("figures", told, figures_by_id)):
        if kind == name:
            pages[name] = turn(listed, rows, number, **of)
        elif not kind:
            pages[name] = turn(listed, rows, 1, OVERVIEW, **of)
    return pages


@prepared
def said(speaker: int | None, organization: int | None) -> QuerySet[Any]:
    """Return the ids of the public quotes of an expert or in an organization's name."""
    found = where_given(quotes(), speaker=speaker, organization=organization)
    return found.values_list("pk", flat=True)


@prepared
def told(speaker: int | None, organization: int | None) -> QuerySet[Any]:
    """Return the ids of the public figures that an expert told or an organization produced."""
    found = where_given(figures(), speaker=speaker, producer=organization)
    return found.values_list("pk", flat=True)


def organizations_named(typed: str) -> tuple[Q, Q]:
    """Return the conditions that a name begins with what was typed, and that one holds it."""
    named = OrganizationName.objects.filter(key__contains=topic_key(typed)).values("organization")
    begins = Q(name__istartswith=typed) | Q(short_name__iexact=typed)
    return begins, Q(name__icontains=typed) | Q(short_name__icontains=typed) | Q(pk__in=named)


@prepared
def organizations_by_id(ids: Collection[int]) -> QuerySet[Organization]:
    """Return the public ones of some organizations as a list shows them, in no order."""
    found = Organization.objects.public().filter(pk__in=ids).order_by()
    return found.only("slug", "name", "short_name")


@require_safe
def organizations(request: HttpRequest) -> HttpResponse:
    """List the organizations by letter, all or those in stories on a topic."""
    form = DirectoryForm(request.GET)
    scope, records = scope_of(form.values["topic"], "org"), Organization.objects.all()
    index = make_listed(
        "organizations", records, form, organizations_by_id, organizations_named, scope.condition
    )
    rows = [(record, scope.stories.get(record.pk, 0)) for record in index.page]
    context = {"label": "Organizations", "index": index, "rows": rows, "scope": scope}
    return render(request, "articles/organizations.html", context)


@at_address("organization", lambda: Organization.objects.public())
def organization(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an organization: its people, the figures it produced and what was said in its name."""
    record = first_or_404(organization_at(slug=slug))
    context = {
        "organization": record,
        "names": names_of_organization(organization=record.pk),
        "people": people_of(organization=record.pk),
        "claims": claims_page(ClaimsForm(request.GET), organization=record.pk),
    }
    return render(request, "articles/organization.html", context)


@prepared
def organization_at(slug: str) -> QuerySet[Organization]:
    """Return the organization that readers find at an address."""
    return Organization.objects.public().filter(slug=slug)


@prepared
def names_of_organization(organization: int) -> QuerySet[OrganizationName]:
    """Return the other names of an organization."""
    names = OrganizationName.objects.filter(organization=organization)
    return names.order_by("name").only("name")


@prepared
def people_of(organization: int) -> QuerySet[Affiliation]:
    """Return the roles of public experts at an organization, by the names of the experts."""
    held = Affiliation.objects.filter(organization=organization)
    roles = held.filter(expert__in=Expert.objects.public()).select_related("expert")
    by_name = roles.order_by("expert__sort_name", "-start")
    return by_name.only("role", "start", "end", "expert__name", "expert__slug")[:100]
