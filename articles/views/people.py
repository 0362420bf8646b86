"""Experts and organizations: who said what, in which role."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
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
)

from .addresses import at_address
from .coverage import coverage_of
from .directories import scope_of
from .letters import make_listed
from .paging import paginate
from .sources import figures, quotes

OVERVIEW = 8


@require_safe
def experts(request: HttpRequest) -> HttpResponse:
    """List the experts by the letter of their sort name, all or those in stories on a topic."""
    form = DirectoryForm(request.GET)
    scope, key = scope_of(form.values["topic"], "expert"), topic_key(form.values["q"])
    index = make_listed(
        "experts",
        Expert.objects.all(),
        form,
        experts_by_id,
        begins=Q(key__startswith=key) | Q(sort_name__istartswith=form.values["q"]),
        holds=Q(key__contains=key)
        | Q(pk__in=ExpertName.objects.filter(key__contains=key).values("expert")),
        only=scope.condition,
    )
    rows = expert_rows(index.page.items)
    for row in rows:
        row["stories"] = scope.stories.get(row["expert"].pk, 0)
    context = {"label": "Experts", "index": index, "rows": rows, "scope": scope}
    return render(request, "articles/experts.html", context)


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
    person = get_object_or_404(Expert.objects.public(), slug=slug)
    said, told = quotes().filter(speaker=person), figures().filter(speaker=person)
    form = ExpertForm(request.GET)
    context = {
        "expert": person,
        "names": person.names.all(),
        "roles": person.affiliations.select_related("organization").order_by("-start", "pk"),
        "topics": person.topics.filter(merged_into=None).order_by("name"),
        "outlets": outlets_of(person),
        "claims": claims_page(form, said, told),
        "related": related.for_expert(person),
        "record": record_of(person).narrowed(form.values["stand"]),
        "coverage": coverage_of("expert", person.slug),
    }
    return render(request, "articles/expert.html", context)


def outlets_of(person: Expert) -> QuerySet[Outlet]:
    """Return the outlets whose published articles quote or cite the expert."""
    said = Quote.objects.public().filter(speaker=person).values("article")
    told = Statistic.objects.public().filter(speaker=person).values("article")
    stories = Article.objects.filter(Q(pk__in=said) | Q(pk__in=told))
    return Outlet.objects.filter(pk__in=stories.values("outlet")).order_by("name")[:20]


def claims_page(form: ClaimsForm, said: QuerySet[Any], told: QuerySet[Any]) -> dict[str, Any]:
    """Return pages of quotes and figures: the first few of both, or all of the chosen kind."""
    kind, number = form.values["kind"], form.values["page"]
    pages: dict[str, Any] = {"kind": kind}
    for name, rows in (("quotes", said), ("figures", told)):
        if kind == name:
            pages[name] = paginate(rows, number)
        elif not kind:
            pages[name] = paginate(rows, 1, OVERVIEW)
    return pages


@prepared
def organizations_by_id(ids: Collection[int]) -> QuerySet[Organization]:
    """Return the public ones of some organizations as a list shows them, in no order."""
    found = Organization.objects.public().filter(pk__in=ids).order_by()
    return found.only("slug", "name", "short_name")


@require_safe
def organizations(request: HttpRequest) -> HttpResponse:
    """List the organizations by letter, all or those in stories on a topic."""
    form = DirectoryForm(request.GET)
    scope, typed = scope_of(form.values["topic"], "org"), form.values["q"]
    named = OrganizationName.objects.filter(key__contains=topic_key(typed)).values("organization")
    index = make_listed(
        "organizations",
        Organization.objects.all(),
        form,
        organizations_by_id,
        begins=Q(name__istartswith=typed) | Q(short_name__iexact=typed),
        holds=Q(name__icontains=typed) | Q(short_name__icontains=typed) | Q(pk__in=named),
        only=scope.condition,
    )
    rows = [(record, scope.stories.get(record.pk, 0)) for record in index.page]
    context = {"label": "Organizations", "index": index, "rows": rows, "scope": scope}
    return render(request, "articles/organizations.html", context)


@at_address("organization", lambda: Organization.objects.public())
def organization(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an organization: its people, the figures it produced and what was said in its name."""
    record = get_object_or_404(Organization.objects.public(), slug=slug)
    people = record.affiliations.filter(expert__in=Expert.objects.public())
    said = quotes().filter(organization=record)
    context = {
        "organization": record,
        "names": record.names.all(),
        "people": people.select_related("expert").order_by("expert__sort_name", "-start")[:100],
        "claims": claims_page(ClaimsForm(request.GET), said, figures().filter(producer=record)),
    }
    return render(request, "articles/organization.html", context)
