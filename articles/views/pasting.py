"""A pasted text beside what the archive holds: for a release, a post, a draft from elsewhere."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from articles.claims import related
from articles.forms import TextForm


@csrf_exempt
def related_to_text(request: HttpRequest) -> HttpResponse:
    """Show the claims close to a text; a form without one.

    Nothing is kept or changed, so no page of another site can do harm by sending a text here.
    """
    text = TextForm(request.POST or request.GET).values["text"]
    found = related.for_text(text, full=True) if text else None
    context = {"text": text, "related": found, "most": related.MOST_TEXT}
    return render(request, "articles/related_to_text.html", context)
