"""Editors write topics, metrics, experts and organizations with a token."""

from typing import Any

import pytest
from django.test import Client

from articles.models import Expert, Metric, Organization, Topic
from articles.newsroom import Role
from articles.tests.make import make_expert, make_metric, make_organization, make_topic

from .asking import BASE, make_client, send

pytestmark = pytest.mark.django_db

NEW = {
    "experts": {"name": "Wang Peng"},
    "organizations": {"name": "Beijing Academy of Social Sciences"},
    "metrics": {"name": "5G base stations, China", "counted": "5G base stations"},
    "topics": {"name": "Base stations"},
}
KINDS = {"experts": Expert, "organizations": Organization, "metrics": Metric, "topics": Topic}


def test_an_expert_comes_with_names_roles_and_topics() -> None:
    editor, user = make_client()
    academy, topic = make_organization(name="Academy"), make_topic(name="China")
    role = {"organization": academy.slug, "role": "researcher", "start": "2021-03"}
    body = {"name": "Wang Peng", "names": ["王鹏"], "affiliations": [role], "topics": [topic.slug]}
    made = send(editor, "post", "/experts", body)
    assert made.status_code == 201, made.content
    told = made.json()
    assert (told["sort_name"], told["names"]) == ("Peng, Wang", ["王鹏"])
    assert told["affiliations"] == [role | {"organization_name": "Academy", "end": ""}]
    assert told["topics"] == [topic.slug]
    assert Expert.objects.get().history.first().history_user == user


@pytest.mark.parametrize("kind", NEW)
def test_what_nobody_reports_yet_is_read_by_editors_only(kind: str, client: Client) -> None:
    editor, _ = make_client()
    made = send(editor, "post", f"/{kind}", NEW[kind])
    address = f"{BASE}/{kind}/{made.json()['id']}"
    assert editor.get(address)["ETag"] == made["ETag"]
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("kind", NEW)
def test_a_change_needs_the_version_that_was_read(kind: str) -> None:
    editor, _ = make_client()
    made = send(editor, "post", f"/{kind}", NEW[kind])
    path = f"/{kind}/{made.json()['id']}"
    assert send(editor, "patch", path, {"name": "Other"}).status_code == 428
    assert send(editor, "patch", path, {"name": "Other"}, made["ETag"]).json()["name"] == "Other"
    assert send(editor, "patch", path, {"name": "Third"}, made["ETag"]).status_code == 412
    assert KINDS[kind].objects.get().name == "Other"


@pytest.mark.parametrize("kind", NEW)
def test_a_known_name_is_a_conflict_that_names_the_record(kind: str) -> None:
    editor, _ = make_client()
    first = send(editor, "post", f"/{kind}", NEW[kind]).json()
    again = send(editor, "post", f"/{kind}", NEW[kind])
    assert (again.status_code, again.json()["errors"]) == (409, {"id": first["id"]})
    assert KINDS[kind].objects.count() == 1


def test_another_person_of_the_same_name_is_said_to_be_one() -> None:
    editor, _ = make_client()
    make_expert(name="Wang Peng")
    assert send(editor, "post", "/experts", NEW["experts"]).status_code == 409
    namesake = NEW["experts"] | {"namesake": True}
    assert send(editor, "post", "/experts", namesake).status_code == 201


@pytest.mark.parametrize("kind", NEW)
def test_contributors_may_not(kind: str) -> None:
    contributor, _ = make_client(Role.CONTRIBUTOR)
    assert send(contributor, "post", f"/{kind}", NEW[kind]).status_code == 403
    assert send(contributor, "patch", f"/{kind}/1", {"name": "X"}, "*").status_code == 403
    assert not KINDS[kind].objects.exists()


@pytest.mark.parametrize(
    ("kind", "change", "field"),
    [
        ("experts", {"name": ""}, "name"),
        ("experts", {"affiliations": [{"organization": "nowhere"}]}, "organization"),
        ("topics", {"broader": "nothing"}, "broader"),
        ("topics", {"synonyms": ["Steel"]}, "synonyms"),
        ("organizations", {"homepage": "javascript:alert(1)"}, "homepage"),
        ("metrics", {"topics": ["nothing"]}, "topics"),
        ("metrics", {"merged_into": 1}, "merged_into"),
    ],
)
def test_what_cannot_be_saved_is_named_by_field(
    kind: str, change: dict[str, Any], field: str
) -> None:
    editor, _ = make_client()
    make_topic(name="Steel")
    response = send(editor, "post", f"/{kind}", NEW[kind] | change)
    assert response.status_code == 422, response.content
    assert field in str(response.json()["errors"])
    assert not KINDS[kind].objects.filter(name=NEW[kind]["name"]).exists()


def test_a_role_that_ends_before_it_starts_changes_nothing() -> None:
    editor, _ = make_client()
    expert, academy = make_expert(name="Wang Peng"), make_organization(name="Academy")
    role = {"organization": academy.slug, "start": "2021", "end": "2019"}
    change = {"note": "Researcher", "affiliations": [role]}
    response = send(editor, "patch", f"/experts/{expert.pk}", change, "*")
    assert (response.status_code, list(response.json()["errors"])) == (422, ["affiliations"])
    assert Expert.objects.get().note == ""


def test_a_topic_moves_below_another_and_is_found_by_its_synonyms() -> None:
    editor, _ = make_client()
    above, topic = make_topic(name="Telecoms"), make_topic(name="5G")
    change = {"broader": above.slug, "synonyms": ["fifth generation"]}
    told = send(editor, "patch", f"/topics/{topic.pk}", change, "*").json()
    assert (told["broader"], told["synonyms"]) == (above.slug, ["fifth generation"])
    assert Topic.objects.named("Fifth Generation") == topic
    send(editor, "patch", f"/topics/{topic.pk}", {"synonyms": []}, "*")
    assert Topic.objects.named("Fifth Generation") is None


def test_a_name_that_stays_keeps_its_limits() -> None:
    editor, _ = make_client()
    expert = make_expert(name="Wang Peng")
    expert.names.create(name="P. Wang", start="2020")
    expert.names.create(name="Old Wang")
    change = {"names": ["P. Wang", "王鹏"]}
    send(editor, "patch", f"/experts/{expert.pk}", change, "*")
    assert dict(expert.names.values_list("name", "start")) == {"P. Wang": "2020", "王鹏": ""}


def test_a_merged_record_is_not_changed_and_stands_for_what_it_was_merged_into() -> None:
    editor, _ = make_client()
    kept = make_metric(name="Stations")
    merged = make_metric(name="Masts", merged_into=kept)
    assert send(editor, "patch", f"/metrics/{merged.pk}", {"place": "X"}, "*").status_code == 404
    again = send(editor, "post", "/metrics", {"name": "Masts"})
    assert (again.status_code, again.json()["errors"]) == (409, {"id": kept.pk})
