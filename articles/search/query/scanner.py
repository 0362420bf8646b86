"""The typed characters of a query cut into tokens; every string has tokens, none is an error."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

# What keyboards of other scripts and word processors write for the signs of the query language.
_SIGNS = str.maketrans(
    {
        "（": "(",
        "）": ")",
        "：": ":",
        "，": ",",
        "　": " ",
        "－": "-",
        "＊": "*",
        "＞": ">",
        "＜": "<",
    }
    | dict.fromkeys("“”„‟＂«»「」『』", '"')
)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_SPACE = re.compile(r"\s+")
_FIELD = re.compile(r'(?:(?![\s()"])[\W_])*([A-Za-z]+):')
_WORD_END = re.compile(r'[\s()"]|$')


class Kind(StrEnum):
    """What a token is."""

    OPEN = "("
    CLOSE = ")"
    MINUS = "-"
    FIELD = "field"
    PHRASE = "phrase"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Token:
    """A token; `glued` when no space stands before it, `closed` false for an unclosed quotation."""

    kind: Kind
    text: str = ""
    glued: bool = False
    closed: bool = True


def clean(text: str) -> str:
    """Return the text composed (NFC), with plain signs and without control characters."""
    return unicodedata.normalize("NFC", _CONTROLS.sub(" ", text).translate(_SIGNS))


def scan(text: str, fields: frozenset[str]) -> list[Token]:
    """Return the tokens of a cleaned text; `fields` are the names that may stand before a colon."""
    tokens: list[Token] = []
    position = 0
    while position < len(text):
        space = _SPACE.match(text, position)
        if space:
            position = space.end()
            continue
        glued = position > 0 and not text[position - 1].isspace()
        in_field = bool(tokens) and tokens[-1].kind == Kind.FIELD
        token, position = _next(text, position, glued, in_field, fields)
        tokens.append(token)
    return tokens


def _next(
    text: str, start: int, glued: bool, in_field: bool, fields: frozenset[str]
) -> tuple[Token, int]:
    sign = text[start]
    if sign in "()":
        return Token(Kind(sign), sign, glued), start + 1
    if sign == '"':
        end = text.find('"', start + 1)
        stop = len(text) if end < 0 else end
        phrase = " ".join(text[start + 1 : stop].split())
        return Token(Kind.PHRASE, phrase, glued, closed=end >= 0), stop + 1
    if sign == "-" and not in_field and _begins_something(text, start + 1):
        return Token(Kind.MINUS, sign, glued), start + 1
    name = _FIELD.match(text, start)
    if name and not in_field and name[1].lower() in fields:
        return Token(Kind.FIELD, name[1].lower(), glued), name.end()
    end = start + len(_WORD_END.split(text[start:], maxsplit=1)[0])
    return Token(Kind.WORD, text[start:end], glued), end


def _begins_something(text: str, position: int) -> bool:
    return position < len(text) and not text[position].isspace() and text[position] != ")"
