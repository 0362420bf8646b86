"""Markdown source to a token stream that is safe and shallow enough to render."""

import re
import unicodedata
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from .normalising import normalise

MAX_BYTES = 2_000_000
# The HTML cleaner needs time quadratic in the depth of nesting (servo/html5ever#290), so blocks
# and inline styles together stay well under 256 levels.
MAX_BLOCK_DEPTH = 128
MAX_STYLE_DEPTH = 32
# Finding a bracket's partner is quadratic in the open brackets of one paragraph.
MAX_BRACKETS = 5_000

_STYLES = {"em_open", "em_close", "strong_open", "strong_close", "s_open", "s_close"}
_WORDS = {"text", "code_inline"}


class BodyRefused(ValueError):
    """The body cannot be stored as it is; the message says why and what to do."""


class BodyTooLarge(BodyRefused):
    """The body has more than MAX_BYTES bytes."""


class BodyTooDeep(BodyRefused):
    """The body nests lists, quotations or brackets deeper than any reader could follow."""


def parse(markdown: str) -> list[Token]:
    """Return the tokens of a body: CommonMark with GFM tables and strikethrough, no raw HTML.

    Raises BodyTooLarge or BodyTooDeep rather than dropping any words.
    """
    size = len(markdown.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        raise BodyTooLarge(
            f"The body has {size:,} bytes; at most {MAX_BYTES:,} are kept in one article. Split it."
        )
    try:
        tokens = PARSER.parse(normalise(markdown))
    except RecursionError as error:
        raise BodyTooDeep("The body nests too many levels. Flatten it.") from error
    # The parser silently skips what lies deeper than its limit; we say so instead.
    if any(token.nesting == 1 and token.level >= MAX_BLOCK_DEPTH - 1 for token in tokens):
        raise BodyTooDeep(f"The body nests more than {MAX_BLOCK_DEPTH} levels. Flatten it.")
    for token in tokens:
        _tidy(token)
    return _figures(tokens)


def _tidy(token: Token) -> None:
    if token.children is not None:
        _normalise_words(token.children)
        _flatten_styles(token.children)
    elif token.type in {"fence", "code_block"}:
        token.content = normalise(token.content)
    elif token.type in {"td_open", "th_open"}:
        _align_by_class(token)


def _normalise_words(children: Sequence[Token]) -> None:
    """Entities may decode to anything, so words are normalised again.

    An accent that starts an element belongs to the letter before it: it is moved there, so that
    the text is in NFC across elements as well.
    """
    before: Token | None = None
    for child in children:
        if child.type in _WORDS:
            accents = _leading_accents(child.content) if before else ""
            if before and accents:
                before.content = normalise(before.content + accents)
                child.content = child.content[len(accents) :]
            child.content = normalise(child.content)
            before = child if child.content else before
        elif child.type in {"softbreak", "hardbreak", "image"}:
            before = None


def _leading_accents(content: str) -> str:
    end = 0
    while end < len(content) and _joins_previous(content[end]):
        end += 1
    return content[:end]


def _joins_previous(char: str) -> bool:
    return unicodedata.category(char).startswith("M") or "\u1160" <= char <= "\u11ff"


def _flatten_styles(children: Sequence[Token]) -> None:
    depth = 0
    for child in children:
        if child.type in _STYLES:
            depth = depth + 1 if child.nesting == 1 else depth
            child.hidden = depth > MAX_STYLE_DEPTH
            depth = depth - 1 if child.nesting == -1 else depth


def _align_by_class(cell: Token) -> None:
    """Column alignment as a class: the pages allow no inline style."""
    style = cell.attrs.pop("style", "")
    if aligned := re.fullmatch(r"text-align:(left|center|right)", str(style)):
        cell.attrs["class"] = f"align-{aligned[1]}"


def _figures(tokens: list[Token]) -> list[Token]:
    """Make a figure of every image that stands alone in its paragraph."""
    result: list[Token] = []
    for token in tokens:
        result.append(token)
        if token.type == "paragraph_close" and (image := _only_image(result[-2])):
            caption = str(image.attrs.pop("title", ""))
            result[-3:] = [
                Token("figure_open", "figure", 1, block=True),
                result[-2],
                *_caption(caption),
                Token("figure_close", "figure", -1, block=True),
            ]
    return result


def _only_image(inline: Token) -> Token | None:
    children = [c for c in inline.children or () if c.content.strip() or c.type != "text"]
    return children[0] if len(children) == 1 and children[0].type == "image" else None


def _caption(words: str) -> list[Token]:
    if not words.strip():
        return []
    text = Token("text", "", 0, content=normalise(words))
    return [
        Token("figcaption_open", "figcaption", 1, block=True),
        Token("inline", "", 0, content=words, children=[text], block=True),
        Token("figcaption_close", "figcaption", -1, block=True),
    ]


def _refuse_brackets(state: object) -> None:
    for token in getattr(state, "tokens", ()):
        if token.type == "inline" and token.content.count("[") > MAX_BRACKETS:
            raise BodyTooDeep(
                f"One paragraph has more than {MAX_BRACKETS:,} opening brackets. Split it."
            )


def _parser() -> MarkdownIt:
    options = {"html": False, "xhtmlOut": False, "maxNesting": MAX_BLOCK_DEPTH}
    parser = MarkdownIt("commonmark", options).enable(["table", "strikethrough"])
    parser.core.ruler.before("inline", "refuse_brackets", _refuse_brackets)
    return parser


PARSER = _parser()
