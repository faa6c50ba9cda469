# Everything the portal needs, with Python >= 3.11 and make. `make help` lists the commands.
export PATH := $(CURDIR)/.venv/bin:$(PATH)
export REFLEX_TELEMETRY_ENABLED := false
export REFLEX_CHECK_LATEST_VERSION := false
# Reflex looks for a mirror registry unless one is named; this is the one bun takes by itself.
export NPM_CONFIG_REGISTRY ?= https://registry.npmjs.org

PYTHON ?= python3
UV := .uv/bin/uv
SOURCES := $(shell find portal assets rxconfig.py reflex.lock -type f -not -name '*.pyc' 2>/dev/null)

.PHONY: help start prepare lint check test scale bench mutate axe lock screenshots clean

help: ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

start: .venv/run ## the portal with demo data on http://localhost:3000
	@$(MAKE) --no-print-directory -j2 .web/built prepare
	python -m portal.serve

prepare: .venv/run
	python -m portal.serve prepare

lint: .venv/dev ## format, lint, types, import contracts
	ruff format --check .
	ruff check .
	mypy
	lint-imports

check: lint ## lint and the fast tests
	python -m tools.test fast

test: .venv/dev .web/built ## every test, with minutes per group
	python -m tools.test all

scale: .venv/dev .web/built ## the tests about many people: PostgreSQL, Valkey, two web workers, the worker
	python -m tools.test scale

bench: .venv/dev .web/built ## the ratios of docs/measurements.md
	python -m tools.bench

mutate: .venv/dev ## change every rule a little: at least 90% must be noticed by a test
	python -m tools.mutate

axe: .venv/dev .web/built ## every screen by axe: pages x states, what is wrong, what it could not decide
	python -m tools.axe

screenshots: .venv/dev .web/built ## pictures of every screen at 360 and 1280 px
	python -m tools.screenshots

lock: $(UV) ## compile the locked requirements anew (no download addresses in them)
	$(UV) pip compile -q --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements.txt
	$(UV) pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --group dev pyproject.toml -o requirements-dev.txt

$(UV):
	$(PYTHON) -m venv .uv
	.uv/bin/pip install -q --disable-pip-version-check "uv>=0.9,<1"

.venv/run: requirements.txt | $(UV)
	test -x .venv/bin/python || $(UV) venv -q --python $(PYTHON) .venv
	test -f .venv/dev || $(UV) pip sync -q --python .venv/bin/python --require-hashes requirements.txt
	touch $@

.venv/dev: requirements-dev.txt | $(UV)
	test -x .venv/bin/python || $(UV) venv -q --python $(PYTHON) .venv
	$(UV) pip sync -q --python .venv/bin/python --require-hashes requirements-dev.txt
	touch $@ .venv/run

.web/built: $(SOURCES) | .venv/run
	rm -rf .web/build
	python -m portal.frontend
	touch $@

clean: ## remove everything that was made
	rm -rf .venv .uv .web .data .states
