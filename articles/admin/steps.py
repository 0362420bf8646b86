"""The steps of an article's workflow: buttons on its page, and a page for each step."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_POST

from articles import newsroom
from articles.models import Article, EditConflict, Note

Step = Note.Step
DONE = {
    Step.SUBMIT: "“%s” is in review.",
    Step.SEND_BACK: "“%s” is a draft again; its author finds your note on it.",
    Step.SCHEDULE: "“%s” will be published by the clock.",
    Step.UNSCHEDULE: "“%s” is in review and will not be published by the clock.",
    Step.PUBLISH: "“%s” is published: readers see it now.",
    Step.CORRECT: "“%s” is corrected; readers see the correction with its date.",
    Step.WITHDRAW: "“%s” is withdrawn: its address says why.",
    Step.RESTORE: "“%s” is published again.",
}


class StepForm(forms.Form):
    """A step: the version it is taken on, and a note or the text that is owed."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, move: newsroom.Move, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["text"]
        field.required = bool(move.owes)
        field.label = f"{move.owes[0].upper()}{move.owes[1:]}" if move.owes else "Note"
        field.help_text = move.hint.capitalize() or "For your colleagues; may stay empty."

    def take(self, article: Article, by: Any, step: Step) -> Article:
        """Take the step; raise as the newsroom does."""
        action: Callable[..., Article] = getattr(newsroom, step.value)
        values = {k: v for k, v in self.cleaned_data.items() if k != "seen_version"}
        return action(article, by, **values)


class ScheduleForm(StepForm):
    """Scheduling: the moment, in the time zone of the site, which is shown."""

    at = forms.DateTimeField(
        label="Publish at",
        widget=forms.DateTimeInput(
            format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local", "autofocus": True}
        ),
    )
    field_order = ["seen_version", "at", "text"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = timezone.localtime()
        offset = f"{now:%z}"
        self.fields["at"].help_text = (
            f"In the time zone {timezone.get_current_timezone()} "
            f"(UTC{offset[:3]}:{offset[3:]}), where it is {date_format(now, 'H:i, j F')} now."
        )


class CorrectForm(StepForm):
    """A correction: what was wrong, the words concerned, and what they say now."""

    passage = forms.CharField(
        label="The words concerned",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Copied from the text. Empty: the correction concerns the whole article.",
    )
    replacement = forms.CharField(
        label="What they say now",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Replaces the words in the text. Empty: the text stays as it is.",
    )


FORMS: dict[Step, type[StepForm]] = {Step.SCHEDULE: ScheduleForm, Step.CORRECT: CorrectForm}


class StepsMixin:
    """The article's pages of steps and notes."""

    admin_site: admin.AdminSite
    get_object: Any
    message_user: Any

    def get_urls(self) -> list[Any]:
        """Add the addresses of steps and notes."""
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/step/<slug:step>/", view(self.step_view), name="articles_article_step"),
            path(
                "<int:pk>/note/", view(require_POST(self.note_view)), name="articles_article_note"
            ),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def step_view(self, request: HttpRequest, pk: int, step: str) -> HttpResponse:
        """Ask for what the step needs, then take it."""
        article = self._article(request, pk)
        move = newsroom.MOVES.get(step)  # type: ignore[call-overload]
        if move is None:
            raise Http404(f"There is no step “{step}”.")
        if not move.may(article, request.user):
            raise PermissionDenied
        make = FORMS.get(move.step, StepForm)
        form = make(move, request.POST or None, initial={"seen_version": article.version})
        if request.method == "POST" and form.is_valid():
            article.version = form.cleaned_data["seen_version"]
            try:
                done = form.take(article, request.user, move.step)
            except newsroom.NotPossible as error:
                form.add_error(None, str(error))
            except EditConflict as error:
                form.add_error(None, f"{error} What you typed here is kept.")
                form.data = {**form.data.dict(), "seen_version": str(error.record.version)}  # type: ignore[attr-defined]
            else:
                messages.success(request, DONE[move.step] % done)
                return HttpResponseRedirect(self._address(pk))
        context = self.admin_site.each_context(request) | {
            "title": move.label,
            "article": article,
            "move": move,
            "form": form,
            "opts": Article._meta,
        }
        return render(request, "admin/articles/article/step.html", context)

    def note_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Leave a note for colleagues."""
        try:
            newsroom.add_note(
                self._article(request, pk),
                request.user,
                request.POST.get("note", ""),
            )
        except newsroom.NotPossible as error:
            messages.error(request, str(error))
        return HttpResponseRedirect(f"{self._address(pk)}#notes")

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Give the page the article's state, its steps and its notes."""
        article = kwargs.get("obj")
        if article is not None:
            context["moves"] = newsroom.moves_for(article, request.user)
            context["notes"] = article.notes.select_related("author")
            context["time_zone"] = str(timezone.get_current_timezone())
        return super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc]

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """After saving with a step's button, go on to the page of the step."""
        return self._on_to_step(request, obj) or super().response_change(request, obj)  # type: ignore[misc]

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        """After adding with a step's button, go on to the page of the step."""
        onward = self._on_to_step(request, obj)
        return onward or super().response_add(request, obj, post_url_continue)  # type: ignore[misc]

    def _on_to_step(self, request: HttpRequest, article: Article) -> HttpResponse | None:
        step = request.POST.get("_step")
        if step not in newsroom.MOVES:
            return None
        return HttpResponseRedirect(reverse("admin:articles_article_step", args=[article.pk, step]))

    def _article(self, request: HttpRequest, pk: int) -> Article:
        article = get_object_or_404(Article, pk=pk)
        if not newsroom.may_see(article, request.user):
            raise PermissionDenied
        return article

    def _address(self, pk: int) -> str:
        return reverse("admin:articles_article_change", args=[pk])
