# Each target sets up what it needs in .venv, with Python 3.11 or newer and pip; nothing else has to be installed by hand.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test check lint format types walls unit train gazetteer quality elsewhere pages archive linking copies speed deskspeed fuzz pictures docs catalogues screenshots wheel clean

# The first of these that runs and is new enough (a name on the path may be a shim of a Python that is not there).
PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13 python3.14 python; do \
	$$p -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
# What must be covered to the last branch; the rest to 95 % (pyproject.toml).
WHOLE := src/selon/records/*,src/selon/weighing/*,src/selon/languages/*,src/selon/ledger/*
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

help: ## say what there is to make
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/make \1\t\2/' | expand -t 18

# --- setting up -------------------------------------------------------------------------------------------------------

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Selon needs Python 3.11 or newer, and found none; say where it is: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "$(PYTHON) cannot make a virtual environment; install its venv module (on Debian: python3-venv)" >&2; exit 1; }

$(VENV)/.selon: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) --editable .
	@touch $@

$(VENV)/.selon-%: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) --editable '.[$*]'
	@touch $@ $(VENV)/.selon

# --- using ------------------------------------------------------------------------------------------------------------

demo: $(VENV)/.selon ## add the samples that ship to a ledger, and show the event that most of them tell of
	@$(BIN)/selon demo

# --- checking ---------------------------------------------------------------------------------------------------------

test: check unit ## everything that must hold before a change goes in

check: lint types walls

lint: $(VENV)/.selon-dev ## style and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.selon-dev ## types, strictly
	$(BIN)/mypy

walls: $(VENV)/.selon-dev ## who may import whom
	@$(BIN)/lint-imports --no-logo

unit: $(VENV)/.selon-dev ## the tests, with coverage
	$(BIN)/pytest --cov --cov-report=term
	@$(BIN)/coverage report --fail-under=100 --include='$(WHOLE)' >/dev/null || { $(BIN)/coverage report --fail-under=100 --include='$(WHOLE)'; exit 1; }

format: $(VENV)/.selon-dev ## bring the code into shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# --- making what ships ------------------------------------------------------------------------------------------------

train: $(VENV)/.selon-train ## train the shipped weights from the gold (SELON_GOLD)
	$(BIN)/python -m training.attribution
	$(BIN)/python -m training.claims

# GEONAMES: a folder with GeoNames' admin1CodesASCII.txt and admin2Codes.txt; CLDR: where unicode-cldr-core lies on Debian.
CLDR ?= /usr/share/unicode/cldr/common
gazetteer: $(VENV)/.selon-gazetteer ## compile the shipped gazetteer (GEONAMES=folder of the admin code tables)
	@test -n "$(GEONAMES)" || { echo "say where GeoNames' admin code tables are: make gazetteer GEONAMES=/path/to/folder" >&2; exit 1; }
	$(BIN)/python -m selon.gazetteer.build --geonames "$(GEONAMES)" --cldr "$(CLDR)"

docs: $(VENV)/.selon-dev ## write the generated reference anew
	$(BIN)/python docs/generate.py

catalogues: $(VENV)/.selon-dev ## bring the desk's catalogues up to what its templates say, and compile them
	$(BIN)/python -m docs.catalogues extract
	$(BIN)/python -m docs.catalogues compile

pictures: $(VENV)/.selon ## make the README's pictures from the program's own output
	$(BIN)/python docs/pictures/make.py

screenshots: $(VENV)/.selon-dev ## make the desk's pictures in Chromium
	$(BIN)/python -m docs.pictures.desk

wheel: $(VENV)/.selon-dev ## build the wheel and try it in an environment of its own
	$(BIN)/python -m bench.wheel

# --- measuring --------------------------------------------------------------------------------------------------------

quality: $(VENV)/.selon-train ## score against the gold (SELON_GOLD), weights left one event out
	$(BIN)/python -m bench.quality

elsewhere: $(VENV)/.selon ## score the invented incidents (needs the scorer in SELON_GOLD)
	$(BIN)/python -m bench.elsewhere

linking: $(VENV)/.selon ## score events and origins against the gold (SELON_GOLD)
	$(BIN)/python -m bench.linking

copies: $(VENV)/.selon ## measure copies: made ones, false ones, across languages (SELON_GOLD)
	$(BIN)/python -m bench.copies

ledger: $(VENV)/.selon ## how a ledger of 100,000 synthetic documents fills and answers (SELON_GOLD; half an hour)
	$(BIN)/python -m bench.ledger

deskspeed: $(VENV)/.selon-dev ## how long the desk's pages take over 100,000 synthetic documents (SELON_GOLD; an hour)
	$(BIN)/python -m bench.desk

pages: $(VENV)/.selon ## score what is found of the text of web pages
	$(BIN)/python -m bench.pages

archive: $(VENV)/.selon ## how fast a web archive becomes claims
	$(BIN)/python -m bench.intake

speed: $(VENV)/.selon ## texts a second on one core, and the cold start
	$(BIN)/python -m bench.speed

fuzz: $(VENV)/.selon-dev ## a hundred thousand hostile cases over all formats: no crash, no hang (CASES, SEED)
	$(BIN)/python -m bench.fuzz --cases $(or $(CASES),100000) --seed $(or $(SEED),0)

clean: ## remove what can be made again
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage
