"""An encoder beside the words: measured, admitted, built, used and turned off."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as configured
from django.core.management import CommandError, call_command

from articles import meaning, search
from articles.claims import Relation, related
from articles.models import Article
from articles.tests.claims.records import story
from articles.tests.encoders.made import make_static
from articles.tests.make import make_quote

pytestmark = pytest.mark.django_db
CLAIMS = [
    {"id": "a", "text": "wheat drought"},
    {"id": "b", "text": "corn parched"},
    {"id": "c", "text": "railway late"},
    {"id": "d", "text": "train tardy"},
]


@pytest.fixture(autouse=True)
def encoder(settings: Any, tmp_path: Path) -> None:
    settings.RELATED_ENCODER = str(make_static(tmp_path / "model"))
    search.connect()
    search.rebuild()


def gate(tmp_path: Path, relevant: dict[str, str]) -> None:
    claims, queries = tmp_path / "claims.jsonl", tmp_path / "queries.jsonl"
    claims.write_text("\n".join(map(json.dumps, CLAIMS)), "utf-8")
    texts = {claim["id"]: claim["text"] for claim in CLAIMS}
    rows = ({"id": q, "text": texts[q], "relevant": [a]} for q, a in relevant.items())
    queries.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    call_command("encoder", "--gate", claims, queries)


def admit(tmp_path: Path) -> None:
    gate(tmp_path, {"a": "b", "b": "a", "c": "d", "d": "c"})


def quotes() -> tuple[Any, Any]:
    own, other = "Wheat is parched", "Corn needs no drought"
    pair = tuple(
        make_quote(story(f"“{words}”, she said.", headline="-"), exact=words)
        for words in (own, other)
    )
    search.drain()
    return pair


def shown(claim: Any) -> list[related.Row]:
    return [row for group in related.for_quote(claim).groups for row in group.rows]


def test_an_encoder_that_beats_words_is_admitted_with_what_was_measured(
    tmp_path: Path, capsys: Any
) -> None:
    admit(tmp_path)
    admitted = meaning.admission()
    assert admitted and (admitted.words_mrr, admitted.mrr, admitted.recall) == (0, 100, 100)
    assert admitted.close == pytest.approx(1, abs=0.01)
    assert "words alone: MRR@10 0.0" in capsys.readouterr().out


def test_an_encoder_that_finds_no_more_is_not_admitted_and_loses_its_admission(
    tmp_path: Path,
) -> None:
    admit(tmp_path)
    with pytest.raises(CommandError, match="does not beat words"):
        gate(tmp_path, {"a": "nowhere"})
    assert meaning.admission() is None


def test_claims_without_a_word_in_common_are_found_by_their_meaning(tmp_path: Path) -> None:
    own, other = quotes()
    assert shown(own) == []
    admit(tmp_path)
    call_command("encoder", "--build")
    [row] = shown(own)
    assert (row.claim, row.relation) == (other, Relation.SIMILAR)
    assert row.reason == "Close in meaning, by the archive's encoder."


def test_without_an_admission_it_is_never_used(tmp_path: Path) -> None:
    own, _ = quotes()
    call_command("encoder", "--build")
    assert shown(own) == []


@pytest.mark.parametrize("way", ["unset", "deleted", "off", "damaged"])
def test_switched_off_in_any_way_words_go_on(way: str, tmp_path: Path, settings: Any) -> None:
    own, _ = quotes()
    admit(tmp_path)
    call_command("encoder", "--build")
    if way == "unset":
        settings.RELATED_ENCODER = ""
    elif way == "deleted":
        settings.RELATED_ENCODER = str(tmp_path / "gone")
    elif way == "off":
        call_command("encoder", "--off")
        assert not (tmp_path / "encoder").exists()
    else:
        [file] = (tmp_path / "encoder").glob("*.vectors")
        file.write_bytes(b"abc")
    assert shown(own) == []


def test_a_story_hidden_after_the_build_never_appears(tmp_path: Path) -> None:
    own, other = quotes()
    admit(tmp_path)
    call_command("encoder", "--build")
    Article.objects.filter(pk=other.article_id).update(status=Article.Status.DRAFT)
    assert shown(own) == []


def test_claims_of_drafts_get_no_vectors(tmp_path: Path, capsys: Any) -> None:
    _, other = quotes()
    Article.objects.filter(pk=other.article_id).update(status=Article.Status.DRAFT)
    call_command("encoder", "--build")
    assert "1 vectors made, 0 kept" in capsys.readouterr().out


def test_a_row_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    claims = tmp_path / "claims.jsonl"
    claims.write_text('{"id": "a", "text": "x"}\n{"id": "b"}\n', "utf-8")
    with pytest.raises(CommandError, match='line 2: "text" is missing'):
        call_command("encoder", "--gate", claims, claims)


def test_without_a_folder_the_command_names_the_variable(settings: Any) -> None:
    settings.RELATED_ENCODER = ""
    with pytest.raises(CommandError, match="RELATED_ENCODER"):
        call_command("encoder", "--build")


def test_the_product_does_not_import_numpy() -> None:
    script = (
        "import sys, django; django.setup(); import articles.urls, articles.management.commands."
        "encoder; sys.exit('numpy' in sys.modules)"
    )
    environment = {
        "DJANGO_SETTINGS_MODULE": "newsarchive.settings",
        "VAR_DIR": str(configured.VAR_DIR),
    }
    subprocess.run(
        [sys.executable, "-c", script], check=True, cwd=configured.BASE_DIR, env=environment
    )
