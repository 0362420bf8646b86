"""The heading a name stands under, in any script.

The letter of a name is its first character without case and accents, so that Óscar stands under O.
Scripts with too many characters for headings of their own share one: 漢 for Han, あ for kana,
가 for Hangul; digits share 0–9 and everything else #.
"""

import unicodedata

SHARED = {"CJK": "漢", "HIRAGANA": "あ", "KATAKANA": "あ", "HANGUL": "가"}


def heading(name: str) -> str:
    """Return the heading under which a name stands; an empty one is under #."""
    character = name[:1]
    if character.isdigit():
        return "0–9"
    if not character.isalpha():
        return "#"
    script = unicodedata.name(character, "").partition(" ")[0]
    if script in SHARED:
        return SHARED[script]
    return unicodedata.normalize("NFKD", character)[0].upper()[0]
