"""`manage.py start`: bring the archive up on this machine; an empty one gets the demo."""

import hashlib
import os
import socket
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from articles import search
from articles.curation import review
from articles.importers import demo_login
from articles.models import Article

READING_AT_START = 5.0  # seconds spent on articles that wait to be read for claims


class Command(BaseCommand):
    help = "Migrate, collect static files, load the demo into an empty archive, index, and serve."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default=os.environ.get("HOST", "127.0.0.1"))
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
        parser.add_argument("--workers", type=int, default=int(os.environ.get("WORKERS", "2")))

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare everything, then become gunicorn."""
        host, port = options["host"], options["port"]
        refuse_taken_port(host, port)
        call_command("migrate", verbosity=0)
        collect_static()
        if not Article.objects.exists():
            self.stdout.write("The archive is empty: loading the demo.")
            call_command("load_demo", login_told=True, stdout=self.stdout)
        search.ensure_index()
        review.read_waiting(seconds=READING_AT_START)
        self.welcome(host, port)
        serve(host, port, options["workers"])

    def welcome(self, host: str, port: int) -> None:
        """Say where the archive answers and how to log in."""
        shown = "localhost" if host in ("127.0.0.1", "0.0.0.0") else host
        self.stdout.write(f"\n  The archive:  http://{shown}:{port}/")
        self.stdout.write(f"  The admin:    http://{shown}:{port}/admin/")
        login = demo_login()
        if login:
            self.stdout.write(f"  Demo editor:  {login.username} / {login.password}")
        self.stdout.write("\n  Ctrl-C stops it; nothing is lost.\n")
        self.stdout.flush()


def refuse_taken_port(host: str, port: int) -> None:
    """Raise CommandError, naming the cure, when the port cannot be bound."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"Port {port} on {host} cannot be used ({error.strerror}). "
                f"Choose another: make run PORT={port + 1}"
            ) from error


def collect_static() -> None:
    """Collect the static files when one of them changed since the last start."""
    stamp = Path(settings.STATIC_ROOT).with_suffix(".stamp")
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            info = os.stat(storage.path(path))
            digest.update(f"{path} {info.st_size} {info.st_mtime_ns}\n".encode())
    if stamp.exists() and stamp.read_text(encoding="ascii") == digest.hexdigest():
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(digest.hexdigest(), encoding="ascii")


def serve(host: str, port: int, workers: int) -> None:
    """Replace this process by gunicorn."""
    sys.stdout.flush()
    gunicorn = Path(sys.executable).with_name("gunicorn")
    arguments = [
        *("newsarchive.wsgi:application", "--bind", f"{host}:{port}"),
        *("--workers", str(workers), "--threads", "4", "--no-control-socket"),
        *("--log-level", "warning"),
    ]
    os.execv(gunicorn, [str(gunicorn), *arguments])
