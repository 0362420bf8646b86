"""A search carried into an article: its words marked in the text, to go from one to the next."""

from typing import Any

from django.utils.safestring import SafeString, mark_safe

from articles import search
from articles.text import highlight

NUMBERED = 12  # places that have a link of their own; scripts go on to the others


def hits_in(body: SafeString, typed: str) -> dict[str, Any]:
    """Return what the page shows of a search besides the article; nothing when it finds nothing.

    `body` is the article's HTML, which is returned with the words marked.
    """
    query = search.parse_query(typed)
    html, number = highlight(body, lambda text: search.places(query, text)) if query else ("", 0)
    if not number:
        return {}
    return {
        "body": mark_safe(html),  # highlight adds only <mark> to what was safe
        "found": {
            "words": str(query),
            "number": number,
            "places": range(1, min(number, NUMBERED) + 1),
            "more": number > NUMBERED,
        },
    }
