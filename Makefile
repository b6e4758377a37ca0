# make book | test | lab   (each sets everything up first; nothing but Python 3.11+ and git is needed)
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: setup book test lint lab clean

setup: $(READY)

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(READY): requirements.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --disable-pip-version-check --no-deps -e .
	touch $@

book: $(READY)
	PATH="$(CURDIR)/$(BIN):$$PATH" jupyter-book build book -W -n --keep-going

test: $(READY)
	$(BIN)/python -m pytest

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	git ls-files '*.ipynb' | xargs $(BIN)/nbstripout --verify --keep-id

lab: $(READY)
	$(BIN)/jupyter lab book

clean:
	rm -rf _build book/_build
