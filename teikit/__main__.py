"""``python -m teikit``, and the program ``teikit``.

Nothing is imported before it is called: the processes of a batch import the program that started them, and need no command line.
"""

import sys

__all__ = ["main"]


def main() -> int:
    """Run the command line."""
    from teikit.cli import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
