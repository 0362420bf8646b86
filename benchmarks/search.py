"""Search measured beside its rivals: python benchmarks/search.py 100000 [--postgres URL]

Makes (once, kept in --folder) a made-up archive of N articles, loads the same rows into SQLite FTS5
and, when a server is given, PostgreSQL, asks all of them the same questions, and prints a table.
A later run goes on where one was broken off and makes nothing twice; an archive of an older version
is migrated and indexed anew. The last line is one JSON object with every figure; growth is told
against the smaller archives measured in the same folder. Ratios count; times drift.
"""

import argparse
import os
import sys
from importlib import import_module
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("articles", type=int)
    parser.add_argument(
        "--postgres", default="", help="address of a server with a scratch database"
    )
    parser.add_argument("--folder", type=Path, default=Path("/tmp/newsarchive-benchmark"))
    parser.add_argument(
        "--seconds", type=float, default=30, help="at most, for each engine in a row of a table"
    )
    parser.add_argument("--only-make", action="store_true", help="load and index, measure nothing")
    parser.add_argument(
        "--dense", action="store_true", help="a statistic and a quote in every article"
    )
    options = parser.parse_args()
    folder = options.folder / ("dense" if options.dense else "") / str(options.articles)
    folder.mkdir(parents=True, exist_ok=True)
    os.environ |= {"VAR_DIR": str(folder), "DATABASE_URL": f"sqlite:///{folder}/archive.sqlite3"}
    os.environ |= {"DJANGO_SETTINGS_MODULE": "newsarchive.settings", "LOG_LEVEL": "ERROR"}
    sys.path.insert(0, str(ROOT))
    django.setup()
    # Only now: the settings had to know the folder before anything of the archive was read.
    import_module("benchmarks.searching.run").run(options, folder)


if __name__ == "__main__":
    main()
