"""What colleagues say to each other about an article, and each step of its way to readers."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from .article import Article


class Note(models.Model):
    """A line in the talk about an article: a note, or a step of its workflow with its reason."""

    class Step(models.TextChoices):
        NOTE = "", "noted"
        SUBMIT = "submit", "submitted for review"
        SEND_BACK = "send_back", "sent back"
        SCHEDULE = "schedule", "scheduled"
        UNSCHEDULE = "unschedule", "taken off the schedule"
        PUBLISH = "publish", "published"
        CORRECT = "correct", "corrected"
        WITHDRAW = "withdraw", "withdrew"
        RESTORE = "restore", "restored"

    article = models.ForeignKey(Article, models.CASCADE, related_name="notes")
    step = models.CharField(max_length=20, choices=Step.choices, blank=True)
    text = models.TextField(blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return self.text or self.get_step_display()
