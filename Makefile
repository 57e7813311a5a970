# Two commands matter: `make run` serves the product, `make test` runs every check.
# Both set up what they need: the virtual environment and, as root, Debian packages.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run test setup debian-run debian-test format check examples lock clean

PYTHON ?= python3.11
BIN := .venv/bin
RUN_PACKAGES := python3-venv libgl1 libglib2.0-0 tesseract-ocr tesseract-ocr-chi-sim tesseract-ocr-kor
TEST_PACKAGES := $(RUN_PACKAGES) chromium fonts-noto-cjk fonts-dejavu-core fonts-dejavu-extra libatomic1 tesseract-ocr-tha

help:  ## say what there is
	@grep -hE '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 16

run: setup  ## set up and serve on http://127.0.0.1:8000
	$(BIN)/certscreen serve

test: debian-test setup  ## set up and run every check
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2 --dist loadfile

setup: debian-run .venv/.ready  ## create the virtual environment

.venv/.ready: requirements.lock pyproject.toml
	command -v $(PYTHON) >/dev/null || { echo "certscreen needs Python 3.11 (set PYTHON=…)"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

debian-run:
	@bash .ci/debian $(RUN_PACKAGES)

debian-test:
	@bash .ci/debian $(TEST_PACKAGES)

format:  ## let ruff format and mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

check: setup  ## the quick gates, without tests
	$(BIN)/ruff check . && $(BIN)/mypy && $(BIN)/lint-imports

examples: setup  ## draw the whole synthetic corpus into var/examples
	$(BIN)/python examples/draw.py var/examples

lock: setup  ## pin the dependencies anew
	$(BIN)/pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --upgrade --extra dev --no-emit-index-url --no-emit-trusted-host \
	  --no-emit-find-links --no-header --strip-extras --no-annotate -o requirements.lock pyproject.toml

clean:  ## remove what setup and runs made
	rm -rf .venv var .pytest_cache .mypy_cache .ruff_cache .hypothesis
