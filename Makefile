# 只需 Python ≥ 3.11 与 GNU make。make serve 看站点，make test 跑全部检查。
# Needs Python 3.11 or newer and GNU make.  `make serve` shows the site, `make test` checks everything.

VENV := .venv
RUN := $(VENV)/bin/python
HOST ?= 127.0.0.1
PORT ?= 8000
INSTALL := $(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r

export PYTHONUTF8 := 1
# The theme's advertisement before every build; its end of life is in the design notes.
export NO_MKDOCS_2_WARNING := 1

.PHONY: help serve build demo check test mutants lock audit clean
.DELETE_ON_ERROR:

help:
	@echo 'make serve   在本机看站点，改动即时可见 / the site on http://$(HOST):$(PORT)/ with live reload'
	@echo 'make test    格式、检查与全部测试 / style, rules and every test'
	@echo 'make mutants 改坏代码，看测试是否发现 / break the code and see whether the tests notice'
	@echo 'make build   生成 site/ 并查链接 / build site/ and check its links'
	@echo 'make demo    装满演示数据的站点 / the site with an archive full of demonstration records'
	@echo 'make check   只查数据 / check the data only'
	@echo 'make lock    重算依赖锁 / recompute the locks (UPGRADE=--upgrade takes new versions)'
	@echo 'make audit   查依赖有无已公布的漏洞（需联网） / known faults of the dependencies (needs the internet)'
	@echo 'make clean   删除生成物与环境 / delete what was generated, environment too'

serve: $(VENV)/runtime.stamp
	$(RUN) -m macros check
	$(RUN) -m mkdocs serve -a $(HOST):$(PORT)

build: $(VENV)/runtime.stamp
	$(RUN) -m macros check
	$(RUN) -m mkdocs build
	$(RUN) -m macros offline site
	$(RUN) -m macros links site

# 300 invented records, marked on every page; the site goes to .cache/demo/site.
demo: $(VENV)/runtime.stamp
	$(RUN) -m tests.demo

check: $(VENV)/runtime.stamp
	$(RUN) -m macros check

test: $(VENV)/test.stamp
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m pytest --numprocesses 2 --dist loadfile

# A seeded sample of check, score and publish; needs nothing the tests do not need.
mutants: $(VENV)/test.stamp
	$(RUN) -m tests.bench.mutants

# One environment: what the tests need includes what the site needs.
$(VENV)/runtime.stamp: requirements.txt $(RUN)
	@echo '安装依赖 / installing $<'
	$(INSTALL) $<
	@touch $@

$(VENV)/test.stamp: requirements-test.txt $(RUN)
	@echo '安装依赖 / installing $<'
	$(INSTALL) $<
	@touch $(VENV)/runtime.stamp $@

$(RUN):
	@for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python; do \
	  if $$python -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	  then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo '找不到带 venv 的 Python 3.11 或更新版本。/ No Python 3.11 or newer with venv found.' >&2; \
	  echo 'Debian, Ubuntu: sudo apt install python3 python3-venv' >&2; \
	  echo '装在别处：make PYTHON=/path/to/python3 … / installed elsewhere: the same' >&2; \
	  exit 1; \
	fi; \
	echo "$$found -m venv $(VENV)"; $$found -m venv --clear $(VENV)

# No index or host is written into the locks: they hold names, versions and hashes only.
COMPILE = $(VENV)-lock/bin/python -m uv pip compile --quiet --generate-hashes --universal \
	--python-version 3.11 --no-emit-index-url --no-emit-find-links \
	--custom-compile-command 'make lock' $(UPGRADE)

lock: $(RUN)
	$(RUN) -m venv $(VENV)-lock
	$(VENV)-lock/bin/python -m pip install --quiet --disable-pip-version-check uv
	$(COMPILE) requirements.in --output-file requirements.txt
	$(COMPILE) requirements-test.in --output-file requirements-test.txt
	$(COMPILE) requirements-audit.in --output-file requirements-audit.txt

# Asks PyPI about every locked version; a version that PyPI does not know fails the audit too.
AUDIT = $(VENV)-audit/bin/pip-audit --strict --progress-spinner off --disable-pip --require-hashes

audit: $(RUN)
	$(RUN) -m venv $(VENV)-audit
	$(VENV)-audit/bin/python -m pip install --quiet --disable-pip-version-check \
	  --require-hashes -r requirements-audit.txt
	$(AUDIT) -r requirements.txt
	$(AUDIT) -r requirements-test.txt
	$(AUDIT) -r requirements-audit.txt

clean:
	rm -rf $(VENV) $(VENV)-lock $(VENV)-audit site htmlcov .coverage .coverage.* .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
