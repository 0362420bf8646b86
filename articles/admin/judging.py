"""Judging how two claims relate: a page for a pair, picking a claim by hand, and the log."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from articles import claims, newsroom, search
from articles.claims import Comparison, Relation
from articles.claims.related import figure_of
from articles.measures import open_conflicts
from articles.models import JUDGED, Judgement, Quote, Statistic, claim_key

MOST = 8  # claims offered of each kind, for a search
MOST_COPIES = 50  # printings of one sentence that are rejected at once


class ClaimField(forms.CharField):
    """A claim, named by its address, or as in “statistic-12”."""

    def clean(self, value: Any) -> Any:
        """Return the claim with its article; refuse what names none."""
        text = super().clean(value)
        claim = newsroom.claim_named(text) if text else None
        if text and claim is None:
            raise forms.ValidationError(
                f"“{text}” names no figure or quote. Paste its address, such as /statistics/12/."
            )
        return claim


class JudgeForm(forms.Form):
    """What an editor says of a pair; `relation` is what the second claim is to the first."""

    one = ClaimField(widget=forms.HiddenInput)
    other = ClaimField(widget=forms.HiddenInput)
    verdict = forms.ChoiceField(choices=Judgement.Verdict.choices)
    relation = forms.ChoiceField(
        choices=[(r.value, r.label) for r in JUDGED], required=False, label="The second is"
    )
    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
        help_text="Owed for anything but a confirmation. Readers see it beside the pair.",
    )


@admin.register(Judgement)
class JudgementAdmin(admin.ModelAdmin):
    change_list_template = "admin/articles/judgement/change_list.html"
    list_display = ["pair", "verdict", "relation", "reason", "by", "at", "stands"]
    list_display_links = None
    list_filter = ["verdict", "relation", ("ended_at", admin.EmptyFieldListFilter)]
    list_select_related = ["by"]
    search_fields = ["first_words", "second_words", "reason"]
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Return False: judgements are made on the page of a pair."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return False: a judgement is superseded or taken back, never changed."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return False: what was judged stays in the history of the pair."""
        return False

    def get_urls(self) -> list[Any]:
        """Add the addresses of judging."""
        view = self.admin_site.admin_view
        back = view(require_POST(self.withdraw_view))
        return [
            path("conflicts/", view(self.conflicts_view), name="articles_judgement_conflicts"),
            path("pair/", view(self.pair_view), name="articles_judgement_pair"),
            path("<int:pk>/withdraw/", back, name="articles_judgement_withdraw"),
            *super().get_urls(),
        ]

    def pair_view(self, request: HttpRequest) -> HttpResponse:
        """Show a pair with its history, or one claim with what it may be related to; judge."""
        _require(request, "add_judgement")
        if request.method == "POST":
            form = JudgeForm(request.POST)
            if form.is_valid() and _judge(request, form):
                return _back(request, _address(form.cleaned_data["one"]))
            return self._page(request, form)
        return self._page(request, None)

    def conflicts_view(self, request: HttpRequest) -> HttpResponse:
        """List where the archive contradicts itself, some metrics at a time, the surest first."""
        _require(request, "add_judgement")
        after = request.GET.get("after", "")
        start = int(after) if after.isascii() and after.isdecimal() and len(after) < 18 else 0
        context = self.admin_site.each_context(request) | {"opts": self.opts, "start": start}
        context |= {"title": "Disagreements in the archive", "walk": open_conflicts(start)}
        return render(request, "admin/articles/judgement/conflicts.html", context)

    def withdraw_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take a judgement back."""
        judgement = get_object_or_404(Judgement, pk=pk)
        try:
            newsroom.withdraw_judgement(judgement, request.user, request.POST.get("reason", ""))
        except newsroom.NotPossible as error:
            messages.error(request, str(error))
        else:
            messages.success(request, "Taken back; the pair is what the comparison makes of it.")
        first, second = (f"{kind}-{pk}" for kind, pk in (judgement.first, judgement.second))
        return _back(request, f"{_pair_address()}?one={first}&other={second}")

    def _page(self, request: HttpRequest, form: JudgeForm | None) -> HttpResponse:
        asked = request.POST if request.method == "POST" else request.GET
        one, other = (newsroom.claim_named(asked.get(side, "")) for side in ("one", "other"))
        context = self.admin_site.each_context(request) | {"opts": self.opts, "one": one}
        context |= {"back": asked.get("next", ""), "title": "How two claims relate"}
        if one is not None and other is not None and claim_key(one) != claim_key(other):
            found = _computed(one, other)
            history = Judgement.objects.of_pair(claim_key(one), claim_key(other))
            chosen = {"relation": found.relation.value}
            names = {"one": _name(one), "other": _name(other)}
            context |= {
                "other": other,
                "computed": found,
                "history": [
                    (each, seen.label if (seen := each.seen_from(claim_key(one))) else "")
                    for each in history.select_related("by", "ended_by")
                ],
                "form": form or JudgeForm(initial=names | chosen),
                "may_withdraw": newsroom.allows(request.user, "change_judgement"),
            }
        elif one is not None:
            q = asked.get("q", "").strip()
            standing = Judgement.objects.for_claim(one).select_related("by")
            context |= {"q": q, "offered": _offered(q, one), "standing": standing[:50]}
            if asked.get("other"):
                context["problem"] = "The other address names no other figure or quote."
        return render(request, "admin/articles/judgement/pair.html", context)

    @admin.display(description="pair")
    def pair(self, judgement: Judgement) -> str:
        """Return what the two claims said."""
        return f"{judgement.first_words} · {judgement.second_words}"

    @admin.display(description="stands", boolean=True)
    def stands(self, judgement: Judgement) -> bool:
        """Return whether the judgement holds now."""
        return judgement.ended_at is None


def _judge(request: HttpRequest, form: JudgeForm) -> bool:
    values = form.cleaned_data
    try:
        with transaction.atomic():
            for other in (*_copies(request), values["other"]):
                made = newsroom.judge(
                    *(values["one"], other, values["verdict"]),
                    *(values["relation"], values["reason"], request.user),
                )
    except newsroom.NotPossible as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, f"Noted: {made.get_verdict_display()}. The sidebar follows at once.")
    return True


def _copies(request: HttpRequest) -> list[Any]:
    """Return the other printings of a claim that are rejected with it."""
    if request.POST.get("verdict") != Judgement.Verdict.REJECTED:
        return []
    named = request.POST.getlist("copy")[:MOST_COPIES]
    return [claim for claim in map(newsroom.claim_named, named) if claim is not None]


def _computed(one: Any, other: Any) -> Comparison:
    """Return what the archive makes of the pair, as far as it can compare the two."""
    if isinstance(one, Statistic) and isinstance(other, Statistic):
        found = claims.compare(figure_of(one), figure_of(other))
        if found.relation != Relation.UNRELATED:
            return found
    if one.speaker_id is not None and one.speaker_id == other.speaker_id:
        return Comparison(Relation.SAME_SPEAKER, f"Both from {one.speaker}.")
    return Comparison(Relation.SIMILAR, "Nothing that is recorded about them is the same.")


def _offered(q: str, one: Any) -> list[Any]:
    """Return claims of other articles that a search finds, figures before quotes."""
    if not q:
        return []
    found: list[Any] = []
    for kind, model in (("statistics", Statistic), ("quotes", Quote)):
        page = search.find(search.parse_query(q), kind=kind, per_page=MOST)
        rows = model.objects.select_related("article__outlet", "speaker").in_bulk(
            [hit.id for hit in page.hits]
        )
        found += [rows[hit.id] for hit in page.hits if hit.id in rows]
    return [claim for claim in found if claim.article_id != one.article_id]


def _require(request: HttpRequest, permission: str) -> None:
    if not newsroom.allows(request.user, permission):
        raise PermissionDenied


def _name(claim: Any) -> str:
    return "-".join(map(str, claim_key(claim)))


def _pair_address() -> str:
    return reverse("admin:articles_judgement_pair")


def _address(one: Any) -> str:
    return f"{_pair_address()}?one={_name(one)}"


def _back(request: HttpRequest, otherwise: str) -> HttpResponse:
    """Go to the page that was judged from, when it is one of this site."""
    wanted = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return HttpResponseRedirect(wanted if wanted and ours else otherwise)
