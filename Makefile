# The work is done by platform/install, in Python; these are its doors.
PYTHON ?= python3
INSTALL = $(PYTHON) platform/install
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help python run test test-quick lint format messages pictures elasticsearch bench

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

python:
	@command -v $(PYTHON) >/dev/null || { echo "Kansrijk needs Python 3.11 or newer, and there is no $(PYTHON) here."; exit 2; }

run: python ## set up what is missing and serve http://localhost:8000 (PORT=8765 make run: another port)
	@$(INSTALL) run

test: python ## all tests, on SQLite with the browser and on PostgreSQL (ARGS="-k name" chooses)
	@$(INSTALL) test $(ARGS)

test-quick: python ## the tests on SQLite without the browser (ARGS="-k name" chooses)
	@$(INSTALL) test-quick $(ARGS)

lint: python ## every linter, and the checks of Django itself
	@$(INSTALL) lint

format: python ## put right what the formatters can put right
	@$(INSTALL) format

messages: python ## bring the Dutch catalogue up to date with the sources, and list what has no Dutch
	@$(INSTALL) messages

pictures: python ## take the screenshots of docs/editors.md anew (after make test has set everything up)
	@PICTURES=docs/beeld .venv/bin/python -m pytest -q tests/browser/test_handbook.py

elasticsearch: python ## an Elasticsearch to develop and measure with, on loopback until Ctrl-C; it says its address
	@$(INSTALL) elasticsearch

bench: python ## the search beside Wagtail's own, readers, writers, the desk, the agenda and signing up; figures are in docs/benchmarks.md
	@status=0; for part in "with_servers.py tests/bench/searching.py" many_readers.py readers_and_writers.py desk.py agenda.py findable.py \
		signing_up.py; do \
		.venv/bin/python tests/bench/$$part || status=1; done; exit $$status
