# passation, in a few verbs: `make` alone lists them.
# Needs make and Python 3.11 or newer, nothing else.
# Another interpreter than python3: make PYTHON=python3.12 handbook

PYTHON ?= python3
PORT ?= 8000
# Who receives the data room: unless said otherwise, the first one in cartography/dataroom/dataroom.yml.
RECIPIENT ?= $(shell $(BIN)/python -c 'import pathlib, yaml; print(yaml.safe_load(pathlib.Path("cartography/dataroom/dataroom.yml").read_text("utf-8"))["recipients"][0]["id"])')
# A delivery wants its day said outright. The sample pins one in settings.yml; the real one: TODAY=$$(date +%F)
TODAY ?= $(shell sed -n 's/^today: *\([0-9-]*\).*/\1/p' cartography/settings.yml)

VENV := .venv
BIN := $(VENV)/bin
RUN := $(VENV)/.run
DEV := $(VENV)/.dev

PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --require-virtualenv install
LOCKED := $(PIP) --require-hashes --no-deps --no-build-isolation --use-pep517
LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11.0 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links $(UPGRADE)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install handbook serve test cover lint format bench lock dist clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile | expand -t 18

install: $(RUN) ## passation alone, in .venv (the other verbs do it when needed)

handbook: $(RUN) ## check, then build every handbook and one data room
	@$(BIN)/passation check
	@$(BIN)/passation build --all
	@$(BIN)/passation export dataroom --to "$(RECIPIENT)" $(if $(TODAY),--today $(TODAY)) -o "build/dataroom/$(RECIPIENT)"
	@printf '\n%s\n' "C’est prêt. Ouvrez ces pages dans un navigateur (ou : make serve) :"
	@for page in build/handbook/*/index.html; do printf '  %s\n' "$$page"; done
	@printf '%s\n' "La data room :"
	@for page in "build/dataroom/$(RECIPIENT)"; do printf '  %s\n' "$$page"; done

serve: $(RUN) ## the handbook at http://127.0.0.1:8000, rebuilt on each save
	$(BIN)/passation serve --port $(PORT)

test: $(DEV) ## the whole suite
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

cover: $(DEV) ## the suite once more, and the lines it never ran
	$(BIN)/coverage run -m pytest --quiet
	$(BIN)/coverage report

lint: $(DEV) ## format, style, types and workflows, without changing a file
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/zizmor --offline --no-progress --quiet .
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.gitlab-ci .gitlab-ci.yml

format: $(DEV) ## mend what can be mended by itself
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: $(DEV) ## speed, as ratios against peers in the same run
	$(BIN)/python -m benchmarks

lock: $(DEV) ## write the locks again after a change in pyproject.toml (UPGRADE=--upgrade: newer versions)
	$(LOCK) pyproject.toml --extra import --group dev -o requirements/dev.lock
	$(LOCK) pyproject.toml --extra import -c requirements/dev.lock -o requirements/run.lock
	$(LOCK) --group build -c requirements/dev.lock -o requirements/build.lock

dist: $(DEV) ## the wheel and the source archive, in dist/
	$(BIN)/python -m hatchling build

clean: ## remove what was built, and the environment
	rm -rf build dist $(VENV) .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache

# The environment. Only what a lock names, with its hash, is installed or takes part in building;
# the project itself then needs no index at all.

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "passation a besoin de Python 3.11 ou plus récent / needs Python 3.11 or newer:" >&2; \
	  echo "  make PYTHON=/chemin/vers/python3.11 …" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(RUN): requirements/build.lock requirements/run.lock pyproject.toml | $(VENV)/pyvenv.cfg
	@echo "passation : installation dans $(VENV)/, une à deux minutes (installing)…"
	@$(LOCKED) --only-binary :all: -r requirements/build.lock
	@$(LOCKED) -r requirements/run.lock
	@$(PIP) --no-index --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): requirements/dev.lock | $(RUN)
	@echo "passation: installing what tests and checks need…"
	@$(LOCKED) -r requirements/dev.lock
	@touch $@
