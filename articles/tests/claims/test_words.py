"""The words by which two descriptions are held beside each other."""

import pytest

from articles.claims.words import alike, stem


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("enterprises", "enterprise"),
        ("houses", "house"),
        ("bases", "base"),
        ("causes", "cause"),
        ("losses", "loss"),
        ("taxes", "tax"),
        ("branches", "branch"),
        ("viruses", "virus"),
        ("surpluses", "surplus"),
        ("abuses", "abuse"),
        ("buses", "bus"),
        ("gases", "gas"),
        ("subsidies", "subsidy"),
        ("stations", "station"),
        ("bus", "bus"),
        ("analysis", "analysis"),
    ],
)
def test_a_plural_and_its_singular_are_one_word(many: str, one: str) -> None:
    assert stem(many) == stem(one) == one


def test_a_house_is_a_house_however_many() -> None:
    assert alike("house completed", "houses completed")
