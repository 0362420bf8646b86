"""One batch of records on its way into the archive."""

import hashlib
from collections.abc import Mapping, Sequence

from django.utils import timezone

from articles.importers.identity import import_key
from articles.importers.receipt import MAX_ORIGINAL, Outcome, Receipt, RowOutcome, reason_of
from articles.importers.records import ArticleRecord, FieldError, RowError
from articles.models import (
    Article,
    ImportedOriginal,
    OutboxRow,
    Quote,
    Statistic,
    TaggedArticle,
    UnreadArticle,
    unique_slugs,
)

from .plan import FIELDS, Action, Present, Step, UpsertOptions, fill, plan

_REPLACED = (*FIELDS, "outlet", "section", "body_html", "plain_text")
_MARKED = ("import_key", "import_fingerprint", "version", "modified_at")
_OUTCOMES = {
    Action.CREATE: Outcome.CREATED,
    Action.REPLACE: Outcome.UPDATED,
    Action.TAG: Outcome.UPDATED,
    Action.NOTHING: Outcome.UNCHANGED,
}


class Attempt:
    """A batch to be written in one transaction.

    `receipt`, `places`, `outcomes` and `made` hold once it succeeded.
    """

    def __init__(
        self,
        records: Sequence[ArticleRecord],
        file: str,
        options: UpsertOptions,
        written: Mapping[int, str],
    ) -> None:
        self.records, self.file, self.options, self.written = records, file, options, written
        self.reason = f"imported from {file}"[:100]
        self.receipt = Receipt()
        self.places: dict[int, str] = {}
        self.outcomes: list[RowOutcome] = []
        self.made: dict[str, list[int]] = {}

    def write(self) -> None:
        """Plan each row, then write what is new and what changed, in queries for all at once."""
        present = Present(self.records, self.options)
        steps = [step for record in self.records if (step := self._step(record, present))]
        by_action = {action: [s for s in steps if s.action == action] for action in Action}
        created, replaced = by_action[Action.CREATE], by_action[Action.REPLACE]
        changed = created + replaced + by_action[Action.TAG]
        present.create_missing([step.record for step in changed])
        left = {(s.present_article.outlet_id, s.present_article.section_id) for s in replaced}
        for step in created + replaced:
            present.link(step)
        self._create(created, present)
        self._update(replaced, by_action[Action.TAG], present)
        self._keep_originals(created + replaced)
        _tag(created, changed, present, self.reason)
        OutboxRow.objects.enqueue("articles", [step.present_article.pk for step in changed])
        UnreadArticle.objects.enqueue(step.present_article.pk for step in created + replaced)
        OutboxRow.objects.enqueue("outlets", {outlet for outlet, _ in left})
        OutboxRow.objects.enqueue("sections", {section for _, section in left if section})
        self.made = present.made
        self._count(steps)

    def _step(self, record: ArticleRecord, present: Present) -> Step | None:
        """Return what is to be done with a record, its article filled; None if it is left out."""
        self.receipt.unused.update(record.unused)
        step = plan(record, present, self.written)
        try:
            if step.action in (Action.CREATE, Action.REPLACE):
                step.article = fill(step, present)
        except FieldError as error:
            failure = error.at(record.line, record.original)
            self.receipt.fail(self.file, failure)
            self.outcomes.append(failed(self.file, failure, record.headline))
            return None
        if step.action == Action.SKIP:
            self.receipt.leave_out(Outcome.SKIPPED, self.file, record.line, step.reason)
            self.outcomes.append(self._outcome(step, Outcome.SKIPPED))
            return None
        return step

    def _outcome(self, step: Step, outcome: Outcome) -> RowOutcome:
        article = step.present_article
        return RowOutcome(
            outcome,
            self.file,
            step.record.line,
            headline=step.record.headline,
            reason=step.reason,
            key=import_key(step.record),
            article=article.pk,
            before=step.before,
            after=article.version,
            topics=step.topics,
        )

    def _create(self, steps: Sequence[Step], present: Present) -> None:
        slugs = unique_slugs(Article, [step.record.headline for step in steps])
        for step, slug in zip(steps, slugs, strict=True):
            step.present_article.slug = slug
            step.present_article.import_fingerprint = str(present.fingerprint(step.record))
        articles = Article.objects.bulk_create(step.present_article for step in steps)
        Article.history.bulk_history_create(articles, default_change_reason=self.reason)

    def _update(self, replaced: Sequence[Step], tagged: Sequence[Step], present: Present) -> None:
        """Write new contents and fingerprints; the claims of an article follow its new text."""
        for step in (*replaced, *tagged):
            article = step.present_article
            step.before = article.version
            article.import_key = article.import_key or import_key(step.record)
            article.import_fingerprint = str(present.fingerprint(step.record))
            article.version += 1
            article.modified_at = timezone.now()
        contents = [step.present_article for step in replaced]
        articles = contents + [step.present_article for step in tagged]
        Article.objects.bulk_update(contents, _REPLACED)
        Article.objects.bulk_update(articles, _MARKED)
        Article.history.bulk_history_create(
            articles, update=True, default_change_reason=self.reason
        )
        _move_claims(contents)

    def _keep_originals(self, steps: Sequence[Step]) -> None:
        ImportedOriginal.objects.bulk_create(
            (
                ImportedOriginal(
                    article=step.present_article,
                    source=f"{self.file}:{step.record.line}"[-500:],
                    format=step.record.format,
                    sha256=hashlib.sha256(step.record.original).hexdigest(),
                    content=step.record.original,
                )
                for step in steps
            ),
            ignore_conflicts=True,
        )

    def _count(self, steps: Sequence[Step]) -> None:
        for step in steps:
            self.receipt.count(_OUTCOMES[step.action])
            self.outcomes.append(self._outcome(step, _OUTCOMES[step.action]))
            self.places[step.present_article.pk] = f"{self.file}:{step.record.line}"


