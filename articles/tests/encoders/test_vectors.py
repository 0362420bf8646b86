"""Files of vectors: built, taken up again, searched."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.encoders import (
    Encoder,
    EncoderUnusable,
    Text,
    Vectors,
    build_vectors,
    by_reciprocal_rank,
    load_encoder,
)
from articles.tests.encoders.made import make_static

TEXTS = [Text(0, 1, "wheat"), Text(0, 2, "train"), Text(1, 1, "dry corn"), Text(1, 300, "late")]


@pytest.fixture
def encoder(tmp_path: Path) -> Encoder:
    return load_encoder(make_static(tmp_path / "model"))


def build(path: Path, encoder: Encoder, texts: list[Text] = TEXTS) -> tuple[int, int]:
    return build_vectors(path, encoder, texts, lambda number: None)


def test_the_nearest_of_a_kind_come_first(tmp_path: Path, encoder: Encoder) -> None:
    build(tmp_path / "v.vectors", encoder)
    vectors = Vectors(tmp_path / "v.vectors", encoder.dimensions)
    [asked] = encoder.encode(["grain"])
    assert vectors.nearest(asked, 0, 5) == {1: pytest.approx(1), 2: pytest.approx(0)}
    assert list(vectors.nearest(asked, 1, 1)) == [1]
    assert vectors.cosines(asked, 1, [1, 2, 999]) == {1: pytest.approx(0.7071, abs=1e-3)}


def test_only_new_and_changed_texts_are_encoded_again(tmp_path: Path, encoder: Encoder) -> None:
    path = tmp_path / "v.vectors"
    assert build(path, encoder) == (4, 0)
    assert build(path, encoder, [Text(0, 1, "railway"), *TEXTS[2:]]) == (1, 2)
    vectors = Vectors(path, encoder.dimensions)
    [asked] = encoder.encode(["train"])
    assert (len(vectors), vectors.cosines(asked, 0, [1, 2])) == (3, {1: pytest.approx(1)})


def test_an_interrupted_build_goes_on_where_it_stopped(tmp_path: Path, encoder: Encoder) -> None:
    path = tmp_path / "v.vectors"
    build(path, encoder)
    whole = path.read_bytes()
    path.rename(path.with_suffix(".part"))
    path.with_suffix(".part").write_bytes(whole[:-5])
    assert build(path, encoder) == (1, 3)
    assert path.read_bytes() == whole
    assert not path.with_suffix(".left").exists()


def test_a_damaged_file_is_refused_with_the_cure(tmp_path: Path, encoder: Encoder) -> None:
    path = tmp_path / "v.vectors"
    path.write_bytes(b"abc")
    with pytest.raises(EncoderUnusable, match="encoder --build"):
        Vectors(path, encoder.dimensions)


def test_no_texts_make_an_empty_file(tmp_path: Path, encoder: Encoder) -> None:
    build(tmp_path / "v.vectors", encoder, [])
    [asked] = encoder.encode(["train"])
    vectors = Vectors(tmp_path / "v.vectors", encoder.dimensions)
    assert vectors.nearest(asked, 0, 5) == vectors.cosines(asked, 0, [1]) == {}


@settings(max_examples=50)
@given(st.lists(st.permutations("abcd"), min_size=1, max_size=3))
def test_what_all_orders_put_first_is_first(orders: list[list[str]]) -> None:
    scores = by_reciprocal_rank([["x", *order] for order in orders])
    assert max(scores, key=lambda key: scores[key]) == "x"
    assert set(scores) == set("abcdx")
