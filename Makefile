# Two commands for a newcomer: `make run` and `make test`. Everything lives in .venv and var/.
PYTHON ?= python3
BIN := .venv/bin
COMPANIES ?=
CONTACTS ?=
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: help run test test-of-flows test-of-the-rest bench check format lint types contracts clean

help: ## say what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: .venv/installed ## run the main job: on the invented example, or COMPANIES=my.csv CONTACTS=people.csv
ifeq ($(strip $(COMPANIES)$(CONTACTS)),)
	@$(BIN)/prospects demo
else
	@$(BIN)/prospects run $(if $(COMPANIES),--companies "$(COMPANIES)") $(if $(CONTACTS),--contacts "$(CONTACTS)")
endif

# Two halves at the same time, about as long as each other: whole commands with their servers, and
# everything else. A new folder of tests belongs to the rest.
test: .venv/developed ## run all tests
	@echo "Running the tests in two halves, for some minutes; each tells what it found when it ends." >&2
	@$(MAKE) --no-print-directory --keep-going --jobs=2 --output-sync=target test-of-flows test-of-the-rest

test-of-flows:
	@$(BIN)/python -m pytest tests/flows

test-of-the-rest:
	@$(BIN)/python -m pytest --ignore=tests/flows

bench: .venv/developed ## measure speed and memory (needs ../shared; about 15 minutes)
	@test -d ../shared/data/web || { echo "The benchmarks read the captured pages of ../shared/data/web, which is absent; see benchmarks/README.md" >&2; exit 2; }
	@$(INSTALL) --editable '.[bench]'
	@echo "Needed: ../shared/data/web, one free core for us and one for the bench web, 1 GB of memory; nothing leaves loopback." >&2
	@for each in tls_requests full_enrichment unchanged slow_hosts; do $(BIN)/python benchmarks/$$each.py || exit; done
	@$(BIN)/python benchmarks/memory.py --quick
	@if test -d ../shared/data/fingerprints; then $(BIN)/python benchmarks/technographics.py; fi

check: format lint types contracts test ## format, lint, types, import contracts, tests

format: .venv/developed
	@$(BIN)/ruff format --check .

lint: .venv/developed
	@$(BIN)/ruff check .

types: .venv/developed
	@$(BIN)/mypy

contracts: .venv/developed
	@$(BIN)/lint-imports

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv is missing; install one package: apt-get install python3-venv" >&2; exit 2; }
	@$(PYTHON) -m venv .venv

.venv/installed: pyproject.toml constraints.txt | .venv/bin/python
	@echo "Installing into .venv (once; a minute or two) ..." >&2
	@$(INSTALL) --editable .
	@touch $@

.venv/developed: .venv/installed
	@echo "Installing the tools for tests into .venv (once) ..." >&2
	@$(INSTALL) --editable '.[dev]'
	@touch $@

clean: ## remove what was built; your lists, config and var/ stay
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info
