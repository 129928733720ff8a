"""The environment .venv and the packages of requirements.txt."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

from install import stamps
from install.places import PYTHON, REQUIREMENTS, VENV
from install.running import Step, run
from install.telling import Refusal

STAMP = VENV / "packages.stamp"
INSTALLING = 0.35  # of the time goes into unpacking, after everything was fetched


def prepare() -> None:
    """Make .venv where it is missing or broken, and install what requirements.txt asks."""
    if not works():
        make()
    wanted = stamps.fingerprint([REQUIREMENTS], PYTHON.resolve().as_posix())
    if not stamps.is_fresh(STAMP, wanted):
        install_packages()
        stamps.renew(STAMP, wanted)


def works() -> bool:
    if not PYTHON.exists():
        return False
    # An interrupted start leaves an environment without pip, a new system Python one that no longer runs.
    probe = "import pip, sys; sys.exit(sys.version_info < (3, 11))"
    return subprocess.run([PYTHON, "-c", probe], capture_output=True, check=False).returncode == 0


def make() -> None:
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise Refusal(
            f"Python's own modules venv and ensurepip are missing. "
            f"On Debian and Ubuntu: apt-get install python{version}-venv"
        )
    run(Step("Making the Python environment .venv.", [sys.executable, "-m", "venv", "--clear", VENV], "environment"))


def install_packages() -> None:
    total = len(pins())
    run(
        Step(
            f"Installing {total} Python packages with the versions of requirements.txt.",
            [PYTHON, "-m", "pip", "install", "--no-input", "--progress-bar", "off", "-r", REQUIREMENTS],
            "packages",
            measure=lambda log: how_far(log, total, len(installed())),
            variables={"PIP_DISABLE_PIP_VERSION_CHECK": "1"},
        )
    )


def pins() -> list[str]:
    """The package names of requirements.txt."""
    return re.findall(r"^([\w.-]+)(?:\[\w+\])?==", REQUIREMENTS.read_text(), flags=re.MULTILINE)


def installed() -> list[Path]:
    return list(VENV.glob("lib/python*/site-packages/*.dist-info"))


def how_far(log: str, total: int, unpacked: int) -> float:
    """The part done, from pip's log and the number of packages that stand in the environment."""
    found = len(set(re.findall(r"^(?:Collecting|Requirement already satisfied:) ([\w.-]+)", log, flags=re.MULTILINE)))
    fetched = min(found / total, 1.0)
    return (1 - INSTALLING) * fetched + INSTALLING * min(unpacked / total, 1.0) * (fetched >= 1.0)
