"""``python -m kdict.datasets check FOLDER``: what is there, what is missing, where to get it."""

import argparse
import sys

from .check import report


def main(arguments: list[str] | None = None) -> int:
    """The command; 0 when a dataset was found and all that was found can be read."""
    parser = argparse.ArgumentParser(prog="python -m kdict.datasets", description=__doc__)
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("check", help="look for datasets in a folder")
    command.add_argument("folder", help="with datasets in it or up to two levels below")
    folder = parser.parse_args(arguments).folder
    try:
        text, fine = report(folder)
    except FileNotFoundError as error:
        parser.error(str(error))
    sys.stdout.write(f"{text}\n")
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
