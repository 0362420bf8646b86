"""The points of a chart: hundreds on a page, so that they are written without a template."""

from collections.abc import Iterable
from html import escape
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

DOT = "chart__dot"


@register.simple_tag
def chart_dots(dots: Iterable[Any]) -> SafeString:
    """Return the drawn points of a chart as links.

    The title of each is the figure and, behind a line break, its sentence.
    """
    return mark_safe("".join(map(_dot, dots)))  # escaped below


def _dot(dot: Any) -> str:
    point = dot.point
    marks = {"hollow": point.hollow, "other": not point.joined, point.mark: bool(point.mark)}
    names = " ".join([DOT, *(f"{DOT}--{mark}" for mark, has in marks.items() if has)])
    title = f"{point.title}\n{point.said}" if point.said else point.title
    middle = f'cx="{dot.x}" cy="{dot.y}"'
    if dot.y2 is not None:
        drawn = f'<line x1="{dot.x}" x2="{dot.x}" y1="{dot.y}" y2="{dot.y2}"/>'
    else:
        drawn = f'<circle {middle} r="4"/>'
        if point.mark == "disagrees":
            drawn = f'<circle class="chart__ring" {middle} r="8"/>{drawn}'
    return (
        f'<a class="{names}" href="{escape(point.href)}"><title>{escape(title)}</title>'
        f'<circle class="chart__reach" {middle} r="12"/>{drawn}</a>'
    )
