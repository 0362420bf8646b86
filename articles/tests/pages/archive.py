"""A running demo archive as its checks see it: addresses to ask, and a browser's way in."""

import json
import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[3]
TOOLS = Path(os.environ.get("CHECK_TOOLS", ROOT / ".venv/tools"))
API = "/api/v1"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
RECORDS = "articles topics experts organizations metrics outlets statistics quotes".split()
# Pages without a record of their own; the last is one that does not exist.
LISTS = """
/ /search/?q=china /search/?q=stations&kind=statistics /search/?q=growth&kind=quotes
/search/?q=professor&kind=experts /search/?q=zzzz /search/help/ /topics/ /topics/?q=en /experts/
/organizations/ /outlets/ /sections/ /metrics/ /disagreements/ /statistics/
/statistics/?q=unemployment&low=5 /statistics/?unit=furlong /archive/
/archive/on-this-day/ /archive/on-this-day/01/19/ /corrections/ /about/ /about/design/ /downloads/
/related/?text=5G+base+stations+in+China /follow/?kind=query&value=china /api/v1/docs /no-such-page/
""".split()


@dataclass(frozen=True, slots=True)
class Archive:
    """Where the archive answers, and its demo editor."""

    base: str
    username: str = ""
    password: str = ""

    def read(self, path: str) -> tuple[int, bytes]:
        """Return status and content of an address; an error's content, too."""
        address = path if path.startswith(self.base) else self.base + path
        try:
            with urlopen(quote(address, safe=":/?&=%#+,"), timeout=60) as answer:
                return answer.status, answer.read()
        except HTTPError as error:
            return error.code, error.read()

    def text(self, path: str) -> str:
        """Return the content of an address that must be there."""
        status, content = self.read(path)
        assert status == 200, (path, status)
        return content.decode()

    def json(self, path: str) -> Any:
        """Return the JSON of an address that must be there."""
        return json.loads(self.text(path))

    def harvest(self, path: str) -> list[dict[str, Any]]:
        """Return all records of a list of the API, page after page."""
        items: list[dict[str, Any]] = []
        address = f"{API}{path}"
        while address:
            page = self.json(address)
            items += page["items"]
            address = page["next"]
        return items

    def pages(self, of_each: int = 1) -> list[str]:
        """Return the paths of every type of page, `of_each` of each kind of record."""
        found = [*LISTS, *self.date_pages()]
        for kind in RECORDS:
            page = self.json(f"{API}/{kind}?limit={of_each}&order=-id&fields=url")
            found += [urlsplit(item["url"]).path for item in page["items"]]
        section = re.search(r'href="(/sections/[^"/]+/)"', self.text("/sections/"))
        return [*found, *([section[1]] if section else [])]

    def date_pages(self) -> list[str]:
        """Return the pages of the newest article's year, month and day."""
        newest = self.json(f"{API}/articles?limit=1&fields=published_at")["items"][0]
        year, month, day = newest["published_at"][:10].split("-")
        return [f"/archive/{year}/", f"/archive/{year}/{month}/", f"/archive/{year}/{month}/{day}/"]


def run_tool(*command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a program of the tools' folder and return what it said; it must be installed."""
    program, *arguments = map(str, command)
    path = Path(program) if program.startswith("/") else TOOLS / program
    assert path.exists() or program == "/usr/bin/java", f"{path} is missing: make check-pages"
    return subprocess.run(
        [str(path), *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        env=os.environ | environment,
    )
