"""Asking for an e-mail alert, confirming it, ending it."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from articles import search
from articles.exports import Site
from articles.following import TooMany, ask, confirm, end
from articles.forms import TextParameter
from articles.limits import client_address, take
from articles.models import Alert, Expert, Metric, Topic

MAILS_AN_HOUR = 10  # to addresses that somebody types here and that need not be theirs
PUBLIC: dict[str, Any] = {"topic": Topic, "expert": Expert, "metric": Metric}


class AlertForm(forms.Form):
    """Where to write, how often, and of what: a kind of subject and its slug or query."""

    email = forms.EmailField(label="E-mail address", max_length=254)
    frequency = forms.ChoiceField(label="How often", choices=Alert.Frequency.choices)
    kind = forms.ChoiceField(
        choices=[(kind, kind) for kind in ("query", *PUBLIC)], widget=forms.HiddenInput
    )
    value = TextParameter(max_length=500, widget=forms.HiddenInput)

    def clean_email(self) -> str:
        """Return the address with its domain in lower case, so that it is known again."""
        name, _, domain = str(self.cleaned_data["email"]).rpartition("@")
        return f"{name}@{domain.lower()}"


def subject_of(kind: str, value: str) -> Any:
    """Return the public record or the query to follow, or raise Http404."""
    if kind == "query":
        return str(search.parse_query(value))
    record = PUBLIC[kind].objects.public().filter(slug=value).first() if kind in PUBLIC else None
    if record is None:
        raise Http404("There is nothing of this name to follow.")
    return record


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """Ask for an alert: `?kind=topic&value=5g` shows the form, its answer sends the first mail."""
    given = request.POST if request.method == "POST" else request.GET
    wanted = {name: TextParameter().to_python(given.get(name)) for name in ("kind", "value")}
    if not wanted["value"]:
        raise Http404("Follow a topic, an expert, a metric or a search from its own page.")
    subject = subject_of(**wanted)
    form = AlertForm(request.POST or None, initial=wanted, label_suffix="")
    if request.method == "POST" and form.is_valid():
        problem = _asked(request, form.cleaned_data, subject)
        if not problem:
            return redirect("alert_asked")
        form.add_error("email", problem)
    return render(request, "following/follow.html", {"form": form, "subject": subject})


def _asked(request: HttpRequest, values: dict[str, Any], subject: Any) -> str:
    """Send the first mail of an alert; return why it was not sent, or ""."""
    if take(f"follow:{client_address(request)}", MAILS_AN_HOUR, 3600).spent:
        return "Too many mails were asked for from here. Try again in an hour."
    try:
        ask(values["email"], values["kind"], subject, values["frequency"], Site.of(request))
    except TooMany:
        return "This address has unanswered mails from us. Answer one first."
    return ""


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """Say that a mail is on its way, whether or not the address was known."""
    return render(request, "following/asked.html")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_alert(request: HttpRequest, secret: str) -> HttpResponse:
    """Show a button that starts the alert: programs that open links in mails press none."""
    alert = alert_or_404(secret)
    if request.method == "POST":
        confirm(secret)
    done = request.method == "POST"
    return render(request, "following/confirm.html", {"alert": alert, "done": done})


@csrf_exempt  # mail programs post here for their reader (RFC 8058); the secret is the permission
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def end_alert(request: HttpRequest, secret: str) -> HttpResponse:
    """Show a button that ends the alert; what is ended already is no error."""
    if request.method == "POST":
        end(secret)
        return render(request, "following/off.html", {"done": True})
    return render(request, "following/off.html", {"alert": alert_or_404(secret)})


def alert_or_404(secret: str) -> Alert:
    """Return the alert of this secret, or raise Http404."""
    alert = Alert.objects.filter(secret=secret).first()
    if alert is None:
        raise Http404("This alert was ended, or never confirmed in time.")
    return alert


urlpatterns = [
    path("follow/", follow, name="follow"),
    path("follow/asked/", asked, name="alert_asked"),
    path("follow/<slug:secret>/confirm/", confirm_alert, name="alert_confirm"),
    path("follow/<slug:secret>/off/", end_alert, name="alert_off"),
]
