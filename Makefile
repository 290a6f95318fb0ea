# Every target does its own set-up, in .venv, on a machine that has Python 3.11 or later and make.
# A stamp in .venv says what is installed; it is made again when pyproject.toml changes.

CORPORA ?= ../shared/corpora
# Where the CPU build of PyTorch lies; it is needed for training only.
TORCH_INDEX ?= https://download.pytorch.org/whl/cpu

VENV := .venv
PYTHON := $(VENV)/bin/python
PIP := $(PYTHON) -m pip --disable-pip-version-check --quiet
RUN := $(VENV)/.installed-run
DEV := $(VENV)/.installed-dev
TRAIN := $(VENV)/.installed-train

.DEFAULT_GOAL := help
.PHONY: help demo test lint check docs bench train teacher clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(RUN) ## read the reports that ship with onrecord, and compare them
	@$(VENV)/bin/onrecord demo

test: $(DEV) ## run the tests
	$(PYTHON) -m pytest

lint: $(DEV) ## style and types
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy

check: lint test ## style, types and tests: what must pass before a change is kept

docs: $(DEV) ## write the generated parts of docs/ and README.md again
	$(PYTHON) docs/make.py

bench: $(DEV) ## measure; CORPORA=… says where the annotated data lies
	@for measure in $$(grep -l __main__ benchmarks/*.py); do \
		echo "== $$measure"; \
		$(PYTHON) -m "$$(echo "$${measure%.py}" | tr / .)" --corpora "$(CORPORA)" || exit 1; \
	done

train: $(TRAIN) ## make the model's weights again from the annotated data in CORPORA=…
	$(PYTHON) -m training.recipe --corpora "$(CORPORA)"
	$(PYTHON) -m training.static_vectors --corpora "$(CORPORA)"

# MPNet-base, published weights in MPNET=… (safetensors); `training.train --teacher … --teacher-shape mpnet` uses it.
teacher: $(TRAIN) ## train a larger teacher, from MPNet's weights in MPNET=… (slow; not what ships)
	$(PYTHON) -m training.train --corpora "$(CORPORA)" --shape mpnet --start "$(MPNET)" --rate 6e-5 \
		--epochs 4 --out training/runs/teacher

clean: ## remove .venv and what the tools left behind
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

# The first Python of this list that is new enough, or a message that says what is missing.
$(PYTHON):
	@for python in python3.11 python3.12 python3.13 python3 python; do \
		if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			echo "making $(VENV) with $$($$python --version)"; \
			$$python -m venv $(VENV) && exit 0; \
			rm -rf $(VENV); exit 1; \
		fi; \
	done; \
	echo "onrecord needs Python 3.11 or later; found: $$(python3 --version 2>&1 || echo none)." >&2; \
	echo "Install it (https://www.python.org/downloads/) and run make again." >&2; \
	exit 1

$(RUN): pyproject.toml | $(PYTHON)
	@echo "installing onrecord into $(VENV)"
	@$(PIP) install --editable .
	@touch $@

$(DEV): pyproject.toml | $(PYTHON)
	@echo "installing onrecord and its development tools into $(VENV)"
	@$(PIP) install --editable '.[dev]'
	@touch $@ $(RUN)

# The CPU build goes first: the plain package would draw in gigabytes of GPU libraries.
$(TRAIN): pyproject.toml $(DEV)
	@echo "installing the training libraries into $(VENV)"
	@$(PIP) install 'torch==2.13.0' $(if $(TORCH_INDEX),--extra-index-url "$(TORCH_INDEX)")
	@$(PIP) install --editable '.[train]'
	@touch $@
