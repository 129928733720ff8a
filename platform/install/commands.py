"""The commands that the Makefile calls."""

import signal
import sys
from collections.abc import Callable

from install import (
    catalogue,
    elasticsearch,
    environment,
    front_end,
    linting,
    reporting,
    serving,
    site_content,
    suite,
    timing,
)
from install.places import PYTHON, ROOT
from install.telling import Refusal, tell

INTERRUPTED = 130


def prepare_sources() -> None:
    """What every command but the messages needs: packages, front end, catalogue."""
    environment.prepare()
    front_end.prepare()
    catalogue.prepare()


def run(_: list[str]) -> int:
    number = serving.port()
    serving.refuse_a_taken_port(number)
    prepare_sources()
    site_content.prepare()
    tell("Starting the server and the worker.")
    return serving.serve(number)


def test(arguments: list[str]) -> int:
    prepare_sources()
    return suite.whole(arguments)


def test_quick(arguments: list[str]) -> int:
    prepare_sources()
    return suite.quick(arguments)


def lint(_: list[str]) -> int:
    prepare_sources()
    return linting.check()


def format_sources(_: list[str]) -> int:
    environment.prepare()
    return linting.rewrite()


def messages(_: list[str]) -> int:
    environment.prepare()
    return linting.call([PYTHON, ROOT / "platform" / "install" / "messages.py"])


def search_server(_: list[str]) -> int:
    """For who develops or measures; until Ctrl-C, or until it ends by itself."""
    with elasticsearch.serving() as server:
        tell(f"For the site:        ELASTICSEARCH_URL={server.url}")
        tell(f"With all rights:     {server.admin_url}")
        tell("Ctrl-C ends it, and removes what is in it.")
        server.wait()
        raise Refusal(f"Elasticsearch ended by itself. What it says:\n{server.log()}")


def judge_skips(_: list[str]) -> int:
    return reporting.judge_skips()


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "run": run,
    "test": test,
    "test-quick": test_quick,
    "lint": lint,
    "format": format_sources,
    "messages": messages,
    "elasticsearch": search_server,
    "judge-skips": judge_skips,
}


def main(words: list[str]) -> int:
    """Run the command and return the exit status; a Refusal becomes its sentence and status 2."""
    if not words or words[0] not in COMMANDS:
        tell(f"Say one of: {', '.join(COMMANDS)}.")
        return 2
    # Also SIGINT: who was started in the background of a shell has it ignored.
    for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(sign, interrupt)
    try:
        return COMMANDS[words[0]](words[1:])
    except Refusal as refusal:
        print(f"\n{refusal}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        tell("\nStopped.")
        return INTERRUPTED
    finally:
        if words[0] in ("lint", "test", "test-quick"):
            timing.save(words[0])


def interrupt(_number: int, _frame: object) -> None:
    """A polite end from outside ends us as Ctrl-C does: what we started is stopped first."""
    raise KeyboardInterrupt