def _move_claims(articles: Sequence[Article]) -> None:
    """Let the claims of articles follow their new texts."""
    claimed = {
        pk
        for model in (Statistic, Quote)
        for pk in model.objects.filter(article__in=articles).values_list("article", flat=True)
    }
    for article in articles:
        if article.pk in claimed:
            article.reanchor_claims()


def _tag(created: Sequence[Step], changed: Sequence[Step], present: Present, reason: str) -> None:
    """Give articles their topics; none is ever taken away.

    The topics that an article begins with stand in no history of their own: what has none was
    there from the start.
    """
    articles = [step.present_article.pk for step in changed]
    had = TaggedArticle.objects.filter(content_object__in=articles)
    pairs = set(had.values_list("content_object_id", "tag_id"))
    for step in changed:
        pk = step.present_article.pk
        step.topics = tuple(
            t for t in sorted(present.topic_ids(step.record)) if (pk, t) not in pairs
        )
    TaggedArticle.objects.bulk_create(
        (
            TaggedArticle(tag_id=topic, content_object=step.present_article)
            for step in changed
            for topic in step.topics
        ),
        ignore_conflicts=True,
    )
    new = {step.present_article.pk for step in created}
    later = {s.present_article.pk: s.topics for s in changed if s.present_article.pk not in new}
    rows = TaggedArticle.objects.filter(content_object__in=later)
    came = [row for row in rows if row.tag_id in later[row.content_object_id]]
    TaggedArticle.history.bulk_history_create(came, default_change_reason=reason)


def failed(file: str, error: RowError, headline: str = "") -> RowOutcome:
    """Return the outcome of a row that was not understood or not accepted."""
    return RowOutcome(
        Outcome.FAILED,
        file,
        error.line,
        headline=headline,
        reason=reason_of(error),
        original=error.original if len(error.original) <= MAX_ORIGINAL else b"",
    )
