"""A Markdown body as HTML that is safe to put on a page."""

import nh3

from .parsing import PARSER, parse

_TAGS = set(
    "p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code em strong s a br hr "
    "img figure figcaption table thead tbody tr th td".split()
)
_ALIGNMENTS = {"align-left", "align-center", "align-right"}
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes={"a": {"href", "title"}, "img": {"src", "alt", "title"}, "ol": {"start"}},
    allowed_classes={"td": _ALIGNMENTS, "th": _ALIGNMENTS},
    set_tag_attribute_values={"img": {"loading": "lazy"}},
    url_schemes={"http", "https", "mailto"},
    link_rel="noopener",
)


def render(markdown: str) -> str:
    """Return the body as safe HTML: tables, images and figures, no raw HTML, script or style.

    `![alt](address "caption")` alone in a paragraph becomes a figure with a caption.
    Raises BodyTooLarge or BodyTooDeep (both ValueError) for a body that cannot be rendered whole.
    """
    html: str = PARSER.renderer.render(parse(markdown), PARSER.options, {})
    return _CLEANER.clean(html)
