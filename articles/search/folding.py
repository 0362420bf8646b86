"""One form for all spellings of a text: without case, accents and typography.

Chinese, Japanese, Korean and the scripts of South-East Asia become overlapping pairs of characters
("人工智能" → "人工 工智 智能 能"), so that words of two and more characters are found as phrases of
pairs; the last character stands alone, so that every single character begins a token.

The article of Arabic and what is written together with it ("والنفط", "للنفط") are left out before
three letters and more, as light stemmers do (Larkey, Ballesteros and Connell, "Light stemming for
Arabic information retrieval", 2007), so that "نفط" and "النفط" find each other.
"""

import re
import unicodedata
from collections.abc import Sequence

from articles.text import with_plain_digits

_TYPOGRAPHY = {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "…": "."}
_MARKS = (
    "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"  # Latin, Greek, Cyrillic
    "\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"  # Hebrew, Arabic
    "\u00ad\u200b-\u200f\u2060\ufeff"  # soft hyphen, zero-width signs
)
_MARK = re.compile(f"[{_MARKS}]")
_UNSPACED = (
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\U00020000-\U0003ffff"
)
_RUN = re.compile(f"[{_UNSPACED}]+")
_EDGE = re.compile(
    f"(?<=[{_UNSPACED}])(?=[^\\W{_UNSPACED}])|(?<=[^\\W{_UNSPACED}])(?=[{_UNSPACED}])"
)
_PAIR_AND_LAST = re.compile(f"([{_UNSPACED}]{{2}}) [{_UNSPACED}]\\W*$")
_POSSESSIVE = re.compile(r"'s\b")
_INNER_DOT = re.compile(r"\.\w")
_INITIALS = re.compile(r"\b[^\W\d_](?:\.[^\W\d_])+\b\.?")
_ARTICLE = re.compile(
    r"\b(?:[وفبك]?ال|لل)+(?=[^\W\d_]{3})"
)  # twice in "الألمانية": so "ألمانية" too
_LAM = (
    "ل"  # a letter of every form of the article: a quick look that spares most texts the slow one
)
_NOTHING = "\0"  # stands, sign by sign, for what folds to nothing
_SEVERAL = "\1"  # and for a letter that folds to several
_STAND_IN = re.compile("[\0\1]")
_ALIKE = str.maketrans(
    # Arabic letters that keyboards and countries exchange.
    dict(zip("ىةکی", "يهكي", strict=True))
    # Letters with a stroke, or none where others have a dot: Unicode does not take them apart.
    | dict(zip("ıđðøłħŧ", "iddolht", strict=True))
    | {"æ": "ae", "œ": "oe", "þ": "th"}
)


class _Folded(dict[int, str]):
    """Code point to folded characters, worked out when first asked for."""

    def __missing__(self, code: int) -> str:
        plain = _MARK.sub("", unicodedata.normalize("NFKD", chr(code)))
        folded = unicodedata.normalize("NFKC", plain).casefold().translate(_ALIKE)
        self[code] = folded = with_plain_digits(folded)
        return folded


class _OneForOne(dict[int, str]):
    """Code point to its first folded character; to a stand-in where that would not do."""

    def __missing__(self, code: int) -> str:
        folded = _FOLDED[code] or _NOTHING
        is_several = len(folded) > 1 and folded.isalpha()
        self[code] = sign = _SEVERAL if is_several else folded[0]
        return sign


_FOLDED = _Folded()
_ONE_FOR_ONE = _OneForOne()


def fold(text: str) -> str:
    """Return the text in the form that is indexed."""
    text = fold_words(text)
    return text if text.isascii() else _RUN.sub(_pairs_and_last, text)


def fold_wanted(text: str) -> str:
    """Return words of a query in the form in which they are found in a folded text.

    Only the last character of all is left out: it may stand in the middle of a run of the text.
    """
    return _PAIR_AND_LAST.sub(r"\1", fold(text))


def fold_words(text: str) -> str:
    """Return the text folded but with its runs of unspaced characters whole."""
    if not text.isascii():
        for sign, plain in _TYPOGRAPHY.items():
            text = text.replace(sign, plain)
    if text.isascii():
        text = text.lower()
    else:
        text = unicodedata.normalize("NFC", text).translate(_FOLDED)
        text = _ARTICLE.sub("", text) if _LAM in text else text
    if "'" in text:
        text = _POSSESSIVE.sub("", text)
    text = text.replace("%", " percent ").replace("per cent", "percent")
    if _INNER_DOT.search(text):  # a quick look that spares most texts the slow one
        text = _INITIALS.sub(lambda match: match[0].replace(".", ""), text)
    return text if text.isascii() else _EDGE.sub(" ", text)


def _pairs_and_last(run: re.Match[str]) -> str:
    signs = run[0]
    pairs = [first + second for first, second in zip(signs, signs[1:], strict=False)]
    return " ".join([*pairs, signs[-1]])


def fold_in_place(text: str) -> tuple[str, Sequence[int]]:
    """Return the text folded sign by sign, and of each sign the place where it stands in the text.

    Signs that fold to nothing are left out, and articles as `fold` leaves them out. Letters that
    fold to several, such as ß, stand in one place.
    """
    if text.isascii():
        return text.lower(), range(len(text))
    folded = text.translate(_ONE_FOR_ONE)
    places: Sequence[int] = range(len(folded))
    if _NOTHING in folded or _SEVERAL in folded:
        folded, places = _without_stand_ins(text, folded)
    return _without_articles(folded, places) if _LAM in folded else (folded, places)


def _without_stand_ins(text: str, folded: str) -> tuple[str, Sequence[int]]:
    pieces, places, position = list[str](), list[int](), 0
    for found in _STAND_IN.finditer(folded):
        place = found.start()
        whole = _FOLDED[ord(text[place])] if found[0] == _SEVERAL else ""
        pieces += folded[position:place], whole
        places += [*range(position, place), *[place] * len(whole)]
        position = place + 1
    return "".join([*pieces, folded[position:]]), [*places, *range(position, len(folded))]


def _without_articles(text: str, places: Sequence[int]) -> tuple[str, Sequence[int]]:
    pieces, kept, position = list[str](), list[int](), 0
    for article in _ARTICLE.finditer(text):
        pieces.append(text[position : article.start()])
        kept += places[position : article.start()]
        position = article.end()
    return "".join([*pieces, text[position:]]), [*kept, *places[position:]]


# A sign of a word in a script with spaces, to be used in other patterns: "5G" is a word in 用5G的.
SPACED_SIGN = f"[^\\W{_UNSPACED}]"


def is_unspaced(text: str) -> bool:
    """Return whether the text holds signs of a script that is written without spaces."""
    return _RUN.search(text) is not None
