"""Languages as readers name them: `zh`, `zh-Hans`, `Chinese`, `中文`."""

import re

# The languages that most is published in, with their English names and their own.
_NAMES = """
ar arabic العربية|bg bulgarian български|bn bengali বাংলা|ca catalan català|cs czech čeština
da danish dansk|de german deutsch|el greek ελληνικά|en english|es spanish español|et estonian eesti
fa persian farsi فارسی|fi finnish suomi|fr french français|ga irish gaeilge|he hebrew עברית
hi hindi हिन्दी|hr croatian hrvatski|hu hungarian magyar|id indonesian|is icelandic íslenska
it italian italiano|ja japanese 日本語|ko korean 한국어|lt lithuanian lietuvių|lv latvian latviešu
ms malay melayu|nl dutch nederlands|no norwegian norsk|pl polish polski|pt portuguese português
ro romanian română|ru russian русский|sk slovak slovenčina|sl slovenian slovenščina
sr serbian српски|sv swedish svenska|sw swahili kiswahili|ta tamil தமிழ்|th thai ไทย
tr turkish türkçe|uk ukrainian українська|ur urdu اردو|vi vietnamese|zh chinese mandarin 中文
"""
_CODES = {
    name: code
    for row in _NAMES.strip().replace("\n", "|").split("|")
    for code, *names in [row.split()]
    for name in names
}
_TAG = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]{2,8})*")


def language_code(text: str) -> str:
    """Return the code of a language without script and country; "" when it cannot be one."""
    text = text.lower()
    tag = _TAG.fullmatch(text)
    return _CODES.get(text) or (tag[1] if tag else "")
