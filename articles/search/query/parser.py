"""Text to query. Whatever is typed has a reading; what had to be repaired is said in words.

words side by side      all of them        OR                any of them (binds loosest)
"..."                   exact words        -word  NOT word   without
( ... )                 grouping           word*             beginning of a word
field:value  field:a,b  field:(a OR b)     see `fields`
"""

import unicodedata
from dataclasses import dataclass, field

from .fields import ALIASES, NAMED, NAMES, Unreadable, read_field
from .nodes import Node, Phrase, Query, Word
from .scanner import Kind, Token, clean, scan
from .tree import all_of, any_of, none_of, size, with_numbers, without_noise

MAX_LENGTH = 512
MAX_TERMS = 64
MAX_DEPTH = 16
_KEPT_AT_THE_END = "%‰°"


def parse_query(text: str) -> Query:
    """Return what the text asks for; never raises, and `repairs` says what was changed to read it.

    `str()` of the answer reads back as an equal query.
    """
    repairs: list[str] = []
    text = clean(text[: 4 * MAX_LENGTH]).strip()
    if len(text) > MAX_LENGTH:
        repairs.append(f"a search has at most {MAX_LENGTH} characters: the rest was left out")
        text = text[:MAX_LENGTH]
    root = _Parser(scan(text, NAMES), repairs).read()
    root = with_numbers(without_noise(root)) if root else None
    trimmed = _trimmed(root)
    if trimmed != root:
        repairs.append("the search was too long to keep whole: its last words were left out")
    return Query(trimmed, tuple(dict.fromkeys(repairs)))


def _trimmed(root: Node | None) -> Node | None:
    """Return the query without the last parts that make it, written out, break the limits."""
    parts = list(Query(root).parts)
    while parts and not _fits(all_of(parts)):
        parts.pop()
    return all_of(parts)


def _fits(node: Node | None) -> bool:
    text = str(node)
    depth = deepest = 0
    for sign in text:
        depth += (sign == "(") - (sign == ")")
        deepest = max(deepest, depth)
    return len(text) <= MAX_LENGTH and deepest <= MAX_DEPTH and size(node) <= MAX_TERMS


@dataclass(slots=True)
class _Group:
    """What stands between two brackets: alternatives, each a list of parts that all must hold."""

    name: str = ""
    negated: bool = False
    alternatives: list[list[Node]] = field(default_factory=lambda: [[]])
    negate_next: bool = False

    def add(self, node: Node) -> None:
        self.alternatives[-1].append(none_of(node) if self.negate_next else node)
        self.negate_next = False


