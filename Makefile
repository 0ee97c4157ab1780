# `make` lists the commands. The two to begin with are `make run` and `make test`.
PY := .venv/bin/python
# A file's tests stay together, so that what they share is made once; in the random order of the run.
ON_ALL_CORES := -n auto --dist loadfile --no-loadscope-reorder
# The rules, of which every branch is tested by these alone.
RULES := tests/scheduling
# Tests of what knows no Qt: run with Qt made unimportable, and therefore not again with it.
WITHOUT_QT := tests/desktop/store tests/desktop/sync tests/desktop/presenters
# Python may keep what it has compiled, whatever the machine's own setting: each of the many programs that the tests
# start would compile all of ours again.
unexport PYTHONDONTWRITEBYTECODE
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup setup-dev run serve desktop server-stop server-start test lint format test-all test-rules test-without-qt test-journeys bench counts soak story screenshots lock clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup:
	@tools/setup.sh run

setup-dev:
	@tools/setup.sh dev

run: setup ## set everything up, start server, worker and a demo workshop, open the desktop (FRESH=1 begins anew)
	@$(PY) -m tools.run $(if $(FRESH),--fresh) $(if $(YES),--yes)

serve: setup ## the same without a desktop, for other programs; a gateway takes cards that charges nobody
	@$(PY) -m tools.run --serve $(if $(FRESH),--fresh) $(if $(YES),--yes)

desktop: setup ## open a second desktop as another member of the staff (WHO=name picks one)
	@$(PY) -m tools.second_desktop $(if $(WHO),--as "$(WHO)")

server-stop: setup ## take the server away from the running desktops, to see how they go on
	@$(PY) -m tools.server_switch stop

server-start: setup ## give it back
	@$(PY) -m tools.server_switch start

test: setup-dev lint test-rules test-without-qt test-journeys test-all ## set everything up and run every check and test

lint: setup-dev ## format, lint, types, directions of imports, translations, pins
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(PY) -m mypy docs/story.py
	.venv/bin/lint-imports
	$(PY) -m tools.translations check
	$(PY) -m tools.check_pins

format: setup-dev ## put the code into shape
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

test-all: setup-dev
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest $(ON_ALL_CORES) --ignore=tests/journeys $(RULES:%=--ignore=%) $(WITHOUT_QT:%=--ignore=%)

test-rules: setup-dev
	$(PY) -m pytest $(ON_ALL_CORES) -p tests.without_qt $(RULES) \
		--cov=scheduling --cov-branch --cov-report=term-missing:skip-covered --cov-fail-under=100

test-without-qt: setup-dev
	$(PY) -m pytest $(ON_ALL_CORES) -p tests.without_qt $(WITHOUT_QT)

test-journeys: setup-dev
	@rm -f build/journeys.json
	QT_QPA_PLATFORM=xcb xvfb-run -a -s "-screen 0 1920x1080x24" $(PY) -m pytest tests/journeys
	@$(PY) -m tools.journey_counts

bench: setup-dev ## measure against baselines of the same run; writes build/bench.json
	QT_QPA_PLATFORM=offscreen $(PY) -m tests.benchmarks

counts: setup-dev ## how many steps, keys and clicks each journey takes; `make test-journeys` counts, in build/journeys.json
	@$(PY) -m tools.journey_counts

soak: setup-dev ## kill programs at every step and simulate weeks of bad network (SEED=n, ONLY="names"); writes build/soak.json
	@nice $(PY) -m tests.soak $(ONLY) $(if $(SEED),--seed $(SEED)) --at-once $$(getconf _NPROCESSORS_ONLN)
	@$(if $(ONLY),,AUTODOCTOR_WAITING=10000 nice $(PY) -m pytest -q tests/integration/test_many_waiting.py)

story: setup-dev ## play a shop's story in plain HTTP calls, from an empty database to a refunded no-show
	@$(PY) -m tools.story

screenshots: setup-dev ## pictures of every screen, both themes, both languages, in build/screenshots
	QT_QPA_PLATFORM=offscreen $(PY) -m tools.screenshots

lock: ## rewrite the pinned requirements (needs the program uv)
	@tools/lock.sh

clean: ## remove what was built (not the data of the demo workshop)
	rm -rf .venv build .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
