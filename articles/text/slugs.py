"""Text -> the readable part of an address, in any script.

Django's slugify keeps what Python's `\\w` matches, which leaves out the vowel signs of Hindi and
Thai ("हिन्दी" becomes "हनद"); here signs that combine with a letter stay with it (Unicode categories
Mn and Mc, https://www.unicode.org/reports/tr44/#General_Category_Values).
"""

import re
import unicodedata

# Signs that choose the look of an emoji, and are no part of a word.
_VARIATION = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_GAPS = re.compile(r"[-\s]+")


def slug_of(text: str, length: int) -> str:
    """Return a text as a slug of at most so many characters, "" when no letter or digit is in it.

    NFC, lower case, words joined by hyphens; a letter is never cut off from its signs.
    """
    composed = unicodedata.normalize("NFC", _VARIATION.sub("", text).lower())
    kept = unicodedata.normalize("NFC", "".join(_kept(composed)))
    slug = _GAPS.sub("-", kept).strip("-_")
    if len(slug) <= length:
        return slug
    while length and _is_sign(slug[length]):
        length -= 1
    return slug[:length].strip("-_")


def is_slug(text: str) -> bool:
    """Return whether a text can stand as a slug: NFC letters, digits, their signs, - and _."""
    if not text or unicodedata.normalize("NFC", text) != text:
        return False
    return "".join(_kept(text)) == text and not re.search(r"\s", text)


def _kept(text: str) -> list[str]:
    """Return the letters with their signs, digits, hyphens and spaces; signs alone go."""
    kept: list[str] = []
    after_word = False
    for character in text:
        is_word = character.isalnum() or character == "_"
        after_word = is_word or (after_word and _is_sign(character))
        if after_word or character == "-" or character.isspace():
            kept.append(character)
    return kept


def _is_sign(character: str) -> bool:
    return unicodedata.category(character) in ("Mn", "Mc")
