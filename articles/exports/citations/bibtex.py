"""BibTeX and biblatex (https://ctan.org/pkg/biblatex: the entry type `article`)."""

from collections.abc import Iterable, Iterator

from .reference import Reference

# In braces each of these is a character and no command.
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_ESCAPES = str.maketrans(_SPECIAL)


def bibtex(references: Iterable[Reference]) -> str:
    """Return the references as entries in UTF-8."""
    return "\n".join(_entry(reference) for reference in references)


def _entry(reference: Reference) -> str:
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(reference))
    return f"@article{{{reference.key},\n{fields}}}\n"


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    """Yield name and value; a title in double braces keeps its capitals."""
    published = reference.published
    names = " and ".join(_name(author.sorted_name, author.family) for author in reference.authors)
    fields = [
        ("title", f"{{{escape(reference.title)}}}"),
        ("author", names),
        ("journaltitle", escape(reference.outlet)),
        ("journal", escape(reference.outlet)),
        ("date", published.isoformat() if published else ""),
        ("year", f"{published.year:04}" if published else ""),
        ("month", str(published.month) if published else ""),
        ("abstract", escape(reference.abstract)),
        ("note", escape(reference.note)),
        ("location", escape(reference.place)),
        ("langid", reference.language),
        ("url", _address(reference.url)),
    ]
    yield from ((name, value) for name, value in fields if value)


def _name(name: str, family: str) -> str:
    """Return a name; one that is not split into parts is kept together by braces."""
    return escape(name) if family else f"{{{escape(name)}}}"


def _address(url: str) -> str:
    """Return a URL, in which only braces and spaces would be misread."""
    return url.replace("{", "%7B").replace("}", "%7D").replace(" ", "%20")


def escape(text: str) -> str:
    """Return the text with the characters that are commands in TeX written as characters."""
    return text.translate(_ESCAPES)
