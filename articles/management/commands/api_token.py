"""Issue a token by which a program acts for an editor in the API."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.models import ApiToken


class Command(BaseCommand):
    help = "Issue an API token for a user, or end it; the secret is printed once."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the user and what the token is for."""
        parser.add_argument("username")
        parser.add_argument("name", help="what uses it, such as 'wire import'")
        parser.add_argument("--end", action="store_true", help="end the tokens of this name")

    def handle(self, *args: Any, username: str, name: str, end: bool, **options: Any) -> None:
        """Print the secret, or how many tokens ended."""
        user = get_user_model().objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"There is no user “{username}”.")
        if end:
            ended, _ = ApiToken.objects.filter(user=user, name=name).delete()
            self.stdout.write(f"Ended: {ended}")
            return
        _, secret = ApiToken.objects.issue(user, name)
        self.stdout.write(secret)
