"""RIS, the tagged format that reference managers read (https://refdb.sourceforge.net/manual-0.9.6/)."""

from collections.abc import Iterable, Iterator

from .reference import Reference


def ris(references: Iterable[Reference]) -> str:
    """Return the references in RIS, lines ended by CR LF as the format asks."""
    return "".join(f"{tag}  - {value}\r\n" for r in references for tag, value in _lines(r))


def _lines(reference: Reference) -> Iterator[tuple[str, str]]:
    """Yield tag and value; PY stands beside DA because some readers know only one of the two."""
    published = reference.published
    fields = [
        ("TI", reference.title),
        *(("AU", author.sorted_name) for author in reference.authors),
        ("T2", reference.outlet),
        ("SE", reference.section),
        ("PY", f"{published.year:04}" if published else ""),
        ("DA", f"{published:%Y/%m/%d}" if published else ""),
        ("AB", reference.abstract),
        ("N1", reference.note),
        ("CY", reference.place),
        ("LA", reference.language),
        ("UR", reference.url),
        ("L2", reference.original_url),
        ("ID", reference.key),
    ]
    yield "TY", "NEWS"
    yield from ((tag, value) for tag, value in fields if value)
    yield "ER", ""
