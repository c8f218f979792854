"""Ctrl-C waits until it does no harm, and is not forgotten."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable

import pytest

from teikit.batch.interrupts import held_back

pytestmark = [pytest.mark.skipif(os.name == "nt", reason="signals are sent as POSIX does"), pytest.mark.usefixtures("interruptible")]


def held(*work: Callable[[], object]) -> None:
    with held_back():
        for do in work:
            do()


def interrupt() -> None:
    os.kill(os.getpid(), signal.SIGINT)


def fail() -> None:
    raise ValueError("of the block")


def test_an_interrupt_comes_at_the_end_of_the_block() -> None:
    done: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        held(interrupt, lambda: done.append("inside"))
    assert done == ["inside"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_several_come_as_one() -> None:
    with pytest.raises(KeyboardInterrupt):
        held(interrupt, interrupt)
    held()


def test_what_the_block_raises_is_not_lost() -> None:
    with pytest.raises(KeyboardInterrupt) as caught:
        held(interrupt, fail)
    assert isinstance(caught.value.__context__, ValueError)
    with pytest.raises(ValueError, match="of the block"):
        held(fail)


def test_what_nobody_handles_is_left_alone() -> None:
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        with held_back():
            os.kill(os.getpid(), signal.SIGTERM)
            assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGTERM, before)


def test_other_threads_have_nothing_to_hold_back() -> None:
    found = []

    def block() -> None:
        with held_back():
            found.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=block)
    thread.start()
    thread.join()
    assert found == [signal.default_int_handler]
