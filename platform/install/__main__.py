"""The set-up of Kansrijk: `python3 platform/install COMMAND`; the Makefile lists the commands.

It runs on Python's standard library alone, since nothing else is there yet on a clean clone. This file is also read
by Pythons that are too old for the rest: it says so in a sentence, or hands over to a newer one beside it.
"""

import os
import shutil
import sys
from pathlib import Path

NEWER = ("python3.14", "python3.13", "python3.12", "python3.11")


def hand_over_to_a_newer_python() -> None:
    """Start again under the newest Python found; exit with a sentence where there is none."""
    for name in NEWER:
        newer = shutil.which(name)
        if newer:
            os.execv(newer, [newer, *sys.argv])
    sys.exit(
        "Kansrijk needs Python 3.11 or newer; python3 here is {}.{}. "
        "Install a newer one (on Debian and Ubuntu: apt-get install python3.11 python3.11-venv).".format(
            *sys.version_info
        )
    )


if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 - this is where older ones are turned away
        hand_over_to_a_newer_python()
    sys.path[0] = str(Path(__file__).resolve().parent.parent)
    from install.commands import main

    sys.exit(main(sys.argv[1:]))
