"""Where things are."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
REQUIREMENTS = ROOT / "requirements.txt"
FRONTEND = ROOT / "frontend"
STATIC_BUILD = ROOT / "static_build"
TEMPLATES = ROOT / "templates"
LOCALE = ROOT / "platform" / "locale"
DEMO_CONTENT = ROOT / "practices" / "data" / "praktijken.json"
DEV_SETTINGS = ROOT / "platform" / "config" / "settings" / "dev.py"
REPORTS = ROOT / "var" / "reports"
LOGS = ROOT / "var" / "log"


def var_dir() -> Path:
    """The folder of everything the site writes; the settings read the same variable."""
    return Path(os.environ.get("VAR_DIR", "").strip() or ROOT / "var")
