"""The door of the text room: Markdown to safe HTML and plain text, sentences, passages, marks.

Pure: no Django, no database. Everything that points into an article points into `plain_text`.
"""

from .highlighting import highlight
from .marking import Mark, mark_html
from .normalising import normalise, with_plain_digits
from .parsing import BodyRefused, BodyTooDeep, BodyTooLarge
from .passages import Anchor, AnchorState, Selector, find_passage, reanchor, select
from .reading import plain_text, words_of
from .rendering import render
from .slugs import is_slug, slug_of
from .splitting import sentence_around, sentences

__all__ = [
    "Anchor",
    "AnchorState",
    "BodyRefused",
    "BodyTooDeep",
    "BodyTooLarge",
    "Mark",
    "Selector",
    "find_passage",
    "highlight",
    "is_slug",
    "mark_html",
    "normalise",
    "plain_text",
    "reanchor",
    "render",
    "select",
    "sentence_around",
    "sentences",
    "slug_of",
    "with_plain_digits",
    "words_of",
]
