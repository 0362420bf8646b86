"""The index on disk: one folder for each build, and a link to the one that answers.

    <root>/current -> 20240119-135200-1a2b
    <root>/20240119-135200-1a2b/   the files of tantivy, and stamp.json
    <root>/write.lock              held by whoever writes into it
    <root>/rebuild.lock            held by whoever builds another one

The link is replaced by a rename, so a reader sees the old build or the new one, never neither.
"""

import fcntl
import json
import os
import secrets
import shutil
import struct
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.metadata import version
from pathlib import Path

import tantivy

from articles.search.results import SearchUnavailable

from . import schema

CURE = "Run: manage.py search_index --rebuild"
STAMP = {
    "schema": schema.VERSION,
    "language": schema.LANGUAGE,
    "tantivy": version("tantivy"),
}
_FOOTER = struct.Struct("<II")  # length of the footer's JSON, magic number
_MAGIC = 1337


class Folder:
    """The place of an index; says which build answers and lets one process write."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.link = root / "current"
        self.meta = self.link / "meta.json"

    def current(self) -> Path:
        """Return the folder that answers; raise SearchUnavailable when there is none to use."""
        try:
            folder = self.root / os.readlink(self.link)
            stamp = json.loads((folder / "stamp.json").read_text(encoding="utf-8"))
        except FileNotFoundError as error:
            raise SearchUnavailable(f"There is no search index yet. {CURE}") from error
        except (OSError, ValueError) as error:
            raise SearchUnavailable(f"The search index cannot be read ({error}). {CURE}") from error
        if stamp != STAMP:
            raise SearchUnavailable(f"The search index was made by another version. {CURE}")
        return folder

    @contextmanager
    def locked(self, name: str = "write", wait: bool = False) -> Iterator[bool]:
        """Yield whether the lock is ours; False when it is another's and we do not wait.

        The lock is the kernel's: it ends with the process, however that ends.
        """
        self.root.mkdir(parents=True, exist_ok=True)
        with open(self.root / f"{name}.lock", "w", encoding="ascii") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            except BlockingIOError:
                yield False
            else:
                yield True

    def make(self) -> Path:
        """Return a new folder with an empty index, beside the one that answers."""
        folder = self.root / f"{time.strftime('%Y%m%d-%H%M%S')}-{secrets.token_hex(2)}"
        folder.mkdir(parents=True)
        tantivy.Index(schema.build(), path=str(folder))
        (folder / "stamp.json").write_text(json.dumps(STAMP), encoding="utf-8")
        return folder

    def switch(self, folder: Path) -> None:
        """Let a folder answer from now on, and remove all others."""
        link = folder.with_suffix(".link")
        link.symlink_to(folder.name)
        os.replace(link, self.link)
        self.sweep()

    def sweep(self) -> None:
        """Remove every build but the one that answers."""
        kept = os.readlink(self.link)
        for path in self.root.iterdir():
            if path.is_dir() and not path.is_symlink() and path.name != kept:
                shutil.rmtree(path, ignore_errors=True)

    def size(self) -> int:
        """Return the bytes on disk of the folder that answers."""
        total = 0
        for path in self.current().iterdir():
            with suppress(FileNotFoundError):  # merged away while we looked
                total += path.stat().st_size
        return total

    def damaged(self) -> list[str]:
        """Return the files whose content is not what tantivy wrote, by its own checksums."""
        folder = self.current()
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        segments = {segment["segment_id"].replace("-", "") for segment in meta["segments"]}
        files = sorted(p for p in folder.iterdir() if p.name.split(".")[0] in segments)
        missing = segments - {path.name.split(".")[0] for path in files}
        return [*missing, *(path.name for path in files if not is_intact(path))]


def is_intact(path: Path) -> bool:
    """Return whether a file ends in a footer with the CRC-32 of what stands before it.

    The layout is that of tantivy's `directory/footer.rs`: content, JSON, its length, magic number.
    """
    with open(path, "rb") as file:
        content = file.read()
    if len(content) < _FOOTER.size:
        return False
    length, magic = _FOOTER.unpack(content[-_FOOTER.size :])
    end = len(content) - _FOOTER.size - length
    if magic != _MAGIC or end < 0:
        return False
    try:
        footer = json.loads(content[end : -_FOOTER.size])
    except ValueError:
        return False
    return bool(zlib.crc32(content[:end]) == footer.get("crc"))
