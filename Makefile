# make run: install, fill the archive with the demo when it is empty, serve.   make test: install, test.
PORT ?= 8000
PYTHON ?= python3
BIN := .venv/bin
WORKERS ?= 2

.PHONY: install install-dev run test test-suite test-slow test-browser check-pages lint types check format clean

install: .venv/installed
install-dev: .venv/installed-dev

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "newsarchive needs Python 3.11 or newer; say which: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/installed: requirements.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/installed-dev: requirements-dev.txt requirements.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ .venv/installed

run: install
	@PORT=$(PORT) WORKERS=$(WORKERS) $(BIN)/python manage.py start

test: install-dev test-suite

test-suite:
	$(BIN)/python -m pytest -n auto

# Programs of others that check what the archive gives live apart: as plugins of pytest they would
# slow down its every start, and nothing of them is ever served.
.venv/tools/installed: .ci/tools/requirements.txt | .venv/bin/python
	$(BIN)/python -m venv .venv/tools
	.venv/tools/bin/python -m pip install --quiet --disable-pip-version-check -r .ci/tools/requirements.txt
	@touch $@

.venv/tools/installed-node: .ci/tools/package.json .ci/tools/package-lock.json | .venv/tools/installed
	cp .ci/tools/package.json .ci/tools/package-lock.json .venv/tools/
	cd .venv/tools && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

test-slow: install-dev .venv/tools/installed
	PATH="$(CURDIR)/.venv/tools/bin:$$PATH" $(BIN)/python -m pytest -m slow

test-browser: install-dev
	$(BIN)/python -m pytest -m browser

# Every type of page of the demo archive by axe, the W3C's HTML checker, Lighthouse, the vocabulary
# of schema.org and readers of feeds and tables. Needs node, npm, java and Chromium.
check-pages: install-dev .venv/tools/installed .venv/tools/installed-node
	$(BIN)/python -m pytest -m pages

lint: install-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djade --check --target-version 5.2 $$(git ls-files 'templates/*.html')

types: install-dev
	$(BIN)/mypy .

check: install-dev
	$(BIN)/python manage.py makemigrations --check --dry-run
	HTTPS=true HSTS_SECONDS=31536000 HSTS_SUBDOMAINS=true HSTS_PRELOAD=true \
	  $(BIN)/python manage.py check --deploy --fail-level WARNING

format: install-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djade --target-version 5.2 $$(git ls-files 'templates/*.html')

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis
