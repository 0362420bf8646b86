"""The article's text with every row of the list marked in place."""

from django.utils.safestring import SafeString, mark_safe

from articles.models import Article
from articles.text import Mark, mark_html

from .items import Bench, Item, Span


def marked_text(article: Article, bench: Bench, loose: list[Span], current: str) -> SafeString:
    """Return the body with proposals, claims, people and untaken numbers as links to their rows.

    Every part of a mark has the class "at-<key>", so that a script finds all of them where marks
    overlap; the words themselves link to the shortest.
    """
    marks = [_mark(item, current) for item in bench.all() if item.span]
    marks += [_loose(span) for span in loose]
    # Safe: body_html was cleaned when the article was saved, and marks escape what they add.
    return mark_safe(mark_html(article.body_html, article.plain_text, marks))


def _mark(item: Item, current: str) -> Mark:
    start, end = item.span or (0, 0)
    classes = f"{item.kind} is-{item.state} at-{item.key}"
    if item.key == current:
        classes += " is-current"
    title = " · ".join([item.title, *item.facts])
    return Mark(start, end, f"?at={item.key}", classes, f"mark-{item.key}", title)


def _loose(span: Span) -> Mark:
    start, end = span
    href = f"?new=statistic&start={start}&end={end}"
    title = "A number that no figure stands on: record it"
    return Mark(start, end, href, f"loose at-loose-{start}", f"loose-{start}", title)
