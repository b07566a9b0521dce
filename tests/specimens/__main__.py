"""Are the shipped specimens what their sources say? `python -m tests.specimens` sets them, `--check` only compares."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.specimens.convert import to_text
from tests.specimens.markup import all_specimens
from tests.specimens.typeset import to_pdf

SHIPPED = Path(__file__).parents[2] / "prisongraph" / "specimens"


def set_all() -> dict[Path, bytes]:
    """The bytes of every file to ship, by path."""
    files: dict[Path, bytes] = {}
    for specimen in all_specimens():
        pdf, pages = to_pdf(specimen)
        files[SHIPPED / f"{specimen.name}.pdf"] = pdf
        files[SHIPPED / f"{specimen.name}.txt"] = to_text(specimen, pages).encode()
    return files


def main() -> int:
    """Write the files, or with `--check` name those that drifted."""
    files = set_all()
    drifted = [path for path, data in files.items() if not path.exists() or path.read_bytes() != data]
    if "--check" in sys.argv[1:]:
        for path in drifted:
            sys.stderr.write(f"{path.name} differs from its source\n")
        sys.stderr.write("hint: python -m tests.specimens\n" if drifted else "")
        return bool(drifted)
    for path in drifted:
        path.write_bytes(files[path])
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
