"""Imports run down the table of docs/architecture.md, through doors, at the top of the file."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROW = re.compile(r"^\| (\d) \| ([\w.]+) \|", re.MULTILINE)
LEVELS = {
    room: int(level)
    for level, room in ROW.findall((ROOT / "docs/architecture.md").read_text(encoding="utf-8"))
}
NO_FRAMEWORK = ("django", "taggit", "simple_history", "psycopg")


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


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Yield what a file imports, relative imports resolved, with the line."""
    package = module_of(path) if path.name == "__init__.py" else module_of(path).rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package.split(".")[: len(package.split(".")) - node.level + 1]
            source = ".".join([*base, node.module or ""]).strip(".") if node.level else node.module
            for alias in node.names:
                is_module = (ROOT / f"{source}.{alias.name}".replace(".", "/")).with_suffix(".py")
                is_package = ROOT / f"{source}.{alias.name}".replace(".", "/") / "__init__.py"
                is_file = is_module.exists() or is_package.exists()
                yield f"{source}.{alias.name}" if is_file else str(source), node.lineno


def faults(path: Path) -> Iterator[str]:
    module = module_of(path)
    room = room_of(module)
    for target, line in imports(path):
        where = f"{path.relative_to(ROOT)}:{line} imports {target}"
        if room and LEVELS[room] == 0 and target.split(".")[0] in NO_FRAMEWORK:
            yield f"{where}: level 0 knows no framework"
        other = room_of(target)
        if not room or not other or door_of(room) == door_of(other):
            if room and other and LEVELS[other] > LEVELS[room] and module != door_of(room):
                yield f"{where}: upward, inside the room"
            continue
        if LEVELS[other] > LEVELS[room] or (LEVELS[other] == LEVELS[room] == 4 and "__" in target):
            yield f"{where}: upward, from level {LEVELS[room]} to {LEVELS[other]}"
        if target != door_of(other) and LEVELS[room] < 5:
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
    assert list(faults(path)) == []


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


def test_the_reader_of_imports_sees_an_upward_one(tmp_path: Path) -> None:
    """The check can fail: a model that imports a view is reported."""
    spy = ROOT / "articles/models/topic.py"
    found = {target for target, _ in imports(spy)}
    assert "articles.models.base" in found
    assert room_of("articles.views.search") == "articles.views"
    assert LEVELS["articles.views"] > LEVELS["articles.models"]
