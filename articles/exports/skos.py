"""The topics as SKOS in Turtle (https://www.w3.org/TR/skos-reference/, /TR/turtle/)."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from django.urls import reverse

from articles.models import Topic

from .site import Site
from .values import concept

PREFIXES = """\
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .
"""
_STRING = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n", "\r": r"\r", "\t": r"\t"})
_NOT_IN_ADDRESS = re.compile(r'[\x00-\x20<>"{}|^`\\]')


def turtle(topics: Iterable[Topic], site: Site) -> Iterator[str]:
    """Yield the scheme and one concept for each topic.

    The topics need `synonyms` and `broader`, the latter None where it is not to be shown. Names
    carry no language: the archive does not record it.
    """
    scheme = iri(site.url(reverse("topics")))
    yield f"{PREFIXES}\n{scheme} a skos:ConceptScheme ;\n  dct:title {text(site.name)} .\n"
    for topic in topics:
        yield _concept(topic, scheme, site)


def _concept(topic: Topic, scheme: str, site: Site) -> str:
    about = [f"{iri(site.url(topic))} a skos:Concept", f"skos:inScheme {scheme}"]
    about.append(f"skos:prefLabel {text(topic.name)}")
    about += [f"skos:altLabel {text(s.name)}" for s in topic.synonyms.all()]
    if topic.description:
        about.append(f"skos:definition {text(topic.description)}")
    if topic.broader is not None:
        about.append(f"skos:broader {iri(site.url(topic.broader))}")
    else:
        about.append(f"skos:topConceptOf {scheme}")
    if concept(topic.external_id):
        about.append(f"skos:exactMatch {iri(concept(topic.external_id))}")
    elif topic.external_id:
        about.append(f"skos:notation {text(topic.external_id)}")
    return "\n" + " ;\n  ".join(about) + " .\n"


def iri(address: str) -> str:
    """Return an address as Turtle writes it; what may not stand between < and > is quoted."""
    return f"<{_NOT_IN_ADDRESS.sub(lambda found: quote(found[0]), address)}>"


def text(value: str) -> str:
    """Return a string literal."""
    return f'"{value.translate(_STRING)}"'
