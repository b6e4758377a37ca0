# make book | pdf | test | bench | lint | lab   Each sets everything up first; Python 3.11 or newer is all it needs.
# make lock | sbom   The locked versions with their hashes; what is installed, as CycloneDX.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: setup book pdf test bench lint lab lock sbom clean

setup: $(READY)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "kdict needs Python 3.11 or newer; say which: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(READY): requirements.lock requirements-torch.txt pyproject.toml | $(BIN)/python
	$(PIP) install --quiet --require-hashes --no-deps -r requirements.lock
	$(PIP) install --quiet -r requirements-torch.txt
	$(PIP) install --quiet --no-deps --editable .
	touch $@

# The environment's own commands come first, as they do when it is activated.
book: $(READY)
	PATH="$(CURDIR)/$(BIN):$$PATH" jupyter-book build book -W -n --keep-going

# Printed by the system's Chromium; LaTeX is not needed.
pdf: book
	$(BIN)/python book/print.py _build/html _build/kdict.pdf

test: $(READY)
	OMP_NUM_THREADS=1 $(BIN)/python -m pytest -n 2 --dist worksteal

# On a machine that does nothing else; KDICT_DATA gives real poses where it is set.
bench: $(READY)
	$(BIN)/python -m kdictbook.recipes.measure_speed
	$(BIN)/python -m kdictbook.recipes.data_card

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/basedpyright --pythonpath $(BIN)/python
	git ls-files -z '*.ipynb' | xargs -0 $(BIN)/nbstripout --verify --keep-id \
	  --extra-keys 'metadata.papermill cell.metadata.papermill'

lab: $(READY)
	$(BIN)/jupyter lab --notebook-dir=book

# The newest versions that pyproject.toml admits, or those of the lock where they still fit; torch
# and the GPU libraries that it brings are installed by requirements-torch.txt.
lock:
	$(PYTHON) -m venv _build/uv
	_build/uv/bin/pip install --quiet uv
	_build/uv/bin/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11.5 \
	  --constraint requirements-torch.txt --no-annotate --generate-hashes --quiet \
	  --custom-compile-command "make lock" --output-file requirements.lock \
	  $$(sed -n 's/^# without //p' requirements-torch.txt | xargs -n1 printf -- '--no-emit-package %s ')

sbom: $(READY)
	$(PYTHON) -m venv _build/cyclonedx
	_build/cyclonedx/bin/pip install --quiet cyclonedx-bom
	_build/cyclonedx/bin/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible \
	  --output-file _build/kdict.cdx.json $(BIN)/python

clean:
	rm -rf _build book/_build
