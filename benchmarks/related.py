"""Rank external sets of claims with the archive's own retrieval.

    .venv/bin/python benchmarks/related.py CLAIMS.jsonl QUERIES.jsonl > RUN.jsonl

CLAIMS rows: {"id", "text", "title"}; QUERIES rows: {"id", "text"}; RUN rows: {"id", "ranked"}, the
ids of the claims best first, at most 100. The claims go into an index of their own in a temporary
folder as quotes do: the words, with the title as the headline of their article. A query that is
one of the claims is asked with the title of that claim, as the archive asks with the headline of
the article it shows. `--words-only` leaves out the character runs, `--bare` the titles of queries.
The development sets and their scorer are described in docs/accuracy.md.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")
django.setup()

from articles.claims.related.closeness import fused  # noqa: E402  needs the settings
from articles.search.engine import Document  # noqa: E402
from articles.search.engines.tantivy import TantivyEngine  # noqa: E402

KIND = "quotes"
MOST = 100


def main() -> None:
    """Read the files, rank, write the run to standard output and the speed to standard error."""
    options = arguments()
    claims, queries = list(rows(options.claims)), list(rows(options.queries))
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder), claims, options)
        started = time.perf_counter()
        for query in queries:
            sys.stdout.write(json.dumps({"id": query["id"], "ranked": archive.rank(query)}) + "\n")
        took = (time.perf_counter() - started) / max(1, len(queries))
    sys.stderr.write(f"{len(claims)} claims, {len(queries)} queries, {1000 * took:.1f} ms each\n")


def arguments() -> argparse.Namespace:
    """Return the command line's arguments."""
    parser = argparse.ArgumentParser(description="Rank claims with the archive's own retrieval.")
    parser.add_argument("claims", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--words-only", action="store_true", help="BM25 on word stems alone")
    parser.add_argument("--bare", action="store_true", help="ask without the titles of queries")
    return parser.parse_args()


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


class Archive:
    """The claims in an index, and the way the archive ranks them."""

    def __init__(
        self, folder: Path, claims: list[dict[str, Any]], options: argparse.Namespace
    ) -> None:
        self.options = options
        self.ids = [claim["id"] for claim in claims]
        self.titles = {(claim["id"], claim["text"]): claim.get("title", "") for claim in claims}
        self.texts = [f"{claim['text']} {claim.get('title', '')}" for claim in claims]
        self.engine = TantivyEngine(folder)
        build = self.engine.build()
        build.complete()
        build.switch()
        self.engine.write(document(number, claim) for number, claim in enumerate(claims))

    def rank(self, query: dict[str, Any]) -> list[str]:
        """Return the ids of the claims nearest to a query, best first."""
        known = "" if self.options.bare else self.titles.get((query["id"], query["text"]), "")
        text = f"{known} {query['text']}"
        found = self.engine.alike(KIND, text, limit=MOST)
        scores = dict(zip(found.ids, found.scores, strict=True))
        if not self.options.words_only:
            scores = fused(text, scores, {number: self.texts[number] for number in scores})
        return [self.ids[number] for number in sorted(scores, key=lambda each: -scores[each])]


def document(number: int, claim: dict[str, Any]) -> Document:
    """Return a claim as the archive indexes a quote."""
    return Document(
        kind=KIND, id=number, version=1, lead=claim["text"], names=(claim.get("title", ""),)
    )


if __name__ == "__main__":
    main()
