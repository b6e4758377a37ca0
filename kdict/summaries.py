"""What the command line says of the people in a photograph: lines, and rows of JSON and CSV."""

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

from .resources import atomic_write


def lines(photo: Path, people: list[dict]) -> list[str]:
    """How many people were found in a photograph, and how well each was fitted."""
    if not people:
        return [f"{photo.name}: no person found"]
    placed = sum(person["in_scene"] for person in people)
    said = [f"{photo.name}: {len(people)} found, {placed} placed in the scene"]
    for person in people:
        residual = person.get("residual_px")
        parts = [
            "" if residual is None else f"keypoints {residual:.1f} px off",
            person["problem"] or ("" if person.get("converged", True) else "did not converge"),
        ]
        said.append(f"  person {person['person']}: " + "; ".join(part for part in parts if part))
    return said


def write_json(path: Path, rows: Sequence[dict]) -> None:
    """Write a summary as JSON."""
    with atomic_write(path) as file:
        file.write(json.dumps(rows, indent=1).encode())


def write_csv(path: Path, rows: Sequence[dict]) -> None:
    """Write a summary as CSV, a column for each key of any row."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(dict.fromkeys(key for row in rows for key in row)))
    writer.writeheader()
    writer.writerows(rows)
    with atomic_write(path) as file:
        file.write(text.getvalue().encode(errors="backslashreplace"))
