"""Rules of this house that no linter knows."""

import ast
import os
import platform
import re
import sysconfig
from pathlib import Path

from django.conf import settings

ROOT = settings.ROOT
NOT_OURS = {".venv", ".git", "node_modules", "var", "static_build", "migrations", "__pycache__"}
READ_BY_ALL_PROGRAMS = {"PATH"}
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)
ENV_READERS = {
    "text",
    "secret",
    "flag",
    "number",
    "listing",
    "choice",
    "addresses",
    "mail_server",
    "mailbox",
    "contact",
}
OS_READERS = {"get", "getenv", "setdefault"}


def our_files(*endings):
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in NOT_OURS and not name.startswith(".")]
        yield from (Path(folder) / name for name in names if name.endswith(endings))


def relative(file):
    return str(file.relative_to(ROOT))


PYTHON_FILES = sorted(our_files(".py"))
SOURCE_FILES = sorted(our_files(".py", ".html", ".css", ".js", ".mjs"))


def test_platform_is_the_module_of_the_standard_library():
    assert Path(platform.__file__).parent == Path(sysconfig.get_path("stdlib"))


def test_the_folder_platform_is_no_package():
    assert not (ROOT / "platform" / "__init__.py").exists()


def test_no_file_is_too_long():
    assert not [relative(file) for file in SOURCE_FILES if len(file.read_text().splitlines()) > LONGEST_FILE]


def test_no_function_is_too_long():
    assert not [
        f"{relative(file)}:{node.lineno} {node.name}"
        for file, node in nodes(*FUNCTION)
        if node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]


def test_no_error_is_swallowed():
    assert not [
        f"{relative(file)}:{node.lineno}"
        for file, node in nodes(ast.ExceptHandler)
        if is_broad(node) and does_nothing(node.body)
    ]


def nodes(*kinds):
    for file in PYTHON_FILES:
        yield from ((file, node) for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, kinds))


def is_broad(handler):
    return handler.type is None or {"Exception", "BaseException"} & {
        node.id for node in ast.walk(handler.type) if isinstance(node, ast.Name)
    }


def does_nothing(body):
    """True where the handler neither raises nor calls anything, so that nobody ever hears of the error."""
    return not any(isinstance(node, (ast.Raise, ast.Call)) for statement in body for node in ast.walk(statement))


def variables_read(file):
    """The names of environment variables that this file reads, by os.environ, os.getenv or config.env."""
    for node in ast.walk(ast.parse(file.read_text())):
        name = None
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
            name = node.slice
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            reader = ast.unparse(node.func.value)
            if (reader in {"os", "os.environ"} and node.func.attr in OS_READERS) or (
                reader == "env" and node.func.attr in ENV_READERS
            ):
                name = node.args[0]
        if isinstance(name, ast.Constant) and isinstance(name.value, str):
            yield name.value


def test_every_variable_that_is_read_stands_in_the_table_and_the_other_way_round():
    files = [*(ROOT / "platform").glob("**/*.py"), ROOT / "gunicorn.conf.py", ROOT / "manage.py"]
    read = {name for file in files for name in variables_read(file)} - READ_BY_ALL_PROGRAMS
    table = (ROOT / "docs" / "operations.md").read_text()
    assert read == set(re.findall(r"^\| `([A-Z_]+)` \|", table, flags=re.MULTILINE))


def test_no_app_reads_the_environment_itself():
    folders = (
        "accounts",
        "coalitions",
        "desk",
        "home",
        "images",
        "mail",
        "practices",
        "search",
        "vocabularies",
        "platform/foundation",
    )
    files = [file for folder in folders for file in (ROOT / folder).glob("**/*.py")]
    assert not [relative(file) for file in files if list(variables_read(file))]
