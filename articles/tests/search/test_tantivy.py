"""The embedded engine keeps the contract, and what is its own: the folder, the lock, damage."""

import json
import multiprocessing
import os
import random

import pytest

from articles.search.engine import Document, Question
from articles.search.engines.tantivy import TantivyEngine
from articles.search.results import SearchUnavailable

from .corpus import documents
from .engine_contract import EngineContract

FOOTER = 93  # bytes after the content of a file, where tantivy keeps its checksum
EVERYTHING = Question("articles")


def made(root, filling=()):
    engine = TantivyEngine(root)
    build = engine.build()
    build.add(filling)
    build.complete()
    build.switch()
    return engine


@pytest.fixture
def engine(tmp_path):
    return made(tmp_path / "index")


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    return made(tmp_path_factory.mktemp("filled") / "index", documents())


class TestTantivy(EngineContract):
    """All of the contract."""


def test_without_an_index_the_cure_is_named(tmp_path):
    with pytest.raises(SearchUnavailable, match="search_index --rebuild"):
        TantivyEngine(tmp_path / "nothing").count(EVERYTHING)


def test_an_index_of_another_version_is_not_read(engine):
    stamp = engine.folder.current() / "stamp.json"
    stamp.write_text(json.dumps(json.loads(stamp.read_text()) | {"schema": 0}))
    with pytest.raises(SearchUnavailable, match="another version"):
        engine.count(EVERYTHING)


def test_another_engine_on_the_folder_sees_each_commit(engine):
    reader = TantivyEngine(engine.folder.root)
    for number in range(1, 6):
        engine.write([Document("articles", number, 1, text="x")])
        assert reader.count(EVERYTHING) == number


def test_old_builds_are_removed_at_the_switch(engine):
    made(engine.folder.root)
    folders = [p for p in engine.folder.root.iterdir() if p.is_dir() and not p.is_symlink()]
    assert folders == [engine.folder.current()]


def test_many_small_batches_leave_no_files_behind(engine):
    for number in range(1, 26):
        engine.write([Document("articles", number % 7, 1, text="x")])
    folder = engine.folder.current()
    segments = json.loads((folder / "meta.json").read_text())["segments"]
    listed = {segment["segment_id"].replace("-", "") for segment in segments}
    present = {path.name.split(".")[0] for path in folder.iterdir() if len(path.stem) >= 32}
    assert present <= listed
    assert len(segments) < 12


def _hold(root, held, done):
    with TantivyEngine(root).locked() as mine:
        assert mine
        held.set()
        done.wait(20)


def test_one_process_writes_and_its_end_frees_the_lock(engine):
    context = multiprocessing.get_context("fork")
    held, done = context.Event(), context.Event()
    holder = context.Process(target=_hold, args=(engine.folder.root, held, done))
    holder.start()
    assert held.wait(20)
    with engine.locked() as mine:
        assert not mine
    os.kill(holder.pid, 9)
    holder.join(20)
    with engine.locked() as mine:
        assert mine


def _truncate(path, dice):
    content = path.read_bytes()
    path.write_bytes(content[: dice.randrange(len(content))])


def _flip(path, dice):
    content = bytearray(path.read_bytes())
    content[dice.randrange(len(content) - FOOTER)] ^= 0x55
    path.write_bytes(bytes(content))


@pytest.mark.parametrize("harm", [_truncate, _flip])
@pytest.mark.parametrize("ending", ["store", "idx", "term", "pos", "fast", "fieldnorm"])
def test_every_damaged_file_is_named(tmp_path, harm, ending):
    engine = made(tmp_path / "index", documents())
    assert engine.damaged() == []
    path = next(iter(engine.folder.current().glob(f"*.{ending}")))
    harm(path, random.Random(ending))
    assert engine.damaged() == [path.name]


@pytest.mark.parametrize("ending", ["store", "idx", "term", "pos", "fast", "fieldnorm"])
def test_a_missing_or_cut_file_is_unavailability_and_nothing_worse(tmp_path, ending):
    for harm in (_truncate, lambda path, dice: path.unlink()):
        engine = made(tmp_path / f"index{harm.__name__}", documents())
        harm(next(iter(engine.folder.current().glob(f"*.{ending}"))), random.Random(1))
        with pytest.raises(SearchUnavailable, match="search_index --rebuild"):
            engine.search(EVERYTHING)


@pytest.mark.parametrize("content", ["", "{}", "not json", '{"segments": 7}'])
def test_a_broken_list_of_files_is_unavailability(engine, content):
    (engine.folder.current() / "meta.json").write_text(content)
    with pytest.raises(SearchUnavailable):
        engine.search(EVERYTHING)
    with pytest.raises(SearchUnavailable):
        engine.write([Document("articles", 1, 1)])
