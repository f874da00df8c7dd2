# Everything from a fresh clone, with nothing but Python 3.11+, pip and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STORY ?= examples/breska

.PHONY: demo test check unit gate bench schema clean

demo: $(VENV)/.run
	$(BIN)/tellings account $(STORY)
	$(BIN)/tellings account $(STORY) --html out/account.html --json out/account.json
	@echo "The same as a page: out/account.html; as JSON: out/account.json"

test: $(VENV)/.dev check unit gate

# Style, types, imports that point down.
check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check src evaluation
	$(BIN)/mypy
	$(BIN)/lint-imports

unit: $(VENV)/.dev
	$(BIN)/python -m pytest

# Fails when a score falls under its floor; does nothing where the corpora are absent.
gate: $(VENV)/.dev
	$(BIN)/python -m evaluation.gate

schema: $(VENV)/.dev
	$(BIN)/tellings schema > docs/account.schema.json

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("tellings needs Python 3.11 or newer; set PYTHON=")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@mkdir -p out && touch $@

$(VENV)/.dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,tables]'
	@mkdir -p out && touch $@ $(VENV)/.run

clean:
	rm -rf $(VENV) out build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
