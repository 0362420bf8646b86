"""The groups of the roles hold what the table says, and the documented table is the same."""

import pytest
from django.contrib.auth.models import Group, Permission

from articles.newsroom import PERMISSIONS, Role

pytestmark = pytest.mark.django_db


def granted(role: Role) -> set[str]:
    return set(Group.objects.get(name=role).permissions.values_list("codename", flat=True))


@pytest.mark.parametrize("role", [r for r in Role if r != Role.ADMINISTRATOR])
def test_the_migrations_gave_each_group_what_the_table_says(role: Role) -> None:
    assert granted(role) == PERMISSIONS[role]


def test_every_permission_of_the_table_exists() -> None:
    known = set(Permission.objects.values_list("codename", flat=True))
    assert set().union(*PERMISSIONS.values()) <= known


def test_an_administrator_may_do_everything_that_others_may() -> None:
    assert set().union(*PERMISSIONS.values()) <= granted(Role.ADMINISTRATOR)
    assert "change_user" in granted(Role.ADMINISTRATOR)


def test_each_role_may_do_what_the_one_before_may() -> None:
    assert PERMISSIONS[Role.CONTRIBUTOR] < PERMISSIONS[Role.EDITOR] < PERMISSIONS[Role.PUBLISHER]
