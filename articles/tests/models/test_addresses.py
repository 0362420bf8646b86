"""Slugs are readable in any script, unique, and remembered when they change."""

import pytest
from django.urls import NoReverseMatch, reverse, set_script_prefix
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from articles.models import Expert, FormerAddress, Outlet, address_of, unique_slugs
from articles.models.base import SLUG_LENGTH
from articles.tests.make import make_article, make_expert, make_outlet, make_topic

pytestmark = pytest.mark.django_db


def test_a_slug_keeps_the_script_of_the_name() -> None:
    assert make_expert(name="赵志国").slug == "赵志国"
    assert make_topic(name="Énergie éolienne").slug == "énergie-éolienne"


@pytest.mark.parametrize("slug", ["5g-stations", "0", "赵志国", "énergie-éolienne", "a_b", "a%b"])
def test_an_address_is_the_one_that_django_makes(slug: str) -> None:
    assert address_of("topic", slug) == reverse("topic", args=[slug])
    assert address_of("quote", 120) == reverse("quote", args=[120])


def test_an_address_begins_where_the_site_does() -> None:
    try:
        set_script_prefix("/news/")
        assert address_of("topic", "energy") == "/news/topics/energy/"
    finally:
        set_script_prefix("/")
    assert address_of("topic", "energy") == "/topics/energy/"


@pytest.mark.parametrize(("name", "key"), [("topic", ""), ("topic", "a/b"), ("quote", None)])
def test_what_cannot_be_an_address_is_refused(name: str, key: object) -> None:
    with pytest.raises(NoReverseMatch):
        address_of(name, key)  # type: ignore[arg-type]


def test_a_second_record_of_one_name_gets_a_number() -> None:
    first, second = make_article(headline="Same words"), make_article(headline="Same words")
    assert (first.slug, second.slug) == ("same-words", "same-words-2")


def test_a_name_without_letters_still_has_an_address() -> None:
    assert make_article(headline="???").slug == "article"


def test_a_changed_slug_leaves_a_former_address() -> None:
    outlet = make_outlet(name="Old Name")
    outlet.slug = "new-name"
    outlet.save()
    former = FormerAddress.objects.get()
    assert (former.kind, former.slug, former.target_id) == ("outlet", "old-name", outlet.pk)


def test_a_former_address_is_not_given_to_another_record() -> None:
    outlet = make_outlet(name="Ledger")
    outlet.slug = "the-ledger"
    outlet.save()
    assert unique_slugs(Outlet, ["Ledger"]) == ["ledger-2"]


def test_a_record_may_take_its_former_address_back() -> None:
    outlet = make_outlet(name="Ledger")
    for slug in ("the-ledger", "ledger"):
        outlet.slug = slug
        outlet.save()
    assert list(FormerAddress.objects.values_list("slug", flat=True)) == ["the-ledger"]


class SlugProperties(TestCase):
    @given(st.lists(st.text(max_size=300), max_size=8))
    def test_slugs_are_different_and_fit(self, texts: list[str]) -> None:
        slugs = unique_slugs(Expert, texts)
        assert len(slugs) == len(texts) == len(set(slugs))
        assert all(0 < len(slug) <= SLUG_LENGTH for slug in slugs)
