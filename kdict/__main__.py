"""``python -m kdict``: the command line, see `kdict.cli`."""

import sys

from .cli import main

if __name__ == "__main__":
    sys.exit(main())
