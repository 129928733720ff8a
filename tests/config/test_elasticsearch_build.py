"""Where the tests' Elasticsearch comes from: the Java it runs on, and the build that Maven fetches once."""

import os
from pathlib import Path

import pytest

from install import debian, elasticsearch_build, running
from install.telling import Refusal


@pytest.mark.parametrize(
    ("installed", "chosen"), [(["11"], None), (["11", "21", "17"], "17"), (["25"], "25"), ([], None)]
)
def test_the_oldest_java_that_is_new_enough_is_chosen(tmp_path, monkeypatch, installed, chosen):
    homes = {version: a_java(tmp_path / f"java-{version}", version) for version in installed}
    (tmp_path / "no-java").mkdir()
    monkeypatch.setattr(debian, "JAVA_HOMES", tmp_path)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    assert debian.java() == homes.get(chosen)


@pytest.mark.parametrize(("own", "chosen"), [("21", "own"), ("11", "debian")])
def test_a_java_home_goes_before_debians_where_it_is_new_enough(tmp_path, monkeypatch, own, chosen):
    homes = {"own": a_java(tmp_path / "own", own), "debian": a_java(tmp_path / "jvm" / "java-17", "17")}
    monkeypatch.setattr(debian, "JAVA_HOMES", tmp_path / "jvm")
    monkeypatch.setenv("JAVA_HOME", str(homes["own"]))
    assert debian.java() == homes[chosen]


def a_java(home: Path, version: str) -> Path:
    (home / "bin").mkdir(parents=True)
    (home / "bin" / "java").touch()
    (home / "release").write_text(f'IMPLEMENTOR="Debian"\nJAVA_VERSION="{version}.0.1"\n')
    return home


@pytest.fixture
def maven(tmp_path, monkeypatch):
    """Stands in for Maven: writes what it is given on its command line where Maven would put the build."""
    monkeypatch.setattr(running, "LOGS", tmp_path)
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "mvn"
    program.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/asked\ncat {tmp_path}/script | sh\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    return tmp_path


def test_a_build_that_is_there_is_not_fetched_again(maven):
    folder = elasticsearch_build.repository() / "org/elasticsearch/distribution/integ-test-zip/elasticsearch/8.19.20"
    (maven / "script").write_text(f"mkdir -p {folder}; touch {folder}/elasticsearch-8.19.20.zip")
    assert elasticsearch_build.fetched() == folder / "elasticsearch-8.19.20.zip"
    asked = (maven / "asked").read_text()
    assert "-Dartifact=org.elasticsearch.distribution.integ-test-zip:elasticsearch:8.19.20:zip" in asked
    (maven / "asked").unlink()
    assert elasticsearch_build.fetched().exists()
    assert not (maven / "asked").exists()


def test_without_a_network_the_build_is_not_fetched(maven):
    (maven / "script").write_text("echo Could not transfer artifact a:b:pom:1 from/to central; exit 1")
    with pytest.raises(Refusal, match="No network"):
        elasticsearch_build.fetched()


def test_a_damaged_build_is_named_with_what_to_do(tmp_path):
    (tmp_path / "damaged.zip").write_text("half")
    with pytest.raises(Refusal, match=r"damaged\.zip is damaged\. Remove it"):
        elasticsearch_build.unpack(tmp_path / "damaged.zip", tmp_path / "home", None)
