"""Write everything public into a folder: tables, their descriptions, the topics."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.exports import TABLES, Site, csv_lines, csvw, data_package, json_lines, turtle


class Command(BaseCommand):
    help = "Write all public records into a folder as CSV and JSON Lines, with descriptions."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the folder; it is made when it is missing."""
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        """Write the files and print how many lines each has; each is complete or not there."""
        if not settings.SITE_URL:
            raise CommandError("Set SITE_URL, so that the files can name the archive's addresses.")
        site = Site(settings.SITE_NAME, settings.SITE_URL.rstrip("/"))
        folder.mkdir(parents=True, exist_ok=True)
        for name, table in TABLES.items():
            self.write(folder / f"{name}.jsonl", json_lines(table.rows(site)))
            self.write(folder / f"{name}.csv", csv_lines(table.flat, table.rows(site)))
            described = json.dumps(csvw(table, f"{name}.csv"), indent=2)
            self.write(folder / f"{name}.csv-metadata.json", [described + "\n"])
        package = json.dumps(data_package(TABLES.values(), site), indent=2)
        self.write(folder / "datapackage.json", [package + "\n"])
        self.write(folder / "topics.ttl", turtle(TABLES["topics"].all(), site))

    def write(self, path: Path, pieces: Iterable[str]) -> None:
        """Write to a file beside it and rename that, so that nobody reads half a file."""
        partial = path.with_name(f"{path.name}.partial")
        count = 0
        with partial.open("w", encoding="utf-8", newline="") as file:
            for piece in pieces:
                file.write(piece)
                count += 1
        partial.replace(path)
        self.stdout.write(f"{path.name}: {count}")
