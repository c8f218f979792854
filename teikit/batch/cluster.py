"""A cluster of dask as the executor of a batch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from teikit.problems import TeikitError
from teikit.version import __version__

if TYPE_CHECKING:
    from distributed import Client

__all__ = ["cluster"]

_ADDRESS = re.compile(r"[a-z]+://\S+:\d+")
_PATIENCE = 20
"""Seconds to wait for the scheduler, and for a first worker."""


@contextmanager
def cluster(address: str, folder: str | Path) -> Iterator[tuple[Executor, int]]:
    """The workers of the scheduler at `address` (``tcp://HOST:PORT``) as an executor, and how many records they can do at once.

    Raises `TeikitError` where there is no scheduler or no worker, where `distributed` is not installed, or where a worker has
    another version of teikit or does not see `folder`.
    """
    client = _connected(address)
    try:
        _refuse_strangers(client, Path(folder).absolute())
        yield client.get_executor(pure=False), sum(client.nthreads().values())
    finally:
        client.close()


def _connected(address: str) -> Client:
    try:
        from distributed import Client
    except ImportError as error:
        raise TeikitError("a dask cluster needs the package distributed: pip install 'teikit[dask]'") from error
    if not _ADDRESS.fullmatch(address):
        # It would be found out, too, but only after a while and with much noise.
        raise TeikitError(f"{address} is no address of a dask scheduler: tcp://HOST:PORT")
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise TeikitError(f"no dask scheduler at {address}: {error}") from error
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError as error:
        client.close()
        raise TeikitError(f"the dask scheduler at {address} has no workers") from error
    return client


def _refuse_strangers(client: Client, folder: Path) -> None:
    """Refuse workers that would fail with every record."""
    answers: dict[str, Any] = client.run(_introduce, str(folder), on_error="return")
    for worker, answer in answers.items():
        if isinstance(answer, BaseException):
            raise TeikitError(f"the dask worker {worker} cannot run teikit {__version__}: {answer}")
        version, sees = answer
        if version != __version__:
            raise TeikitError(f"the dask worker {worker} has teikit {version}, this is {__version__}")
        if not sees:
            raise TeikitError(f"the dask worker {worker} does not see {folder}: workers need the same files under the same paths")


def _introduce(folder: str) -> tuple[str, bool]:
    return __version__, Path(folder).is_dir()
