"""Names in a query stand for records, whatever they are called today."""

import pytest

from articles.models import Topic
from articles.search.naming import Name, labels, resolve
from articles.tests.make import (
    make_article,
    make_expert,
    make_metric,
    make_organization,
    make_outlet,
    make_section,
    make_topic,
)

pytestmark = pytest.mark.django_db


def ids(field, value):
    return resolve({field: [value]}).get((field, value), ())


def test_slugs_names_and_other_names_are_one():
    topic = make_topic(name="Énergie solaire", synonyms=["Photovoltaics"])
    for name in ("énergie-solaire", "Énergie solaire", "energie SOLAIRE", "photovoltaics"):
        assert ids("topic", name) == (topic.pk,), name


def test_every_field_has_names():
    made = {
        "expert": (make_expert(name="Zhao Zhiguo", names=["赵志国"]), ["zhao-zhiguo", "赵志国"]),
        "org": (make_organization(name="Industry Ministry", short_name="MIIT"), ["miit", "MIIT"]),
        "outlet": (make_outlet(name="The Post"), ["the-post", "The Post", "the post"]),
        "section": (make_section(name="Économie"), ["économie", "Économie"]),
        "metric": (make_metric(name="5G base stations, China"), ["5G base stations, China"]),
    }
    for field, (record, names) in made.items():
        assert [ids(field, name) for name in names] == [(record.pk,)] * len(names)


def test_a_merged_record_stands_for_what_it_was_merged_into():
    kept = make_topic(name="Solar power")
    merged = make_topic(name="Sun power", synonyms=["Sunshine"])
    Topic.objects.filter(pk=merged.pk).update(merged_into=kept)
    assert ids("topic", "sun-power") == ids("topic", "sunshine") == (kept.pk,)


def test_a_former_address_still_works_until_another_has_it():
    outlet = make_outlet(name="Old Name")
    outlet.slug = "new-name"
    outlet.name = "New Name"
    outlet.save()
    assert ids("outlet", "old-name") == (outlet.pk,)
    other = make_outlet(name="Old Name", slug="old-name")
    assert ids("outlet", "old-name") == (other.pk,)


def test_namesakes_are_all_meant():
    first, second = make_expert(name="Li Wei"), make_expert(name="Li Wei")
    assert ids("expert", "Li Wei") == (first.pk, second.pk)
    assert ids("expert", second.slug) == (second.pk,)


def test_all_names_of_a_query_cost_one_database_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        resolve({"topic": ["a", "b"], "expert": ["c"], "org": ["d"], "outlet": ["e"]})


def test_ids_cost_one_query_and_one_for_the_edition(django_assert_num_queries):
    topic, outlet = make_topic(name="Sun"), make_outlet(name="Post")
    make_article(topics=[topic], outlet=outlet)
    wanted = {"topic": [topic.pk], "outlet": [outlet.pk], "expert": []}
    with django_assert_num_queries(2):
        found = labels(wanted)
    with django_assert_num_queries(1):  # known by now, if nothing changed
        assert labels(wanted) == found
    assert found["topic", topic.pk] == Name(topic.pk, "sun", "Sun")
    assert found["outlet", outlet.pk].label == "Post"


def test_what_is_not_public_has_no_name():
    draft = make_article(status="draft", topics=[make_topic(name="Sun")])
    assert labels({"topic": draft.topics.values_list("pk", flat=True)}) == {}


def test_nothing_wanted_costs_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert resolve({}) == {}
        assert labels({"topic": []}) == {}
