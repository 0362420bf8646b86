"""How long the finders need for 1,000 words, beside quantulum3 where it is installed.

    .venv/bin/python benchmarks/finding.py STORIES.jsonl

The file has a story a line, its words in "maintext" or "text". Processor time, after a first story
that loads the word lists. quantulum3 reads quantities alone and only the first ten stories, so
slow is it. The last line is one JSON object with every figure.
"""

import importlib
import json
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from articles.curation.finders import find_claims
from articles.quantities import find

PUBLISHED = date(2017, 6, 1)
FOR_THE_OTHER = 10


def main() -> None:
    """Print seconds for 1,000 words of each reader."""
    parser = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("stories", type=Path)
    rows = [json.loads(line) for line in parser.parse_args().stories.open(encoding="utf-8")]
    texts = [row.get("maintext") or row["text"] for row in rows]
    seconds = {
        "all claims": per_thousand_words(lambda text: find_claims(text, PUBLISHED), texts),
        "quantities alone": per_thousand_words(find, texts),
    }
    try:
        parser_of = importlib.import_module("quantulum3.parser")
    except ImportError:
        print("quantulum3 is not installed: no comparison")
    else:
        seconds["quantulum3"] = per_thousand_words(parser_of.parse, texts[:FOR_THE_OTHER])
    for name, taken in seconds.items():
        print(f"{name:17} {taken:.4f} s for 1,000 words")
    print(json.dumps({"stories": len(texts), "seconds per 1,000 words": seconds}))


def per_thousand_words(reader: Callable[[str], object], texts: Sequence[str]) -> float:
    """Return the processor time that a reader takes for 1,000 words."""
    reader(texts[0])
    start = time.process_time()
    for text in texts:
        reader(text)
    words = sum(len(text.split()) for text in texts)
    return 1000 * (time.process_time() - start) / words


if __name__ == "__main__":
    main()
