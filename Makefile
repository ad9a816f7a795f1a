# `make run` opens the timer, `make test` checks it. Each first sets up what it needs, once.
# Another Python than `python3`: make run PYTHON=python3.12. Options of the program: make run ARGS="--mute".

PYTHON ?= python3
ARGS =
WORKERS = 2

venv := .venv
python := $(venv)/bin/python

# A stamp carries in its name what it was made from; when any of that changes, it is missing and is made anew.
interpreter := $(shell { pwd; $(PYTHON) -c 'import sys; print(sys.base_prefix, sys.implementation.cache_tag)'; } 2>/dev/null | cksum | cut -d ' ' -f 1)
needs := $(shell cat pyproject.toml constraints.txt legcurl_timer/__init__.py | cksum | cut -d ' ' -f 1)
venv_stamp := $(venv)/stamp-venv-$(interpreter)
run_stamp := $(venv)/stamp-run-$(needs)
test_stamp := $(venv)/stamp-test-$(needs)

bundle_venv := .venv-bundle
bundle_stamp := $(bundle_venv)/stamp-$(interpreter)-$(needs)

# The constraints reach pip by its environment because they must hold for its build environments, too.
# OpenCV comes ready made or not at all: building it takes an hour.
pip_of = PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt $(1)/bin/python -m pip install --quiet \
	--disable-pip-version-check --only-binary opencv-python-headless
pip = $(call pip_of,$(venv))
bundle_pip = $(call pip_of,$(bundle_venv))

# The stamps go first and come back last: whatever breaks off in between is set up again from the beginning.
define install
	@echo 'Installing $(1) into $(venv) ...'
	@rm -f $(venv)/stamp-*
	@$(pip) --editable $(2)
	$(4)
	@touch $(venv_stamp) $(3)
endef

define install_camera
	@$(pip) --retries 1 opencv-python-headless 2>/dev/null || \
		echo 'Without the camera: its library could not be installed. To try again: make camera'
endef

catalogues = $(python) packaging/catalogues.py
compiled := $(patsubst %.po,%.mo,$(wildcard legcurl_timer/locale/*/LC_MESSAGES/*.po))

.PHONY: help run camera test check texts format bundle bundle-test clean system-for-run system-for-test \
	system-for-bundle system-for-bundle-test
.NOTPARALLEL:

help:
	@echo 'make run      set up and open the timer; ARGS="..." are its options'
	@echo 'make camera   install what the camera needs, which make run does as well'
	@echo 'make test     set up and run every check and test'
	@echo 'make check    the checks only: ruff, mypy, import-linter, catalogues'
	@echo 'make texts    bring the catalogues of other languages to the texts of the code'
	@echo 'make format   put the source in order'
	@echo 'make bundle   build what is handed out: dist/legcurl-timer-...tar.gz and dist/legcurl-timer_....deb'
	@echo 'make bundle-test  try both in a bare Debian 12; needs root'
	@echo 'make clean    remove all that these have made'

run: system-for-run $(run_stamp) $(compiled)
	@$(venv)/bin/legcurl-timer $(ARGS)

camera: $(run_stamp)
	$(install_camera)

# Several tests at a time: first those that work, then those with real sound and a real window, which mostly
# wait. These may not be skipped here: all that they need is installed, but for one of the two sound servers.
test: check
	LEGCURL_REQUIRE_REAL=$${LEGCURL_REQUIRE_REAL:-1} PATH="$(CURDIR)/$(venv)/bin:$$PATH" \
		$(python) -m pytest -n $(WORKERS) --maxschedchunk 1 --cov=legcurl_timer/core --cov-branch --cov-report=
	$(python) -m coverage report --include='legcurl_timer/core/*' --fail-under=100

check: system-for-test $(test_stamp) $(compiled)
	$(python) -m ruff check
	$(python) -m ruff format --check
	$(python) -m mypy
	$(venv)/bin/lint-imports
	$(catalogues) check

$(compiled): %.mo: %.po | $(run_stamp)
	@$(catalogues) compile

texts: system-for-test $(test_stamp)
	$(catalogues) update

format: system-for-test $(test_stamp)
	$(python) -m ruff check --fix
	$(python) -m ruff format

# In an environment of its own, so that none of the tools for tests is found and packed.
bundle: system-for-bundle $(bundle_stamp)
	@$(bundle_pip) --force-reinstall --no-deps .
	@$(bundle_venv)/bin/python packaging/bundle.py

bundle-test: system-for-bundle-test $(test_stamp)
	@$(python) packaging/bundle_test.py

clean:
	rm -rf $(venv) $(bundle_venv) .cache build dist .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	rm -f legcurl_timer/locale/*/LC_MESSAGES/*.mo
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

system-for-run system-for-test system-for-bundle system-for-bundle-test: system-for-%:
	@PYTHON='$(PYTHON)' sh .ci/system-packages $*

$(venv_stamp):
	@rm -rf $(venv)
	@$(PYTHON) -m venv $(venv)
	@touch $@

$(run_stamp): $(venv_stamp)
	$(call install,the timer,.,$(run_stamp),$(install_camera))

$(test_stamp): $(venv_stamp)
	$(call install,the timer and its test tools,'.[dev]',$(run_stamp) $(test_stamp))

$(bundle_stamp):
	@echo 'Installing the timer and PyInstaller into $(bundle_venv) ...'
	@rm -rf $(bundle_venv)
	@$(PYTHON) -m venv $(bundle_venv)
	@$(bundle_pip) '.[camera]' pyinstaller
	@touch $@
