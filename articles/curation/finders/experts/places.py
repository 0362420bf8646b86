"""Where names stand in a text, looked up rather than searched for again and again."""

import re
from collections import defaultdict

from .names import ExpertKind, Name, Span, name_in
from .words import COMPANY_FORMS

_WORD = re.compile(r"\w+")
# A first letter of any script, but no small Latin one.
_CAPITAL = r"[^\W\d_a-z]"
# A first letter of any script, but no small Latin one.
_CAPITAL = r"[^\W\d_a-z]"
_BEFORE = re.compile(rf"(?:{_CAPITAL}(?:\.|[\w’'-]+)[ \u00a0]){{1,3}}\Z")
_COMPANY = re.compile(rf"(?:[ \u00a0]{_CAPITAL}\w+)*?[ \u00a0](?:{COMPANY_FORMS})\b")
_MAX_BEFORE = 60
_MAX_LINE = 300
_MIN_HEADLINE = 4  # long words of a line, fewer do not tell a headline
_HEADLINE = 0.7  # the share of them with capitals


class Places:
    """The words of a text with their places."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts: dict[str, list[int]] = defaultdict(list)
        for match in _WORD.finditer(text):
            self._starts[match[0]].append(match.start())

    def of(self, words: str) -> list[Span]:
        """Return every place where these words stand as whole words."""
        first = _WORD.match(words)
        starts = self._starts.get(first[0], []) if first else []
        spans = [(s, s + len(words)) for s in starts if self.text.startswith(words, s)]
        return [(s, e) for s, e in spans if not self.text[e : e + 1].isalnum()]

    def full_name(self, short: str) -> Name | None:
        """Return "Mark Zuckerberg" for "Zuckerberg" if it stands anywhere but in a headline."""
        for start, end in self.of(short):
            before = _BEFORE.search(self.text, max(0, start - _MAX_BEFORE), start)
            full = name_in(self.text, before.start(), end) if before else None
            person = full is not None and full.kind is ExpertKind.PERSON and not full.short
            if full and person and not self.in_headline(full):
                return full
        return None

    def in_headline(self, name: Name) -> bool:
        """Whether nearly all words of the line have capitals, so that these tell nothing."""
        start = self.text.rfind("\n", max(0, name.start - _MAX_LINE), name.start) + 1
        end = self.text.find("\n", name.end, name.end + _MAX_LINE)
        if start == 0 and name.start > _MAX_LINE:
            return False  # no headline is so long
        line = self.text[start : end if end >= 0 else name.end + _MAX_LINE]
        words = [word for word in _WORD.findall(line) if len(word) > 3]
        capitals = sum(word[0].isupper() for word in words)
        return len(words) >= _MIN_HEADLINE and capitals > _HEADLINE * len(words)

    def is_company(self, name: Name) -> bool:
        """Whether "Inc" or the like follows the name somewhere."""
        return any(_COMPANY.match(self.text, end, end + 60) for _, end in self.of(name.text))

    def is_proper(self, word: str) -> bool:
        """Whether a single capital word is a name, not just the first word of a sentence."""
        if self._starts.get(word.lower()):
            return False
        inside = any(
            re.search(r"[a-z,’'][ \u00a0]+\Z", self.text[max(0, s - 3) : s])
            for s, _ in self.of(word)
        )
        return inside or not word.endswith("s")
