"""`manage.py find_claims`: rows in, rows out, and no database."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command


def run(path: Path) -> list[dict[str, Any]]:
    out = StringIO()
    call_command("find_claims", path, stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def rows_file(folder: Path, *rows: str) -> Path:
    path = folder / "rows.jsonl"
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def test_a_row_in_gives_a_row_out_with_the_same_id(tmp_path: Path) -> None:
    first, second = run(
        rows_file(
            tmp_path,
            '{"id": "a", "text": "Output is up 29 percent, to over $7.36 billion."}',
            "",
            '{"id": 7, "text": "No numbers here."}',
        )
    )
    assert first["id"] == "a"
    assert first["quantities"] == [
        {"value": "29", "unit": "percent", "span": [13, 23], "change": "up"},
        {"value": "7360000000", "unit": "dollar", "span": [33, 46], "change": ">"},
    ]
    assert second == {"id": 7, "quantities": [], "statistics": [], "experts": [], "quotes": []}


def test_a_range_is_a_pair_and_every_value_an_exact_decimal(tmp_path: Path) -> None:
    (row,) = run(rows_file(tmp_path, '{"id": 1, "text": "5-10W of 2.5 km, 1 in 4 Germans"}'))
    assert [q["value"] for q in row["quantities"]] == [["5", "10"], "2.5", "0.25"]
    assert [q["unit"] for q in row["quantities"]] == ["watt", "kilometre", "German"]


def test_statistics_come_with_what_the_date_of_publication_tells(tmp_path: Path) -> None:
    text = "Solar capacity rose to 2.6 gigawatts last year, up 29 percent from 2023."
    line = json.dumps({"id": 1, "text": text, "published": "2025-02-12"})
    (row,) = run(rows_file(tmp_path, line))
    (statistic,) = row["statistics"]
    assert text[slice(*statistic["span"])] == "2.6 gigawatts"
    assert (statistic["counted"], statistic["period"]) == ("Solar capacity", "2024")
    assert (statistic["value"], statistic["unit"]) == ("2.6", "gigawatt")
    assert statistic["change"] == {
        "direction": "up",
        "amount": "29",
        "unit": "percent",
        "base": "2023",
        "base_value": None,
    }


def test_quotes_come_with_their_speakers(tmp_path: Path) -> None:
    text = "“We build,” said Tao Qing."
    (row,) = run(rows_file(tmp_path, json.dumps({"id": 1, "text": text})))
    (quote,) = row["quotes"]
    assert text[slice(*quote["speaker"])] == "Tao Qing"
    assert (quote["kind"], text[slice(*quote["cue"])]) == ("direct", "said")


def test_experts_come_with_role_and_affiliation(tmp_path: Path) -> None:
    text = "“We build,” said Tao Qing, a spokesperson of the Harbour Board."
    (row,) = run(rows_file(tmp_path, json.dumps({"id": 1, "text": text})))
    (expert,) = row["experts"]
    assert (expert["name"], expert["kind"]) == ("Tao Qing", "person")
    assert (expert["role"], expert["affiliation"]) == ("spokesperson", "Harbour Board")
    assert text[slice(*expert["affiliation_span"])] == "Harbour Board"


def test_an_amount_in_brackets_is_the_same_statistic_in_another_unit(tmp_path: Path) -> None:
    text = "Output reached 1.86 trillion yuan ($261.20 billion) in 2023."
    (row,) = run(rows_file(tmp_path, json.dumps({"id": 1, "text": text})))
    (statistic,) = row["statistics"]
    equivalent = statistic["equivalent"]
    assert (equivalent["value"], equivalent["unit"]) == ("261200000000", "dollar")
    assert text[slice(*equivalent["span"])] == "$261.20 billion"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("not json", "Line 2 is not JSON"),
        ('{"id": 1}', 'Line 2 is no object with an "id" and a "text"'),
        ('["id", "text"]', "Line 2 is no object"),
        ('{"id": 1, "text": "", "published": "soon"}', 'Line 2: "published" is no date'),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(CommandError, match=message):
        run(rows_file(tmp_path, '{"id": 0, "text": "fine"}', line))


def test_bytes_that_are_no_utf8_are_named(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(b'{"id": 1, "text": "\xff"}')
    with pytest.raises(CommandError, match="Line 1 is not JSON in UTF-8"):
        run(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="nowhere.jsonl cannot be read"):
        run(tmp_path / "nowhere.jsonl")
