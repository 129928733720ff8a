"""The Dutch catalogue: django.po → django.mo, by Babel, so that nobody needs the system's gettext."""

from pathlib import Path

from install import stamps
from install.places import LOCALE, PYTHON, VENV
from install.running import Step, run

STAMP = VENV / "catalogue.stamp"


def prepare() -> None:
    """Compile every catalogue whose source changed."""
    sources = sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))
    wanted = stamps.fingerprint(sources)
    if stamps.is_fresh(STAMP, wanted) and all(source.with_suffix(".mo").exists() for source in sources):
        return
    # A catalogue whose heading is marked fuzzy would be skipped in silence; the tests refuse fuzzy messages.
    command: list[str | Path] = [PYTHON, "-m", "babel.messages.frontend", "compile", "--use-fuzzy"]
    run(Step("Compiling the Dutch catalogue.", [*command, "--directory", LOCALE, "--domain", "django"], "catalogue"))
    stamps.renew(STAMP, wanted)
