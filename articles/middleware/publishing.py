"""Scheduled articles are published when their moment comes, by whoever is asked for a page."""

import logging
from collections.abc import Callable
from time import monotonic

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from articles import newsroom

logger = logging.getLogger(__name__)


class PublishDueMiddleware:
    """Look for due articles before a request is answered, at most once a minute in each process.

    Where cron runs `publish_due` this finds nothing to do; where nobody set it up, the archive
    still publishes on time as long as anybody reads it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.next_look = 0.0

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Publish what is due, then answer; a database that is busy costs nobody a page."""
        every = settings.PUBLISH_CHECK_SECONDS
        if every and monotonic() >= self.next_look:
            self.next_look = monotonic() + every
            try:
                newsroom.publish_due()
            except DatabaseError:
                logger.exception("The articles that are due could not be published")
        return self.get_response(request)
