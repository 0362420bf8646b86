"""Where sentences begin and end."""

import re

# Never the last word of a sentence.
_TITLES = frozenset(
    "mr mrs ms messrs mx dr prof rev fr hon gen adm col maj capt cmdr lt sgt cpl pvt sen rep reps "
    "sens gov pres supt det insp st mt ft vs v viz cf ca approx fig figs eq sec ch pp vol e.g i.e "
    "al".split()
)
# The last word of a sentence only when an unmistakable first word follows.
_SHORT = frozenset(
    "inc ltd co corp llc plc bros jr sr esq ph.d m.d b.a m.a a.m p.m a.d b.c u.s u.k u.n e.u u.s.a "
    "d.c dept univ assn ave blvd rd est gov't jan feb mar apr jun jul aug sep sept oct nov dec "
    "mon tue tues wed thu thur thurs fri sat sun".split()
)
_BEFORE_NUMBER = frozenset(
    "no nos art para p pp vol jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_FIRST_WORDS = frozenset(
    "The A An This That These Those He She It They We I You His Her Its Their Our My In On At For "
    "From But And So Yet Or As If When While After Before Since Although However Meanwhile Also "
    "According There Then With To By Of No Not What Who Why How Some Many Most One".split()
)
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)|[。！？｡।॥؟۔]+[\"'”’»」』）)\]]*")
_LINE = re.compile(r"[^\n]+")
_LAST_WORD = re.compile(r"[^\s\"'“‘(\[«]*\Z")
_NEXT_WORD = re.compile(r"[\s\"'“‘(\[«]*([^\s,;:.!?\"'”’)\]]*)")
_SPEAKER = re.compile(
    r"\s+(?:[^\W\d_a-z][\w.’'-]*\s+){1,4}(?:said|says|asked|asks|added|told|shouted|replied|wrote)\b"
)


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the span of every sentence, in order, without the white space around it.

    A newline ends a sentence. Abbreviations, initials, decimals and dots of omission do not.
    """
    spans: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        spans += _of_line(text, *line.span())
    return tuple(spans)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the sentences that hold text[start:end]; at least that span itself."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end == -1 else line_end
    spans = [
        (line_start + s, line_start + e)
        for s, e in sentences(text[line_start:line_end])
        if line_start + s < end and start < line_start + e
    ]
    return min([start, *(s for s, _ in spans)]), max([end, *(e for _, e in spans)])


def _of_line(text: str, line_start: int, line_end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    start = line_start
    for mark in _END.finditer(text, line_start, line_end):
        if _ends_sentence(text, start, line_end, mark):
            spans += _trimmed(text, start, mark.end())
            start = mark.end()
    return spans + _trimmed(text, start, line_end)


def _trimmed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return [(start, end)] if start < end else []


def _ends_sentence(text: str, start: int, line_end: int, mark: re.Match[str]) -> bool:
    following = _NEXT_WORD.match(text, mark.end(), line_end)
    word = following[1] if following else ""
    if not word or mark[0][0] not in ".!?…":
        return True
    if word[0].islower() or word[0] in "–—―":
        return False  # goes on, or is signed: "..." — Li Na
    if mark[0][0] in "!?" and mark[0][-1] in "\"'”’»":
        return not _SPEAKER.match(text, mark.end(), line_end)
    return mark[0] != "." or _full_stop(text, start, mark.start(), word)


def _full_stop(text: str, start: int, stop: int, following: str) -> bool:
    found = _LAST_WORD.search(text, max(start, stop - 40), stop)
    word = found[0] if found else ""
    last = word.lower()
    if not word or (word.isdecimal() and not text[start:stop].strip(word + " ")):
        return False  # a lone stop, or the number of a list item
    if last in _BEFORE_NUMBER and following[0].isdecimal():
        return False
    if last in _TITLES:
        return False
    initial = len(word) == 1 and word.isupper()
    if initial or last in _SHORT or re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", word):
        return following in _FIRST_WORDS and word != "I"
    return True
