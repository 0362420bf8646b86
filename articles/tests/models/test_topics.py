"""Topics are one whatever the spelling, and never their own ancestors."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Expert, Topic, topic_key
from articles.tests.make import make_expert, make_organization, make_topic

pytestmark = pytest.mark.django_db


def test_a_topic_is_found_by_any_spelling_and_by_synonym() -> None:
    topic = make_topic(name="Énergie", synonyms=["能源", "power supply"])
    for name in ("énergie", "ENERGIE", "E\u0301nergie", "能源", "Power  Supply"):
        assert Topic.objects.named(name) == topic
    assert Topic.objects.named("Transport") is None


def test_a_merged_topic_leads_to_the_one_it_was_merged_into() -> None:
    kept = make_topic(name="Mobile networks")
    make_topic(name="Cellular networks", merged_into=kept)
    assert Topic.objects.named("cellular networks") == kept
    assert list(Topic.objects.canonical()) == [kept]


def test_two_spellings_of_one_name_cannot_both_be_topics() -> None:
    make_topic(name="Wind Power")
    with pytest.raises(ValidationError, match="spelt another way"):
        Topic(name="wind power").clean()
    with pytest.raises(IntegrityError):
        make_topic(name="wind power")


def test_a_topic_cannot_lie_below_itself() -> None:
    energy = make_topic(name="Energy")
    wind = make_topic(name="Wind", broader=energy)
    energy.broader = wind
    with pytest.raises(ValidationError, match="lies below"):
        energy.clean()


def test_names_of_ligatures_that_stand_for_many_letters_are_stored_and_kept_apart() -> None:
    ligature = "\ufdfa"  # eighteen letters, once it is taken apart
    topic = make_topic(name=ligature * 100, synonyms=[ligature * 99])
    other = make_topic(name=ligature * 98)
    expert, ministry = make_expert(name=ligature * 200), make_organization(name="Ministry")
    ministry.names.create(name=ligature * 300)
    for record in (topic, other, *topic.synonyms.all(), expert, *ministry.names.all()):
        assert len(record.key) <= record._meta.get_field("key").max_length
    assert Topic.objects.named(ligature * 100) == Topic.objects.named(ligature * 99) == topic
    assert Topic.objects.named(ligature * 98) == other
    assert list(Expert.objects.named(ligature * 200)) == [expert]


@given(st.text(max_size=300))
def test_a_key_is_no_longer_than_its_column(name: str) -> None:
    assert len(topic_key(name)) <= max(200, 2 * len(name))


def test_experts_are_found_by_aliases_in_any_script() -> None:
    expert = make_expert(name="Zhao Zhiguo", names=["赵志国"])
    assert list(Expert.objects.named("赵志国")) == [expert]
    assert list(Expert.objects.named("zhao zhiguo")) == [expert]
    assert expert.sort_name == "Zhiguo, Zhao"
