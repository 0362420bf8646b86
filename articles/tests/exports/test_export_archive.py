"""The whole archive as files in a folder."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles.exports import TABLES

from .story import CANARY, make_secret, make_story

pytestmark = pytest.mark.django_db


def test_every_table_and_description_is_written(tmp_path: Path, settings: Any) -> None:
    settings.SITE_URL = "https://archive.example/"
    make_story()
    make_secret()
    for _ in range(2):
        call_command("export_archive", str(tmp_path / "out"), verbosity=0)
    files = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir()}
    assert len(files) == 3 * len(TABLES) + 2
    assert not any(CANARY.lower() in text.lower() for text in files.values())
    package = json.loads(files["datapackage.json"])
    for resource in package["resources"]:
        header = next(csv.reader(files[resource["path"]].splitlines()))
        assert header == [field["name"] for field in resource["schema"]["fields"]]


def test_without_an_address_nothing_is_written(tmp_path: Path, settings: Any) -> None:
    settings.SITE_URL = ""
    with pytest.raises(CommandError, match="SITE_URL"):
        call_command("export_archive", str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()
