"""The cache that all processes of the site share, with what the limits on logging in need of one."""

import contextlib
import os
import tempfile
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.filebased import FileBasedCache


class SharedFileCache(FileBasedCache):
    """Django's own cache in files, but for two things.

    `add` is one step: Django looks and then writes, so that of two processes both may be first, and a code that counts
    once would count twice. When the folder is full, what has expired goes first: Django throws away a third at random,
    and with it the attempts that were counted.
    """

    _dir: str

    def add(self, key: Any, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        if self.has_key(key, version):  # throws away what has expired
            return False
        self._createdir()  # type: ignore[attr-defined]
        self._cull()
        number, path = tempfile.mkstemp(dir=self._dir)
        try:
            with open(number, "wb") as file:
                self._write_content(file, timeout, value)  # type: ignore[attr-defined]
            os.link(path, self._key_to_file(key, version))  # type: ignore[attr-defined]
        except FileExistsError:
            return False
        finally:
            os.remove(path)
        return True

    def _cull(self) -> None:
        files = self._list_cache_files()  # type: ignore[attr-defined]
        if len(files) < self._max_entries:
            return
        for name in files:
            with contextlib.suppress(FileNotFoundError), open(name, "rb") as file:
                self._is_expired(file)  # type: ignore[attr-defined]  # throws it away when it is
        super()._cull()  # type: ignore[misc]
