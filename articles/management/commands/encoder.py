"""`manage.py encoder`: measure the encoder of meaning, build its vectors, turn it off."""

import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from articles import meaning, search
from articles.claims import related
from articles.encoders import EncoderUnusable


class Command(BaseCommand):
    help = "Say how the encoder of RELATED_ENCODER does; with an option, measure, build, turn off."

    def add_arguments(self, parser: ArgumentParser) -> None:
        task = parser.add_mutually_exclusive_group()
        task.add_argument(
            "--gate",
            nargs=2,
            type=Path,
            metavar=("CLAIMS", "QUERIES"),
            help="measure it on JSON Lines files; admit it if it beats words alone",
        )
        task.add_argument(
            "--build", action="store_true", help="bring the claims' vectors up to date"
        )
        task.add_argument("--off", action="store_true", help="delete its admission and vectors")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do the one task; fail, naming the cure, where the encoder cannot be used."""
        try:
            if options["gate"]:
                self.gate(*options["gate"])
            elif options["build"]:
                self.build()
            elif options["off"]:
                gone = meaning.turn_off()
                self.stdout.write("Turned off; words alone." if gone else "It was off already.")
            else:
                self.status()
        except (EncoderUnusable, search.SearchUnavailable, OSError, ValueError) as error:
            raise CommandError(str(error)) from error

    def gate(self, claims: Path, queries: Path) -> None:
        """Measure; admit the encoder, or take its admission back and fail."""
        encoder = meaning.encoder_wanted()
        known = related.read_rows(claims, "id", "text")
        asked = related.read_rows(queries, "id", "text", "relevant")
        with tempfile.TemporaryDirectory() as folder:
            measured = related.measure(Path(folder), known, asked, encoder)
        self.report(measured)
        if not measured.passed:
            meaning.revoke()
            raise CommandError("It does not beat words alone: not admitted, and never used.")
        meaning.admit(measured)
        self.stdout.write("Admitted. Next: manage.py encoder --build")

    def build(self) -> None:
        """Bring the vectors up to date."""
        with tqdm(unit="claim", file=sys.stderr, disable=None) as bar:
            made, kept = meaning.build(bar.update)
        self.stdout.write(f"{made:,} vectors made, {kept:,} kept.")

    def status(self) -> None:
        """Write what stands."""
        admitted = meaning.admission()
        if admitted is None:
            self.stdout.write("No encoder is admitted: words alone.")
        else:
            self.report(admitted)

    def report(self, measured: meaning.Admission) -> None:
        """Write what was measured."""
        self.stdout.write(
            f"{measured.encoder}, {measured.queries:,} queries\n"
            f"words alone: MRR@10 {measured.words_mrr:.1f}, R@20 {measured.words_recall:.1f}\n"
            f"with it:     MRR@10 {measured.mrr:.1f}, R@20 {measured.recall:.1f}"
        )
