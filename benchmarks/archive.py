"""Measure a small archive end to end: import, index, search, pages, start-up.

    .venv/bin/python benchmarks/archive.py [ARTICLES]

Makes an archive of generated articles (default 4,000, the same at each run) beside the demo in a
temporary folder, through the commands an operator uses. Prints a table; the last line is one JSON
object with every figure. Times are of this machine: compare the ratios, not the milliseconds.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
QUERIES = ("people", "year city", '"last year"', "price -house", "percent 2023", "3.377 million")
ROUNDS = 30


def main() -> None:
    """Run every measurement and print the table."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 4000
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"VAR_DIR": folder, "DJANGO_SETTINGS_MODULE": "newsarchive.settings"}
        os.environ["PAGE_CACHE_MB"] = "0"  # pages are made each time
        figures = measure(Path(folder), articles)
    for name, value in figures.items():
        print(f"{name:<44} {value:>10}")
    print(json.dumps(figures))


def measure(folder: Path, articles: int) -> dict[str, float]:
    """Return every figure by name, times in seconds unless the name says otherwise."""
    manage("migrate", "-v0")
    manage("collectstatic", "--no-input", "-v0")
    figures = {"load the demo, s": clock(lambda: manage("load_demo"))}
    stories = folder / "stories.jsonl"
    write_stories(stories, articles)
    took = clock(lambda: manage("import_articles", str(stories), "--outlet", "The Bench"))
    figures |= {f"import {articles} articles, s": took, "articles a second": articles / took}
    figures["import the same file again, s"] = clock(
        lambda: manage("import_articles", str(stories), "--outlet", "The Bench")
    )
    report = subprocess.run(
        [sys.executable, __file__, "--inside"], check=True, stdout=subprocess.PIPE, cwd=ROOT
    )
    figures |= json.loads(report.stdout)
    return {name: round(value, 1 if value >= 10 else 3) for name, value in figures.items()}


def manage(*arguments: str) -> None:
    """Run a management command in a process of its own."""
    subprocess.run(
        [sys.executable, "manage.py", *arguments], check=True, cwd=ROOT, stdout=subprocess.DEVNULL
    )


def clock(work: Callable[[], object]) -> float:
    """Return how many seconds the work took."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def write_stories(path: Path, count: int) -> None:
    """Write generated articles of some 300 words, their frequencies as in natural text."""
    chance = random.Random(1)
    common = "the of to and in a said for percent year people on city new price was by".split()
    words = common + [f"{chance.choice('bdgklmnprst')}{n:x}an" for n in range(20_000)]
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    first = datetime(2000, 1, 1, tzinfo=UTC)
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            text = " ".join(chance.choices(words, weights, k=300))
            row = {
                "id": f"story-{number}",
                "headline": f"Story {number}: {' '.join(chance.choices(words, weights, k=6))}",
                "body": text,
                "published_at": (first + timedelta(hours=50 * number)).isoformat(),
                "topics": chance.sample(["Energy", "Trade", "Rail", "Housing", "Wheat"], 2),
            }
            file.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    if "--inside" in sys.argv:
        sys.path.insert(0, str(ROOT))
        from benchmarks.archive_inside import report

        print(json.dumps(report(QUERIES, ROUNDS)))
    else:
        main()
