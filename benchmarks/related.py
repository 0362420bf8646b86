"""Rank external sets of claims with the archive's own retrieval.

    .venv/bin/python benchmarks/related.py CLAIMS.jsonl QUERIES.jsonl > RUN.jsonl

CLAIMS rows: {"id", "text", "title"}; QUERIES rows: {"id", "text"}; RUN rows: {"id", "ranked"}, the
ids of the claims best first, at most 100. The claims go into an index of their own in a temporary
folder as quotes do: the words, with the title as the headline of their article. A query that is
one of the claims is asked with the title of that claim, as the archive asks with the headline of
the article it shows. `--words-only` leaves out the character runs, `--bare` the titles of queries;
`--encoder FOLDER` adds an encoder, as an archive with one does (docs/deploying.md).
Claims that score the same are ranked as they were indexed, so they are shuffled first, by `--seed`:
in a file that begins with what is looked for, its order would otherwise break the ties rightly.
The development sets and their scorer are described in docs/accuracy.md.
"""

import argparse
import json
import os
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")
django.setup()

from articles.claims.related.trial import MOST, ClaimSet, read_rows, with_meaning  # noqa: E402
from articles.encoders import load_encoder  # noqa: E402


def main() -> None:
    """Read the files, rank, write the run to standard output and the speed to standard error."""
    options = arguments()
    claims = list(read_rows(options.claims, "id", "text"))
    random.Random(options.seed).shuffle(claims)
    queries = read_rows(options.queries, "id", "text")
    encoder = load_encoder(options.encoder) if options.encoder else None
    with tempfile.TemporaryDirectory() as folder:
        archive = ClaimSet(Path(folder), claims, encoder)
        started = time.perf_counter()
        for query in queries:
            ranked = rank(archive, query, options)
            sys.stdout.write(json.dumps({"id": query["id"], "ranked": ranked}) + "\n")
        took = (time.perf_counter() - started) / max(1, len(queries))
    sys.stderr.write(f"{len(claims)} claims, {len(queries)} queries, {1000 * took:.1f} ms each\n")


def arguments() -> argparse.Namespace:
    """Return the command line's arguments."""
    parser = argparse.ArgumentParser(description="Rank claims with the archive's own retrieval.")
    parser.add_argument("claims", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--words-only", action="store_true", help="BM25 on word stems alone")
    parser.add_argument("--bare", action="store_true", help="ask without the titles of queries")
    parser.add_argument("--encoder", type=Path, help="the folder of an encoder, fused with words")
    parser.add_argument("--seed", type=int, default=0, help="of the order of the claims")
    return parser.parse_args()


def rank(archive: ClaimSet, query: dict[str, Any], options: argparse.Namespace) -> list[str]:
    """Return the ids of the claims nearest to a query, best first."""
    text = query["text"] if options.bare else archive.question(query)
    scores = archive.by_words(text, grams=not options.words_only)
    if options.encoder:
        scores = with_meaning(scores, archive.cosines(text))
    return archive.ranked(scores)[:MOST]


if __name__ == "__main__":
    main()
