"""The benchmark of related claims runs on files of the documented form."""

import json
import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings

CLAIMS = [
    {"id": "a", "text": "The network has 3.377 million base stations.", "title": "5G grows"},
    {"id": "b", "text": "Wheat farmers fear a dry summer.", "title": "Harvest"},
    {"id": "c", "text": "A dry summer ruined the wheat.", "title": "Drought"},
]


def test_claims_of_a_file_are_ranked_by_their_words(tmp_path: Path) -> None:
    claims, queries = tmp_path / "claims.jsonl", tmp_path / "queries.jsonl"
    claims.write_text("\n".join(map(json.dumps, CLAIMS)), "utf-8")
    queries.write_text(json.dumps({"id": "q", "text": "dry summer, wheat farmers"}), "utf-8")
    script = settings.BASE_DIR / "benchmarks" / "related.py"
    environment = os.environ | {"VAR_DIR": str(tmp_path)}
    run = subprocess.run(
        [sys.executable, str(script), str(claims), str(queries)],
        check=True,
        capture_output=True,
        env=environment,
    )
    assert json.loads(run.stdout) == {"id": "q", "ranked": ["b", "c"]}