class _Parser:
    """One reading of one list of tokens; groups are a list, so depth costs no recursion."""

    def __init__(self, tokens: list[Token], repairs: list[str]) -> None:
        self.tokens = tokens
        self.repairs = repairs
        self.groups = [_Group()]
        self.ignored_depth = 0
        self.terms = 0

    def read(self) -> Node | None:
        """Return the tree of all tokens."""
        while self.tokens and self.terms < MAX_TERMS:
            self.read_token(self.tokens.pop(0))
        if self.tokens:
            self.repairs.append(f"a search has at most {MAX_TERMS} terms: the rest was left out")
        unclosed = len(self.groups) - 1 + self.ignored_depth
        if unclosed:
            self.repairs.append(
                "closed a bracket" if unclosed == 1 else f"closed {unclosed} brackets"
            )
        while len(self.groups) > 1:
            self.close()
        return self.built(self.groups[0])

    def read_token(self, token: Token) -> None:
        """Take one token, and with a field's name the values after it."""
        group = self.groups[-1]
        if token.kind == Kind.OPEN:
            self.open(group.name)
        elif token.kind == Kind.CLOSE:
            self.close()
        elif token.kind == Kind.MINUS:
            group.negate_next = not group.negate_next
        elif token.kind == Kind.FIELD:
            self.read_field(ALIASES.get(token.text, token.text))
        elif token.kind == Kind.PHRASE:
            self.read_phrase(token, group.name)
        elif not self.read_operator(token, group):
            self.read_word(token, group.name)

    def read_operator(self, token: Token, group: _Group) -> bool:
        """Take OR, AND and NOT; return whether the token was one."""
        operator = bare(token.text)
        if operator == "OR":
            if not group.alternatives[-1]:
                self.repairs.append("left out an OR with nothing beside it")
            else:
                group.alternatives.append([])
        elif operator == "NOT":
            group.negate_next = not group.negate_next
        return operator in ("OR", "AND", "NOT")

    def read_phrase(self, token: Token, name: str) -> None:
        """Take quoted words."""
        if not token.closed:
            self.repairs.append("closed the quotation mark")
        if name and name != "title":
            self.add_field(name, [token.text])
        elif has_letters(token.text):
            self.add(Phrase(token.text, in_title=name == "title"))

    def read_word(self, token: Token, name: str) -> None:
        """Take a bare word."""
        if name and name != "title":
            self.add_field(name, token.text.split(","))
            return
        word = bare(token.text)
        if not word:
            self.repairs.append(f"left out “{token.text}”, which has no letter or digit")
            return
        unknown, colon, rest = token.text.partition(":")
        if colon and unknown.isalpha() and has_letters(rest) and not rest.startswith("//"):
            self.repairs.append(f"there is no field “{unknown}”: searched for the words")
        prefix = token.text.endswith("*")
        if prefix and len(word) < 2 and word.isascii():
            self.repairs.append(f"“{word}*” is too short: write at least two letters before the *")
            prefix = False
        self.add(Word(word, prefix, in_title=name == "title"))

    def read_field(self, name: str) -> None:
        """Take the value after a field's name: a word, a phrase, a list with commas or a group."""
        if not self.tokens or self.tokens[0].kind not in (Kind.WORD, Kind.PHRASE, Kind.OPEN):
            self.repairs.append(f"“{name}:” needs something after the colon")
            return
        token = self.tokens.pop(0)
        if token.kind == Kind.OPEN:
            self.open(name)
        elif name == "title":
            read = self.read_phrase if token.kind == Kind.PHRASE else self.read_word
            read(token, name)
        else:
            self.add_field(name, self.values(name, token))

    def values(self, name: str, token: Token) -> list[str]:
        """Return the values that stand without a space after the colon."""
        run = [token]
        while (
            self.tokens and self.tokens[0].glued and self.tokens[0].kind in (Kind.WORD, Kind.PHRASE)
        ):
            run.append(self.tokens.pop(0))
        if not run[-1].closed:
            self.repairs.append("closed the quotation mark")
        if name not in NAMED:
            return ["".join(part.text for part in run)]
        values: list[str] = []
        for part in run:
            values += [part.text] if part.kind == Kind.PHRASE else part.text.split(",")
        return values

    def add_field(self, name: str, values: list[str]) -> None:
        """Add the condition that a field states, or say why it states none."""
        left = MAX_TERMS - self.terms
        if name in NAMED and len(values) > left:
            self.repairs.append(f"a search has at most {MAX_TERMS} terms: the rest was left out")
            values = values[:left]
        try:
            self.add(read_field(name, values))
        except Unreadable as error:
            self.groups[-1].negate_next = False
            self.repairs.append(str(error))

    def add(self, node: Node) -> None:
        """Add a part to the group that is open."""
        self.terms += size(node)
        self.groups[-1].add(node)

    def open(self, name: str) -> None:
        """Begin a group; one that is nested too deep is read as if it had no brackets."""
        if len(self.groups) > MAX_DEPTH:
            self.ignored_depth += 1
            self.repairs.append(
                f"brackets nest at most {MAX_DEPTH} deep: the inner ones were left out"
            )
            return
        outer = self.groups[-1]
        self.groups.append(_Group(name, negated=outer.negate_next))
        outer.negate_next = False

    def close(self) -> None:
        """End the group and add it to the one around it."""
        if self.ignored_depth:
            self.ignored_depth -= 1
        elif len(self.groups) == 1:
            self.repairs.append("left out a closing bracket that was never opened")
        else:
            group = self.groups.pop()
            node = self.built(group)
            if node:
                self.groups[-1].add(none_of(node) if group.negated else node)

    def built(self, group: _Group) -> Node | None:
        """Return the node of a finished group."""
        if group.negate_next:
            self.repairs.append("left out a NOT with nothing after it")
        if not group.alternatives[-1] and len(group.alternatives) > 1:
            self.repairs.append("left out an OR with nothing beside it")
        return any_of(filter(None, map(all_of, group.alternatives)))


def has_letters(text: str) -> bool:
    """Return whether there is a letter or digit of any script."""
    return any(map(str.isalnum, text))


def bare(word: str) -> str:
    """Return the word without signs around it; "" when nothing is left to search for.

    Currency signs, `%` and the vowel signs of scripts that write them after the letter stay.
    """
    start, end = 0, len(word)
    while start < end and not (word[start].isalnum() or unicodedata.category(word[start]) == "Sc"):
        start += 1
    while end > start and not _may_end(word[end - 1]):
        end -= 1
    return word[start:end] if has_letters(word[start:end]) else ""


def _may_end(sign: str) -> bool:
    kind = unicodedata.category(sign)
    return sign.isalnum() or sign in _KEPT_AT_THE_END or kind == "Sc" or kind.startswith("M")
