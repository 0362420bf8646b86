"""The demo archive is loaded whole, or not at all."""

from pathlib import Path

import pytest
from django.core.management import call_command

from articles.importers import DemoError, create_demo_editor, demo_login, load_demo
from articles.models import Article, Expert, Metric, Quote, Statistic, Topic
from articles.tests.make import make_article

pytestmark = pytest.mark.django_db

DEMO = '''
[[outlet]]
name = "The Example Times"
homepage = "https://times.example/"

[[topic]]
name = "Mobile networks"
broader = "Telecoms"
synonyms = ["移动网络", "mobile  Networks"]

[[topic]]
name = "Telecoms"

[[organization]]
name = "Ministry of Posts"
aliases = ["邮政部"]

[[expert]]
name = "Ana Ruiz"
aliases = ["Ana Ruíz", "安娜"]
topics = ["Telecoms"]
affiliations = [
  { organization = "Ministry of Posts", role = "chief engineer", start = "2021-03", end = "" },
]

[[metric]]
name = "Masts"
counted = "masts"
unit = ""
topics = ["Telecoms"]

[[article]]
outlet = "The Example Times"
section = "Economy"
headline = "Masts reach 3.4 million"
published = 2024-01-19T21:52:00+08:00
topics = ["Mobile networks"]
body = """
The number of masts reached **3.4 million**, up 29 percent, and 29 percent is much.

“It is a *start*,” said Ana Ruiz.
"""
  [[article.statistic]]
  exact = "3.4 million"
  metric = "Masts"
  counted = "masts"
  period = "2023"
  point = true
  change = { amount = "29", unit = "percent", direction = "up", base = "2022" }
  producer = "Ministry of Posts"
  speaker = "Ana Ruiz"
  role = "chief engineer"
  topics = ["Mobile networks"]
  [[article.statistic]]
  exact = "29 percent"
  prefix = "million, up "
  [[article.quote]]
  exact = "It is a start"
  speaker = "Ana Ruiz"
  cue = "said"
  [[article.correction]]
  date = 2024-01-20
  text = "An earlier version had another figure."

[[article]]
outlet = "The Example Times"
headline = "A wrong story"
published = 2024-01-20T10:00:00Z
status = "withdrawn"
withdrawal_reason = "It was wrong."
body = "Half of it was wrong."
'''


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "posts.toml").write_text(DEMO, encoding="utf-8")
    return tmp_path


def test_every_table_becomes_records(folder):
    assert str(load_demo(folder)).startswith("2 created")
    assert Topic.objects.get(name="Mobile networks").broader.name == "Telecoms"
    assert Metric.objects.get().topics.get().name == "Telecoms"
    expert = Expert.objects.named("安娜").get()
    assert [str(name) for name in expert.names.all()] == ["安娜"]
    assert str(expert.affiliations.get()) == "chief engineer, Ministry of Posts"
    article = Article.objects.get(headline__startswith="Masts")
    assert (article.section.name, article.corrections.count()) == ("Economy", 1)
    assert bytes(article.originals.get().content).startswith(b"[[article]]")


def test_statistics_stand_on_their_words(folder):
    load_demo(folder)
    masts, percent = Statistic.objects.order_by("start")
    assert (masts.value, masts.metric.name, masts.speaker.name) == (3_400_000, "Masts", "Ana Ruiz")
    assert (masts.period_is_point, masts.period_end.isoformat()) == (True, "2023-12-31")
    assert (masts.change_amount, masts.change_base_start.year) == (29, 2022)
    assert percent.unit_code == "percent"
    assert percent.article.plain_text[: percent.start].endswith("million, up ")
    assert Quote.objects.get().speaker == masts.speaker


def test_a_withdrawn_story_has_its_reason(folder):
    load_demo(folder)
    story = Article.objects.get(headline="A wrong story")
    assert (story.status, story.withdrawal_reason) == ("withdrawn", "It was wrong.")


def test_loading_again_changes_nothing(folder):
    load_demo(folder)
    before = list(Article.objects.values())
    assert "0 created, 0 updated, 2 unchanged" in str(load_demo(folder))
    assert list(Article.objects.values()) == before
    assert (Statistic.objects.count(), Expert.objects.count()) == (2, 1)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'exact = "3.4 million"',
            'exact = "3.5 million"',
            "posts.toml:3\\d, article “Masts.*“3.5 million”",
        ),
        ('exact = "It is a start"', 'exact = "It was a start"', "“It was a start” is not in"),
        ('prefix = "million, up "', "", "“29 percent” is 2 times"),
        ('exact = "29 percent"', 'exact = "much"', "“much” cannot be read as a number"),
        ('metric = "Masts"', 'metric = "Mast"', "no metric “Mast”"),
        ('speaker = "Ana Ruiz"', 'speaker = "Ana"', "no expert “Ana”"),
        ('period = "2023"', 'period = "last year"', "“last year” is not a period"),
        ('amount = "29"', 'amount = "much"', "“much” is not a number"),
        ('counted = "masts"\n  period', 'count = "masts"\n  period', "there is no “count”"),
        ('cue = "said"', 'kind = "spoken"', "spoken"),
        ("[[metric]]", "[[metrics]]", "no \\[\\[metrics\\]\\]"),
        ('outlet = "The Example Times"\nsection', "section", "outlet"),
        ('broader = "Telecoms"', 'broader = "Tele"', "no topic “Tele”"),
        ('topics = ["Mobile networks"]\nbody', 'topics = ["Mobile"]\nbody', "no topic “Mobile”"),
        ("It is a *start*", "It is a *start", "“It is a start” is not in"),
    ],
)
def test_a_mistake_is_named_and_nothing_is_written(folder, old, new, message):
    assert old in DEMO
    (folder / "posts.toml").write_text(DEMO.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DemoError, match=message):
        load_demo(folder)
    assert not Article.objects.exists()
    assert not Topic.objects.exists()


def test_an_empty_folder_is_an_error(tmp_path):
    with pytest.raises(DemoError, match="no .toml files"):
        load_demo(tmp_path)


def test_the_demo_archive_of_the_project_loads():
    receipt = load_demo()
    assert receipt.failed == 0
    assert Article.objects.count() >= 60
    assert Statistic.objects.count() >= 150
    assert Expert.objects.count() >= 40


def test_the_demo_editor_has_the_role_of_a_publisher(settings, tmp_path, django_user_model):
    settings.VAR_DIR = tmp_path
    login = create_demo_editor()
    assert login == demo_login()
    editor = django_user_model.objects.get(username=login.username)
    assert editor.is_staff and not editor.is_superuser
    assert editor.has_perms(["articles.publish_article", "articles.add_statistic"])
    assert (tmp_path / "demo_editor").stat().st_mode & 0o077 == 0
    assert create_demo_editor() is None


def test_the_login_is_not_shown_when_it_no_longer_works(settings, tmp_path, django_user_model):
    settings.VAR_DIR = tmp_path
    assert demo_login() is None
    create_demo_editor()
    django_user_model.objects.update(password="!")
    assert demo_login() is None


def test_an_archive_with_articles_gets_no_demo(capsys):
    make_article()
    call_command("load_demo")
    assert Article.objects.count() == 1
    assert "--force" in capsys.readouterr().out


def test_who_starts_the_archive_is_told_the_login_once(capsys):
    call_command("load_demo", login_told=True)
    assert "Demo editor" not in capsys.readouterr().out
    assert demo_login() is not None
