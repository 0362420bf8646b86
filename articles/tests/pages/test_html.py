"""The W3C's HTML checker finds no error and no warning on any page."""

import json
from pathlib import Path

from .archive import TOOLS, Archive, run_tool

JAR = TOOLS / "node_modules/vnu-jar/build/dist/vnu.jar"


def test_html_is_valid(archive: Archive, tmp_path: Path) -> None:
    names = {}
    for number, path in enumerate(archive.pages(of_each=3)):
        name = f"{number:03}.html"
        (tmp_path / name).write_bytes(archive.read(path)[1])
        names[name] = path
    told = run_tool(
        *("/usr/bin/java", "-jar", JAR, "--format", "json"), *(tmp_path / name for name in names)
    )
    messages = json.loads(told.stderr)["messages"]
    places = [
        (names[m["url"].rpartition("/")[2]], m["message"], m.get("extract")) for m in messages
    ]
    assert places == []
    assert len(names) > 40
