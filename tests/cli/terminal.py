"""A command as somebody at a terminal sees it."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path


def at_terminal(arguments: list[str], folder: Path) -> tuple[int, str]:
    """The exit code, and all that was shown. Needs a POSIX system."""
    import pty

    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "120"}
    command = [sys.executable, "-m", "teikit", *arguments]
    run = subprocess.Popen(command, stdout=theirs, stderr=theirs, env=environment, cwd=folder)
    os.close(theirs)
    seen = io.BytesIO()
    while True:
        try:
            data = os.read(ours, 65536)
        except OSError:
            break
        if not data:
            break
        seen.write(data)
    os.close(ours)
    return run.wait(60), seen.getvalue().decode()
