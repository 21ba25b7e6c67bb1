# Two commands are all a newcomer needs: `make demo` and `make test`. Each sets up .venv in the checkout first, from
# locked, hash-checked wheels. Everything below runs from that environment and touches nothing outside the checkout.

SHELL := /bin/sh
BIN := .venv/bin
STAMP := .venv/ready
CATALOGUE := journal_tui/locales/sv/LC_MESSAGES/journal-tui.mo
FRAGMENTS := $(wildcard journal_tui/locales/sv/*.po)

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint lock bench model exam screens day docs catalogue wheel clean

help:        ## say what there is
	@sed -n 's/^\([a-z]*\): .*## /  make \1	/p' Makefile

# One stamp: both commands depend on it, so either can come first, and `make -j2 demo test` builds once.
$(STAMP): requirements.txt requirements-dev.txt pyproject.toml hatch_build.py $(FRAGMENTS) .ci/setup
	@sh .ci/setup

setup: $(STAMP)  ## build .venv in the checkout

demo: $(STAMP)   ## open an invented practice (without a terminal: drive it and print a summary)
	@$(BIN)/journal-tui demo $(DEMO)

test: $(STAMP)   ## run every test
	@sh .ci/test $(TESTS)

lint: $(STAMP)   ## style, types, layers, catalogue
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m journal_tui.locales.build --check

catalogue: $(STAMP) ## compile the Swedish texts
	@$(BIN)/python -m journal_tui.locales.build

# No header and no annotations: they would repeat the command line and with it the address of whoever ran it.
LOCK := $(BIN)/python -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	--no-emit-index-url --no-emit-find-links
lock: $(STAMP)   ## resolve the dependencies anew
	@$(BIN)/python -m pip install --quiet uv
	$(LOCK) --upgrade pyproject.toml --output-file requirements.txt
	$(LOCK) --upgrade pyproject.toml --group dev --constraint requirements.txt --output-file requirements-dev.txt

bench: $(STAMP)  ## measure the budgets: ratios from one interleaved run
	@$(BIN)/python -m tests.benchmarks

model: $(STAMP)  ## train the recogniser's tagger anew; CORPORA=FOLDER names the marked texts that it may read
	@$(BIN)/python -m fixtures.training $(if $(CORPORA),--corpora $(CORPORA))

exam: $(STAMP)   ## measure the recogniser on its exam; CORPORA=FOLDER adds the development notes and corpora
	@$(BIN)/python -m tests.recogniser score $(if $(CORPORA),--corpora $(CORPORA))
	@$(BIN)/python -m tests.recogniser score --lower $(if $(CORPORA),--corpora $(CORPORA))

screens: $(STAMP) ## draw every screen into docs/screens
	@$(BIN)/python -m tests.screens

docs: $(STAMP)    ## write the pages of docs/ that come from the program: keys, linear
	@$(BIN)/python -m tests.documents

day: $(STAMP)    ## live the working day in both languages and draw each step into docs/screens/day
	@$(BIN)/python -m tests.day

wheel: $(STAMP)  ## build the wheel into dist/
	@$(BIN)/python -m hatchling build --target wheel

clean:           ## remove the environment and what was built
	rm -rf .venv build dist $(CATALOGUE)
