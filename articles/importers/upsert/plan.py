"""Records and what is stored -> what is to be done with each row; nothing is written here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.db.models import Q

from articles.importers.identity import Fingerprint, import_key
from articles.importers.records import ArticleRecord, FieldError
from articles.models import Article, Outlet, Section, Topic
from articles.text import BodyRefused

from .names import Names

# What a file says of an article, apart from its outlet, section, topics and status.
FIELDS = (
    "headline",
    "standfirst",
    "byline",
    "dateline",
    "body",
    "language",
    "canonical_url",
    "image_url",
    "image_caption",
    "image_credit",
    "published_at",
)
_UNCHECKED = ["outlet", "section", "created_by", "slug", "body_html", "plain_text"]


@dataclass(frozen=True, slots=True)
class UpsertOptions:
    """How records are written.

    `status` is for new articles whose row names none; `topics` are given to every article;
    `overwrite` takes the file's version of articles that were edited in the archive.
    """

    status: str = Article.Status.PUBLISHED
    topics: tuple[str, ...] = ()
    overwrite: bool = False


class Action(StrEnum):
    CREATE = "create"
    REPLACE = "replace"
    TAG = "tag"
    NOTHING = "nothing"
    SKIP = "skip"


@dataclass(slots=True)
class Step:
    """What is to be done with a record, why not when it is skipped, and the article it is about."""

    record: ArticleRecord
    action: Action
    reason: str = ""
    article: Article | None = None
    before: int | None = None  # the article's version before the import
    topics: tuple[int, ...] = ()  # those that the import added

    @property
    def present_article(self) -> Article:
        """Return the article, which every step has that is not skipped."""
        if self.article is None:
            raise LookupError(f"line {self.record.line} has no article yet")
        return self.article


class Present:
    """What the archive has of a batch: its articles, and the records its names stand for."""

    def __init__(self, records: Sequence[ArticleRecord], options: UpsertOptions) -> None:
        self.options = options
        self.outlets, self.sections, self.topics = Names(Outlet), Names(Section), Names(Topic)
        self.outlets.look_up(record.outlet for record in records)
        self.sections.look_up(record.section for record in records if record.section)
        self.topics.look_up(name for record in records for name in self.topics_of(record))
        urls = [record.canonical_url for record in records if record.canonical_url]
        keys = [import_key(record) for record in records]
        stored = Article.objects.select_for_update().defer("body_html", "plain_text")
        found = stored.filter(Q(import_key__in=keys) | Q(canonical_url__in=urls))
        self._by_key = {article.import_key: article for article in found}
        self._by_url = {article.canonical_url: article for article in found}
        self._by_url.pop("", None)

    def topics_of(self, record: ArticleRecord) -> tuple[str, ...]:
        """Return the names of the topics that an article gets."""
        return tuple(dict.fromkeys((*record.topics, *self.options.topics)))

    def article_of(self, record: ArticleRecord) -> Article | None:
        """Return the article that a record is about, None for a new one."""
        by_key = self._by_key.get(import_key(record))
        return by_key or self._by_url.get(record.canonical_url)

    def fingerprint(self, record: ArticleRecord) -> Fingerprint:
        """Return what the file says, with names as the records they stand for."""
        outlet = self.outlets.id_of(record.outlet) or f"new {record.outlet}"
        section: int | str = ""
        if record.section:
            section = self.sections.id_of(record.section) or f"new {record.section}"
        return Fingerprint.of(_content(record, outlet, section), self.topics_of(record))

    def create_missing(self, records: Sequence[ArticleRecord]) -> None:
        """Write the outlets, sections and topics that records name and the archive lacks."""
        self.outlets.create_missing(record.outlet for record in records)
        self.sections.create_missing(record.section for record in records if record.section)
        self.topics.create_missing(name for record in records for name in self.topics_of(record))

    def link(self, step: Step) -> None:
        """Set the outlet and the section of the article of a step."""
        article = step.present_article
        article.outlet_id = self.outlets.id_of(step.record.outlet) or 0
        article.section_id = self.sections.id_of(step.record.section)

    @property
    def made(self) -> dict[str, list[int]]:
        """Return the ids of the outlets, sections and topics that were made, by kind."""
        kinds = {"outlet": self.outlets, "section": self.sections, "topic": self.topics}
        return {kind: names.made for kind, names in kinds.items() if names.made}

    def topic_ids(self, record: ArticleRecord) -> set[int]:
        """Return the topics of a record; names of nothing but accents are no topics."""
        ids = {self.topics.id_of(name) for name in self.topics_of(record)}
        return {pk for pk in ids if pk is not None}


def plan(record: ArticleRecord, present: Present, written: Mapping[int, str]) -> Step:
    """Return what is to be done with a record.

    `written` is {id of the article: place of the row} of what this import has dealt with.
    """
    article = present.article_of(record)
    if article is None:
        return Step(record, Action.CREATE)
    last, new = Fingerprint.read(article.import_fingerprint), present.fingerprint(record)
    now = Fingerprint.of(_content(article, article.outlet_id, article.section_id or ""), ())
    overwrite = present.options.overwrite
    if new == last and (now.content == new.content or not overwrite):
        return Step(record, Action.NOTHING, article=article)
    if reason := _reason_to_skip(article, last, written):
        return Step(record, Action.SKIP, reason, article)
    if new.content == now.content or (new.content == last.content and not overwrite):
        return Step(record, Action.TAG, article=article)
    if now.content != last.content and not overwrite:
        reason = (
            "edited since import; --overwrite takes the file's version, history keeps the other"
        )
        return Step(record, Action.SKIP, reason, article)
    return Step(record, Action.REPLACE, article=article)


def _reason_to_skip(article: Article, last: Fingerprint, written: Mapping[int, str]) -> str:
    if article.pk in written:
        return f"the same article as {written[article.pk]}; give each row an id if it is not"
    if article.status == Article.Status.WITHDRAWN:
        return "withdrawn in the archive since import"
    return ""


def _content(source: ArticleRecord | Article, outlet: int | str, section: int | str) -> list[str]:
    """Return the parts that are compared; moments of one instant are the same part."""
    values = {name: getattr(source, name) for name in FIELDS}
    moment = values.pop("published_at")
    date = moment.astimezone(UTC).isoformat() if moment else ""
    return [str(outlet), str(section), date, *values.values()]


def fill(step: Step, present: Present) -> Article:
    """Return the article of a step with what its record says; raise FieldError if it cannot be."""
    record, new = step.record, step.article is None
    article = step.article or Article(import_key=import_key(record))
    if new:
        article.status = record.status or present.options.status
    for name in FIELDS:
        setattr(article, name, getattr(record, name))
    if article.status == Article.Status.PUBLISHED and article.published_at is None:
        cure = "Add it to the row, or import drafts: --status draft."
        raise FieldError("published_at", "a published article needs a date", cure)
    try:
        article.derive()
        article.clean_fields(exclude=_UNCHECKED)
    except BodyRefused as error:
        raise FieldError("body", str(error), "Correct the text of the row.") from error
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise FieldError(field, " ".join(messages).rstrip("."), "Correct the row.") from error
    return article
