"""Pages about the archive itself, and what machines ask of a site."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles import search
from articles.exports import Site

# Examples are searches to try; a test reads each and fails when one needs a repair.
HELP = {
    "words": [
        ("solar power", "stories with both words, in any form"),
        ('"heat pump"', "exactly these words, side by side"),
        ("drought OR flood", "stories with either word"),
        ("rail -freight", "the first word without the second"),
        ("electri*", "words that begin so"),
        ("(wind OR solar) storage", "brackets keep alternatives together"),
        ("title:record", "a word in the headline"),
    ],
    "fields": [
        ("topic:climate", "stories with a topic, under any of its names"),
        ('expert:"Zhao Zhiguo"', "stories that quote or cite someone"),
        ("org:ministry", "stories with people or numbers of an organization"),
        ("outlet:ledger", "stories of a publisher"),
        ("section:economy", "stories under a kicker"),
        ("year:2023", "stories of a year"),
        ("after:2023-05-01 before:2023-07-01", "stories between two dates"),
        ("after:30d", "stories of the last thirty days"),
        ("lang:zh", "stories in a language; also lang:Chinese"),
        ("has:statistics", "stories with figures; also has:quotes, has:correction"),
    ],
    "figures": [
        ("3.377 million", "a number, however a story writes it"),
        ("value:3.3m..3.4m", "numbers between two bounds"),
        ("value:>1bn unit:USD", "amounts of more than a billion dollars"),
        ("unit:percent topic:energy", "percentages about a topic"),
        ("period:2023", "figures about a year, whenever the story appeared"),
        ('metric:"5G base stations"', "all values of what is measured"),
    ],
}

# The names of tokens.css; a test compares them with the sheet.
STYLE = {
    "colours": (
        "ink ink-soft paper paper-raised rule rule-strong accent accent-soft "
        "warn warn-soft good good-soft"
    ).split(),
    "steps": ["-2", "-1", *range(6)],
    "spaces": list(range(1, 9)),
}


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Explain what the archive is and how to read its figures."""
    return render(request, "articles/about.html")


@require_safe
def style(request: HttpRequest) -> HttpResponse:
    """Show the parts of the design, set by the style sheets themselves."""
    return render(request, "articles/style.html", STYLE)


@require_safe
def search_help(request: HttpRequest) -> HttpResponse:
    """Explain the search language, with examples that are links."""
    return render(request, "articles/search_help.html", HELP)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Tell crawlers to leave what searches find and the admin alone, and where the sitemaps are.

    The search page itself and its help are for them as well (RFC 9309: the query counts too).
    """
    page = reverse("search")
    found = [f"{page}{ending}" for ending in ("?q=", "results.", "cite.", "feed/", "suggest/")]
    kept_out = [*found, reverse("admin:index")]
    sitemaps = [Site.of(request).url(reverse(name)) for name in ("sitemaps", "news_sitemap")]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in kept_out), ""]
    lines += [*(f"Sitemap: {address}" for address in sitemaps), ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Say that the process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Say whether database and index answer; 503 with the reason when one does not."""
    states = {"database": database_state(), "index": index_state()}
    status = 200 if set(states.values()) == {"ok"} else 503
    if status == 200:
        states["index"] = f"ok, {search.status()}"
    text = "".join(f"{name}: {state}\n" for name, state in states.items())
    return HttpResponse(text, content_type="text/plain", status=status)


def database_state() -> str:
    """Return "ok" when the database answers a query."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        return f"failed ({type(error).__name__})"
    return "ok"


def index_state() -> str:
    """Return "ok" when the search index answers."""
    try:
        search.ready()
    except search.SearchUnavailable:
        return "failed"
    return "ok"
