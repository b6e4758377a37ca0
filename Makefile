# make book | pdf | test | bench | lint | lab   Each sets everything up first; Python 3.11 or newer is all it needs.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: setup book pdf test bench lint lab clean

setup: $(READY)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "kdict needs Python 3.11 or newer; say which: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(READY): requirements.lock pyproject.toml | $(BIN)/python
	$(PIP) install --quiet -r requirements.lock
	$(PIP) install --quiet --no-deps --editable .
	touch $@

# The environment's own commands come first, as they do when it is activated.
book: $(READY)
	PATH="$(CURDIR)/$(BIN):$$PATH" jupyter-book build book -W -n --keep-going

# Printed by the system's Chromium; LaTeX is not needed.
pdf: book
	$(BIN)/python book/print.py _build/html _build/kdict.pdf

test: $(READY)
	$(BIN)/python -m pytest

# On a machine that does nothing else; KDICT_DATA gives real poses where it is set.
bench: $(READY)
	$(BIN)/python -m kdictbook.recipes.measure_speed
	$(BIN)/python -m kdictbook.recipes.data_card

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	git ls-files -z '*.ipynb' | xargs -0 $(BIN)/nbstripout --verify --keep-id \
	  --extra-keys 'metadata.papermill cell.metadata.papermill'

lab: $(READY)
	$(BIN)/jupyter lab --notebook-dir=book

clean:
	rm -rf _build book/_build
