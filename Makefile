# What a person types. `make` alone lists it. Needs Python 3.11 or newer; everything else is fetched here.
.DEFAULT_GOAL := help
.PHONY: help setup run test test-long lint types unit bench bundle pictures format packages-to-run packages-to-test
SHELL := /bin/sh
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install --disable-pip-version-check --no-input --quiet --require-hashes
ARGS ?=
# What is compiled is kept, whatever was set: the tests start the program hundreds of times.
unexport PYTHONDONTWRITEBYTECODE

help:  ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1	/' | expand -t 18

setup: packages-to-test $(VENV)/dev.stamp  ## fetch everything that running and testing need

run: packages-to-run $(VENV)/runtime.stamp  ## open the rehearsal hotel
	@if [ "$$(uname -s)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		echo "There is no display here, so no window can open. Drawing pictures of the program into build/tour instead."; \
		QT_QPA_PLATFORM=offscreen $(PY) -m app tour --out build/tour; \
	else \
		$(PY) -m app rehearsal hotel; \
	fi

test: lint types unit  ## everything that must hold: lint, types, import rules, tests

lint: setup  ## style, likely bugs and import rules
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(VENV)/bin/lint-imports --no-logo

types: setup  ## the strict type check
	$(PY) -m mypy

unit: setup  ## the tests alone; ARGS="-k lookup" for some of them
	$(PY) -m pytest -n 2 --dist worksteal $(ARGS)

test-long: setup  ## what takes too long for every day: kills, power cuts, attacks, damage, ten times the random tests; prints a table
	$(PY) -m pytest -m "long or hypothesis" --hypothesis-profile=long -n 2 --dist worksteal -p no:randomly --timeout=7200 $(ARGS)

format: setup  ## put the code into its usual layout
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

bench: setup  ## measure against the budgets; ARGS=lookup for one of them
	$(PY) -m benchmarks $(ARGS)

bundle: setup  ## a folder in dist/ that runs without Python, started once to prove it
	$(PY) -m PyInstaller --noconfirm --log-level WARN --distpath dist --workpath build/pyinstaller build.spec
	$(PY) tools/check_bundle.py dist/regulars

pictures: setup  ## draw the pictures that the README shows
	$(PY) tools/pictures.py

packages-to-run:
	@python=$$(sh tools/find_python.sh) && "$$python" tools/system_packages.py run

packages-to-test:
	@python=$$(sh tools/find_python.sh) && "$$python" tools/system_packages.py test

$(PY): | packages-to-run
	@echo "Making a virtual environment in $(VENV) ..."
	@python=$$(sh tools/find_python.sh) && "$$python" -m venv --clear $(VENV)

$(VENV)/runtime.stamp: requirements/runtime.txt | $(PY)
	@echo "Fetching the libraries that Regulars runs on ..."
	@$(PIP) -r requirements/runtime.txt
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt | packages-to-test $(PY)
	@echo "Fetching the libraries that Regulars runs on and is tested with ..."
	@$(PIP) -r requirements/dev.txt
	@touch $(VENV)/runtime.stamp $@
