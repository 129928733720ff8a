"""compose.yaml and the Containerfile, where no container can be run: by schema, and against what the site reads."""

import fnmatch
import json
import re
import subprocess
import sys
from importlib.metadata import requires

import pytest
from django.conf import settings
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from ruamel.yaml import YAML

from install import elasticsearch
from install.elasticsearch_build import VERSION

ROOT = settings.ROOT
COMPOSE = ROOT / "compose.yaml"
CONTAINERFILE = (ROOT / "Containerfile").read_text()
OF_THE_SITE = ("web", "worker", "prepare")
# `${NAME}`, `${NAME:-default}` and `${NAME:?what is missing}`
VARIABLE = re.compile(r"\$\{(?P<name>\w+)(?P<otherwise>:[-?][^}]*)?\}")


@pytest.fixture(scope="module")
def services():
    return YAML(typ="safe").load(COMPOSE.read_text())["services"]


def example():
    lines = (ROOT / "compose.env.example").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def test_it_is_what_the_specification_of_compose_allows():
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(COMPOSE)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_every_variable_of_the_site_stands_in_the_table_of_settings(services):
    table = set(re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "docs/operations.md").read_text(), flags=re.MULTILINE))
    for name in OF_THE_SITE:
        assert services[name]["environment"].keys() <= table


def test_the_variables_are_understood_by_the_site(services, tmp_path):
    """As compose would fill them in, the site starts under the settings of production."""
    given = {
        "BASE_URL": "https://kansrijk.example",
        "PORT": "8000",
        "EMAIL_URL": "smtp://kansrijk:geheim@mail.example",
        "DEFAULT_FROM_EMAIL": "Kansrijk <noreply@kansrijk.example>",
        "SECURITY_CONTACT": "veilig@kansrijk.example",
    }
    values = {key: filled_in(value, given) for key, value in services["web"]["environment"].items()}
    asked = (
        "from django.conf import settings as s; d = s.DATABASES['default'];"
        "e = s.ELASTICSEARCH;"
        "print(s.SEARCH_ENGINE, e['urls'], d['ENGINE'], d['HOST'], s.ALLOWED_HOSTS, e['authority'])"
    )
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "-v", "0", "-c", asked],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", **values, "VAR_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = done.stdout.strip()
    assert said == (
        f"elasticsearch ['https://kansrijk:{'x' * 48}@elasticsearch:9200'] django.db.backends.postgresql postgres"
        " ['kansrijk.example'] /run/authority/ca.crt"
    )


def filled_in(value, given):
    return VARIABLE.sub(lambda found: given.get(found["name"], "x" * 48), value)


def test_it_refuses_to_start_without_what_the_example_leaves_empty():
    asked = [found.groupdict() for found in VARIABLE.finditer(without_comments())]
    assert {one["name"] for one in asked} == example().keys()
    without_default = {one["name"] for one in asked if (one["otherwise"] or "").startswith(":?")}
    assert without_default == {name for name, value in example().items() if not value}
    assert all(one["otherwise"] for one in asked)
    assert {one["otherwise"].removeprefix(":-") for one in asked if one["otherwise"].startswith(":-")} == {
        value for value in example().values() if value
    }


def without_comments():
    return "\n".join(line for line in COMPOSE.read_text().splitlines() if not line.lstrip().startswith("#"))


def test_its_elasticsearch_is_the_version_that_the_tests_run(services):
    image = f"docker.elastic.co/elasticsearch/elasticsearch:{VERSION}"
    assert {services[name]["image"] for name in ("elasticsearch", "certificates", "search-user")} == {image}


def test_every_image_of_others_has_an_exact_version(services):
    others = {service["image"] for service in services.values() if "build" not in service}
    assert all(re.search(r":\d+(\.\d+)+$", image) for image in others)


def test_the_user_of_the_site_has_the_rights_that_the_tests_have():
    role = json.loads((ROOT / "compose/search-role.json").read_text())
    tested = YAML(typ="safe").load(elasticsearch.ROLES)
    assert role == tested["kansrijk"]


def test_only_the_web_process_can_be_reached_and_only_on_loopback(services):
    ports = {name: service["ports"] for name, service in services.items() if "ports" in service}
    assert list(ports) == ["web"]
    assert all(port.startswith("127.0.0.1:") for port in ports["web"])
    assert not [name for name, service in services.items() if "network_mode" in service]


def test_who_waits_for_a_service_to_be_healthy_waits_for_one_that_tells(services):
    for service in services.values():
        for name, wanted in service.get("depends_on", {}).items():
            if wanted["condition"] == "service_healthy":
                assert "healthcheck" in services[name]
            else:
                assert services[name]["restart"] == "no"


def test_every_volume_that_is_mounted_is_declared(services):
    declared = YAML(typ="safe").load(COMPOSE.read_text())["volumes"].keys()
    mounted = {volume.partition(":")[0] for service in services.values() for volume in service.get("volumes", ())}
    assert {name for name in mounted if not name.startswith("./")} == declared
    assert all((ROOT / name).is_dir() for name in mounted - declared)


def test_what_the_containerfile_copies_is_let_in_and_nothing_secret_is():
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", CONTAINERFILE, flags=re.MULTILINE)
    for source in " ".join(copied).split():
        assert (ROOT / source).exists()
        assert is_let_in(source)
    apps = [line.split(".")[0] for line in settings.INSTALLED_APPS if (ROOT / line).is_dir()]
    assert {*apps, "platform", "templates", "manage.py", "gunicorn.conf.py"} <= set(" ".join(copied).split())
    assert not [name for name in (".env", ".git", "var", "tests", "platform/install") if is_let_in(name)]


def is_let_in(path):
    """The last line of .dockerignore that is about this path, or about a folder it is in, decides."""
    parts = path.split("/")
    names = ["/".join(parts[: end + 1]) for end in range(len(parts))]
    let_in = True
    for line in (ROOT / ".dockerignore").read_text().splitlines():
        pattern = line.removeprefix("!")
        if line and not line.startswith("#") and any(fnmatch.fnmatchcase(name, pattern) for name in names):
            let_in = line.startswith("!")
    return let_in


def test_the_image_has_every_package_that_the_site_needs():
    """It installs two sections of requirements.txt and nothing that those do not name."""
    sections = dict(
        re.findall(r"^# --- (.+)\n\n?((?:[^#\n].*\n)+)", (ROOT / "requirements.txt").read_text(), re.MULTILINE)
    )
    pins = [
        Requirement(line) for name in ("the site", "needed by the site's packages") for line in sections[name].split()
    ]
    installed = {canonicalize_name(pin.name) for pin in pins}
    needed = {canonicalize_name(name) for pin in pins for name in needed_by(pin)}
    assert needed <= installed


def needed_by(pin):
    for line in requires(pin.name) or ():
        requirement = Requirement(line)
        extras = pin.extras or {""}
        if not requirement.marker or any(requirement.marker.evaluate({"extra": extra}) for extra in extras):
            yield requirement.name
