"""The admission of an encoder: that it was measured, and found more than words alone."""

import json
import logging
import os
import shutil
from dataclasses import asdict, dataclass

from articles.models import Edition

from .folders import own_folder

_FILE = "admission.json"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Admission:
    """What the gate measured: MRR@10 and R@20 in percent, of words and of words with the encoder.

    Claims with a cosine of at least `close` were related more often than not.
    """

    encoder: str
    queries: int
    words_mrr: float
    words_recall: float
    mrr: float
    recall: float
    close: float

    @property
    def passed(self) -> bool:
        """Return whether the encoder puts the first claim higher, and loses none for it."""
        return self.mrr > self.words_mrr and self.recall >= self.words_recall


def admission() -> Admission | None:
    """Return the admission that stands; None without one, or where its file cannot be read."""
    path = own_folder() / _FILE
    try:
        return Admission(**json.loads(path.read_text("utf-8")))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError) as error:
        _log.warning("%s cannot be read (%s). Run: manage.py encoder --gate", path, error)
        return None


def admit(measured: Admission) -> None:
    """Let an encoder that passed be used from now on."""
    if not measured.passed:
        raise ValueError("The encoder does not beat words alone.")
    folder = own_folder()
    folder.mkdir(parents=True, exist_ok=True)
    new = folder / f"{_FILE}.new"
    new.write_text(json.dumps(asdict(measured), indent=1), "utf-8")
    os.replace(new, folder / _FILE)
    Edition.objects.advance()


def revoke() -> None:
    """Take an admission back; the vectors stay."""
    (own_folder() / _FILE).unlink(missing_ok=True)
    Edition.objects.advance()


def turn_off() -> bool:
    """Delete the admission and all vectors; return whether there were any."""
    revoke()
    folder = own_folder()
    there = folder.is_dir()
    if there:
        shutil.rmtree(folder)
    return there
