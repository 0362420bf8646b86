"""The section of related claims: on its own page, as a fragment of a page, and how it is narrowed.

`?about=statistic-12` narrows it to one claim of the article, `?show=later` to one kind of relation.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from articles.claims import related
from articles.forms import RelatedForm
from articles.models import Article, Quote, Statistic, address_of, prepared
from articles.periods import format_period
from articles.quantities import format_quantity

from .addresses import at_address

Claim = Statistic | Quote
_WORDS = 48


@dataclass(frozen=True, slots=True)
class Link:
    """A way to narrow the section; `total` is None where nothing is counted."""

    label: str
    url: str
    current: bool
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """The related claims with the ways to narrow them.

    `address` is the page that the section stands on; `fragment` the address of the section alone,
    or "". `selected` is the claim that it is about, None for the whole page.
    """

    found: related.Related
    address: str
    everything: str = ""
    fragment: str = ""
    feed: str = ""
    claims: Sequence[Claim] = ()
    selected: Claim | None = None

    @property
    def choices(self) -> list[Link]:
        """Return what the claims can be narrowed to, as far as there is any of it."""
        about = self.anchor if self.claims else ""
        return [
            Link(show.label, self.link(about, show), show == self.found.show, total)
            for show, total in self.found.choices
            if total or show == self.found.show
        ]

    @property
    def abouts(self) -> list[Link]:
        """Return the claims that the section can be narrowed to, as links."""
        return [
            Link(claim_label(claim), self.link(claim.fragment), claim == self.selected)
            for claim in self.claims
        ]

    @property
    def anchor(self) -> str:
        """Return the name of the selected claim's passage within its article, or ""."""
        return self.selected.fragment if self.selected else ""

    @property
    def label(self) -> str:
        """Return what the selected claim is called, or ""."""
        return claim_label(self.selected) if self.selected else ""

    @property
    def whole(self) -> str:
        """Return the address of the section about the whole page."""
        return self.link("", self.found.show)

    @property
    def here(self) -> str:
        """Return the address of the section as it is narrowed now."""
        return self.link(self.anchor if self.claims else "", self.found.show)

    @property
    def all_url(self) -> str:
        """Return the page with all claims, narrowed as the section is; "" on that page itself."""
        if not self.everything:
            return ""
        return self.link(self.anchor, self.found.show, self.everything).partition("#")[0]

    def link(self, about: str, show: related.Show = related.Show.ALL, page: str = "") -> str:
        """Return the address of the section narrowed to a claim and a kind of relation."""
        chosen = {"about": about, "show": show.value if show != related.Show.ALL else ""}
        query = urlencode({name: value for name, value in chosen.items() if value})
        return f"{page or self.address}{'?' if query else ''}{query}#related"


def article_section(
    request: HttpRequest,
    story: Article,
    statistics: Sequence[Statistic],
    quotes: Sequence[Quote],
    *,
    full: bool = False,
) -> Section:
    """Return the related claims of an article as its address asks for them.

    The claims are those of the article, with metric, speaker, producer and organization selected.
    """
    values = RelatedForm(request.GET).values
    show = related.Show(values["show"])
    claims: list[Claim] = [*statistics, *quotes]
    selected = next((claim for claim in claims if claim.fragment == values["about"]), None)
    page, address = address_of("article_related", story.slug), story.get_absolute_url()
    return Section(
        found=_found(story, statistics, quotes, selected, full, show),
        address=page if full else address,
        everything="" if full else page,
        fragment=address_of("article_related_part", story.slug) if story.is_public else "",
        feed=address_of("article_related_feed", story.slug) if story.is_public else "",
        claims=claims,
        selected=selected,
    )


def claim_section(request: HttpRequest, claim: Claim) -> Section:
    """Return the related claims on the page of a statistic or a quote."""
    show = related.Show(RelatedForm(request.GET).values["show"])
    kind = claim._meta.model_name
    return Section(
        found=_of_claim(claim, False, show),
        address=claim.get_absolute_url(),
        everything=address_of("article_related", claim.article.slug),
        feed=address_of(f"{kind}_related_feed", claim.pk),
        selected=claim,
    )


def _found(
    story: Article,
    statistics: Sequence[Statistic],
    quotes: Sequence[Quote],
    selected: Claim | None,
    full: bool,
    show: related.Show,
) -> related.Related:
    if selected is None:
        return related.for_article(
            story, statistics=statistics, quotes=quotes, full=full, show=show
        )
    selected.article = story  # the page has it at hand
    return _of_claim(selected, full, show)


def _of_claim(claim: Claim, full: bool, show: related.Show) -> related.Related:
    if isinstance(claim, Statistic):
        return related.for_statistic(claim, full=full, show=show)
    return related.for_quote(claim, full=full, show=show)


def claim_label(claim: Claim) -> str:
    """Return what a claim is called: “3.377 million · 5G base stations · end of 2023”."""
    if isinstance(claim, Quote):
        words = claim.exact if len(claim.exact) <= _WORDS else f"{claim.exact[:_WORDS].rstrip()} …"
        return " · ".join(filter(None, [f"“{words}”", str(claim.speaker or "")]))
    period = format_period(claim.period) if claim.period else ""
    parts = [format_quantity(claim.quantity), claim.counted, claim.place, period]
    return " · ".join(filter(None, parts))


@at_address("article_related", lambda: Article.objects.published())
def article_related(request: HttpRequest, slug: str) -> HttpResponse:
    """Show everything that the archive holds on the claims of an article."""
    return render(request, "articles/article_related.html", _page(request, slug, full=True))


@at_address("article_related_part", lambda: Article.objects.published())
def article_related_part(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the section alone, for a page that puts it in place of the one it has."""
    response = render(request, "articles/_related.html", _page(request, slug, full=False))
    response["X-Robots-Tag"] = "noindex"
    return response


def _page(request: HttpRequest, slug: str, *, full: bool) -> dict[str, Any]:
    story = get_object_or_404(Article.objects.published().select_related("outlet"), slug=slug)
    section = article_section(request, story, *claims_of(story), full=full)
    return {"article": story, "section": section, "related": section.found}


def claims_of(story: Article) -> tuple[list[Statistic], list[Quote]]:
    """Return the claims that readers see in an article, in the order of its text."""
    return statistics_in(article=story.pk), quotes_in(article=story.pk)


@prepared
def statistics_in(article: int) -> QuerySet[Statistic]:
    """Return the figures that readers see in an article."""
    shown = Statistic.objects.filter(article=article, withdrawn=False).order_by("start", "pk")
    return shown.select_related("metric", "speaker", "producer")


@prepared
def quotes_in(article: int) -> QuerySet[Quote]:
    """Return the quotes that readers see in an article."""
    shown = Quote.objects.filter(article=article, withdrawn=False).order_by("start", "pk")
    return shown.select_related("speaker", "organization")
