"""Citations of articles, statistics and quotes, for reference managers.

A citation is made in two steps: a record becomes a `Reference`, a format writes references.
"""

from collections.abc import Callable, Iterable

from .bibtex import bibtex
from .csl import csl_json
from .reference import Reference, reference_to
from .ris import ris

# By the ending of the address: content type and writer.
FORMATS: dict[str, tuple[str, Callable[[Iterable[Reference]], str]]] = {
    "ris": ("application/x-research-info-systems", ris),
    "bib": ("application/x-bibtex", bibtex),
    "json": ("application/vnd.citationstyles.csl+json", csl_json),
}

__all__ = ["FORMATS", "Reference", "bibtex", "csl_json", "reference_to", "ris"]
