"""Servers that refuse to run as root: the ordinary user they run as where we are root."""

import getpass
import os
import pwd
from contextlib import suppress
from typing import Any

from install.telling import Refusal


def user_for(program: str, names: tuple[str, ...]) -> str | None:
    """The first of these users there is; None where we are no root ourselves, and the program may run as we do."""
    if os.geteuid() != 0:
        return None
    for name in names:
        with suppress(KeyError):
            return pwd.getpwnam(name).pw_name
    raise Refusal(f"{program} does not run as root, and {getpass.getuser()} finds no user {' or '.join(names)}.")


def identity(user: str | None) -> dict[str, Any]:
    """For subprocess: run as this user, or as we do."""
    if user is None:
        return {}
    return {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []}
