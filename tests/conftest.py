"""Fixtures every test may use."""

from __future__ import annotations

import gc
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

PROJECT = Path(__file__).resolve().parent.parent

# How long an example takes says nothing where other work shares the machine.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real records, suites and schemas that lies beside the project; never part of it."""
    folder = PROJECT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the folder of real records and suites (../shared) is not here")
    return folder


@pytest.fixture
def interruptible() -> Iterator[None]:
    """A suite that a shell began in the background ignores Ctrl-C, and so would the commands that it starts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


# Tests that measure how time grows: one measurement says little on a busy machine, five that all fail do.
_MEASURES_TIME = re.compile(r"grow|twice|second|speed|linear", re.IGNORECASE)
_ATTEMPTS = 5


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Give a test of time several attempts, without the clearing of memory in between; every other test runs as it does."""
    if not _MEASURES_TIME.search(pyfuncitem.nodeid):
        return None
    arguments = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}
    for attempt in range(1, _ATTEMPTS + 1):
        gc.collect()
        gc.disable()
        try:
            pyfuncitem.obj(**arguments)
            break
        except AssertionError:
            if attempt == _ATTEMPTS:
                raise
        finally:
            gc.enable()
    return True
