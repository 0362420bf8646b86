"""Encoders are read from a folder, or refused with what is wrong."""

import sys
from pathlib import Path

import numpy as np
import pytest

from articles.encoders import EncoderUnusable, load_encoder
from articles.tests.encoders.made import make_bert, make_static


def test_words_of_one_meaning_have_one_vector(tmp_path: Path) -> None:
    encoder = load_encoder(make_static(tmp_path))
    wheat, grain, train = encoder.encode(["Wheat!", "the grain", "train"])
    assert wheat @ grain == pytest.approx(1)
    assert wheat @ train == pytest.approx(0)


def test_a_text_without_a_known_word_is_near_nothing(tmp_path: Path) -> None:
    assert not load_encoder(make_static(tmp_path)).encode(["🦊", ""]).any()


def test_the_vector_of_a_text_does_not_depend_on_the_texts_beside_it(tmp_path: Path) -> None:
    encoder = load_encoder(make_bert(tmp_path))
    texts = ["dry", "dryer wheat summer dry wheat", "wheat"]
    alone = np.concatenate([encoder.encode([text]) for text in texts])
    assert encoder.encode(texts) == pytest.approx(alone, abs=1e-5)
    assert np.linalg.norm(alone, axis=1) == pytest.approx(1)


def test_another_model_has_another_name(tmp_path: Path) -> None:
    static = load_encoder(make_static(tmp_path)).name
    assert load_encoder(make_bert(tmp_path)).name != static


def test_a_folder_that_is_no_encoder_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(EncoderUnusable, match="model.safetensors"):
        load_encoder(tmp_path)


def test_a_file_cut_short_is_refused(tmp_path: Path) -> None:
    model = make_bert(tmp_path) / "model.safetensors"
    model.write_bytes(model.read_bytes()[:-400])
    with pytest.raises(EncoderUnusable, match="model.safetensors"):
        load_encoder(tmp_path)


def test_a_bert_without_one_of_its_tensors_is_refused(tmp_path: Path) -> None:
    model = make_bert(tmp_path) / "model.safetensors"
    model.write_bytes(
        model.read_bytes().replace(b"attention.self.key.bias", b"attention.self.kex.bias")
    )
    with pytest.raises(EncoderUnusable, match="no BERT"):
        load_encoder(tmp_path)


def test_a_vocabulary_of_another_model_is_refused(tmp_path: Path) -> None:
    with (make_static(tmp_path) / "vocab.txt").open("a", encoding="utf-8") as file:
        file.write("\nextra")
    with pytest.raises(EncoderUnusable, match="does not belong"):
        load_encoder(tmp_path)


def test_without_numpy_the_cure_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_static(tmp_path)
    monkeypatch.setitem(sys.modules, "numpy", None)
    with pytest.raises(EncoderUnusable, match="pip install numpy"):
        load_encoder(tmp_path)
