"""Imports run down the table of docs/architecture.md, through doors, at the top of the file."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROW = re.compile(r"^\| (\d) \| ([\w.]+) \|", re.MULTILINE)
LEVELS = {
    room: int(level)
    for level, room in ROW.findall((ROOT / "docs/architecture.md").read_text(encoding="utf-8"))
}
# Above the room they lie in, so strangers come to them directly.
OWN_DOORS = {"articles.claims.related"}
FRAMEWORKS = ("django", "taggit", "simple_history", "psycopg", "tantivy")


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def files() -> list[Path]:
    found = [*ROOT.glob("articles/**/*.py"), *ROOT.glob("newsarchive/*.py")]
    return [p for p in found if not {"tests", "migrations"} & set(p.relative_to(ROOT).parts)]


def room_of(module: str) -> str | None:
    """Return the longest room of the table that the module lies in."""
    inside = [room for room in LEVELS if f"{module}.".startswith(f"{room}.")]
    return max(inside, key=len, default=None)


def door_of(room: str) -> str:
    """Return what strangers import: the package right below `articles`, or `articles` itself."""
    return ".".join(room.split(".")[: 3 if ".curation." in room else 2])


def imports(module: str, source: str, is_package: bool) -> Iterator[tuple[str, int]]:
    """Yield what a file imports, relative imports resolved, with the line."""
    package = module.split(".") if is_package else module.split(".")[:-1]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *filter(None, [node.module])])
            for alias in node.names:
                yield (
                    f"{base}.{alias.name}" if is_file(f"{base}.{alias.name}") else base,
                    node.lineno,
                )


def is_file(module: str) -> bool:
    """Return whether the name is a module of ours and not a name inside one."""
    path = ROOT / module.replace(".", "/")
    return path.with_suffix(".py").exists() or (path / "__init__.py").exists()


def faults(module: str, source: str, is_package: bool = False) -> Iterator[str]:
    """Yield what breaks the table in a file's imports."""
    room = room_of(module) or ""
    level = LEVELS.get(room, 5)
    for target, line in imports(module, source, is_package):
        where = f"{module}:{line} imports {target}"
        other = room_of(target)
        if level == 0 and target.split(".")[0] in FRAMEWORKS:
            yield f"{where}: level 0 knows no framework"
        if other is None or module == door_of(other):
            continue
        if LEVELS[other] > level:
            yield f"{where}: upward, from level {level} to {LEVELS[other]}"
        doors = {door_of(other)} | OWN_DOORS
        if door_of(room) != door_of(other) and target not in doors and level < 5:
            yield f"{where}: past the door of {door_of(other)}"


def test_every_file_belongs_to_a_room_of_the_table() -> None:
    homeless = [
        module_of(path)
        for path in files()
        if room_of(module_of(path)) is None and path.read_text(encoding="utf-8").strip()
    ]
    assert homeless == []


@pytest.mark.parametrize("path", files(), ids=module_of)
def test_imports_run_down_and_through_doors(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert list(faults(module_of(path), source, path.name == "__init__.py")) == []


@pytest.mark.parametrize("path", files(), ids=module_of)
def test_no_import_hides_inside_a_function(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    hidden = [
        node.lineno
        for function in functions
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("articles.models.topic", "from articles.views import search"),
        ("articles.text.reading", "from django.utils import timezone"),
        ("articles.claims.compare", "from .related import for_article"),
        ("articles.views.search", "from articles.search.engines import tantivy"),
        ("articles.models.topic", "from ..search import find"),
    ],
)
def test_a_fault_is_seen(module: str, source: str) -> None:
    assert list(faults(module, source))


def test_no_environment_is_part_of_the_repository() -> None:
    """A recorded link to an environment replaces that environment wherever it is checked out."""
    if not (ROOT / ".git").exists():
        pytest.skip("no repository")
    listed = subprocess.run(
        ["git", "ls-files", "--", ".venv"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert listed.stdout == ""
