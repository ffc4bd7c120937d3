# What a newcomer types. A Python >= 3.11 with venv is all that must be there.
#   make demo      the whole line on simulated agencies: real PostgreSQL, real Kafka, one journey shown
#   make test      the whole suite, on real parts
#   make check     everything a commit must pass
# ARGS is passed on: make demo ARGS="--people 300 --json --exit", make test ARGS="-k release -n 0"

SHELL := /bin/sh

VENV := .venv
BIN := $(VENV)/bin
ARGS ?=

PYTHON ?= $(shell for one in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$one" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' \
	2>/dev/null && echo "$$one" && break; done)

# Without a home of one's own pip would warn, or write to somebody else's.
WRITABLE_HOME := $(shell [ -n "$$HOME" ] && [ -d "$$HOME" ] && [ -w "$$HOME" ] && echo yes)
ifeq ($(WRITABLE_HOME),)
export PIP_CACHE_DIR ?= $(CURDIR)/$(VENV)/cache
endif
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1
export PIP_ROOT_USER_ACTION := ignore
# Dozens of processes are started: each would compile all of it anew.
unexport PYTHONDONTWRITEBYTECODE

# As many tests at a time as there are processors, each process with real servers of its own;
# -n 0 in ARGS: one after the other.
SIDE_BY_SIDE := --numprocesses=logical --maxprocesses=4 --dist=loadfile --no-loadscope-reorder
INSTALL := $(BIN)/python -m pip install --quiet --no-deps

.PHONY: demo test check lint bench clean requirements

demo: $(VENV)/run.stamp
	@$(BIN)/throughline demo $(ARGS)

test: $(VENV)/test.stamp
	@$(BIN)/python -m pytest --hypothesis-profile=thorough $(SIDE_BY_SIDE) $(ARGS)

check: lint test

lint: $(VENV)/test.stamp
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(VENV)/test.stamp
	@$(BIN)/python -m bench $(ARGS)

clean:
	rm -rf $(VENV) build throughline.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@[ -n "$(PYTHON)" ] || { echo "Throughline needs Python >= 3.11 with its venv module, and found none on PATH: \
	install it, or name it with make PYTHON=/path/to/python" >&2; exit 1; }
	@echo "making $(VENV) with $$($(PYTHON) --version)" >&2
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements/run.txt pyproject.toml | $(BIN)/python
	@echo "installing what is pinned in requirements/run.txt" >&2
	@$(INSTALL) --require-hashes -r requirements/run.txt
	@$(INSTALL) --no-build-isolation --editable .
	@touch $@

$(VENV)/test.stamp: requirements/test.txt $(VENV)/run.stamp
	@echo "installing what is pinned in requirements/test.txt" >&2
	@$(INSTALL) --require-hashes -r requirements/test.txt
	@touch $@

# Pins every dependency of pyproject.toml anew; needs pip-tools on PATH.
COMPILE := env -u PIP_FIND_LINKS pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe \
	--no-annotate --no-header --no-emit-options --no-emit-index-url --no-emit-find-links \
	--no-emit-trusted-host --all-build-deps
requirements:
	$(COMPILE) --extra embedded --extra test --extra dev --output-file requirements/test.txt pyproject.toml
	@cp requirements/test.txt requirements/run.txt # the same versions, and hashes already known
	$(COMPILE) --extra embedded --output-file requirements/run.txt pyproject.toml
