"""CSL-JSON (https://github.com/citation-style-language/schema: csl-data.json)."""

import json
from collections.abc import Iterable
from typing import Any

from articles.exports.bylines import Author
from articles.exports.values import filled

from .reference import Reference


def csl_json(references: Iterable[Reference]) -> str:
    """Return the references as a JSON array of CSL items."""
    return json.dumps([csl_item(r) for r in references], ensure_ascii=False, indent=2) + "\n"


def csl_item(reference: Reference) -> dict[str, Any]:
    """Return one reference as a CSL item."""
    published = reference.published
    parts = [published.year, published.month, published.day] if published else None
    return filled(
        {
            "id": reference.key,
            "type": "article-newspaper",
            "title": reference.title,
            "author": [_name(author) for author in reference.authors],
            "container-title": reference.outlet,
            "section": reference.section,
            "issued": {"date-parts": [parts]} if parts else None,
            "abstract": reference.abstract,
            "note": reference.note,
            "publisher-place": reference.place,
            "language": reference.language,
            "URL": reference.url,
        }
    )


def _name(author: Author) -> dict[str, str]:
    if author.family:
        return {"family": author.family, "given": author.given}
    return {"literal": author.name}
