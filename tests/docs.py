"""Is what the pages show what the program prints today? `python -m tests.docs` runs it anew, `--check` only compares.

In a block that is fenced as `console`, each line that begins with `$ ` is run (in an empty folder that has the
specimens at `prisongraph/specimens`, one after another down the page), and what it prints on stdout stands below it.
`docs/commands.md` is made of the commands' own help.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

from prisongraph.__main__ import COMMANDS
from prisongraph.__main__ import main as run_command

ROOT = Path(__file__).parents[1]
SHOWN = (ROOT / "README.md", ROOT / "docs" / "getting-started.md")
COMMANDS_PAGE = ROOT / "docs" / "commands.md"

_WIDTH = "100"
"""Columns of the terminal that the pages show."""

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# version 0001-50fb564fc5: its digest is of all that the program is and has read
_VERSION = re.compile(r"\b(\d{4})-[0-9a-f]{10}\b")

_HEAD = """# The commands

Made from the commands' own help by `python -m tests.docs`; do not edit it here.

Data goes to stdout, everything else to stderr. An error says what happened, then `hint:` and what to do about it.
The exit code is 0 when all is done and conformant, 1 when it is done but something was refused or did not conform,
2 when it could not be done.
"""


def main() -> int:
    """Bring the pages up to date, or with `--check` name those that are not."""
    pages = {path: shown_anew(path.read_text("utf-8")) for path in SHOWN} | {COMMANDS_PAGE: commands_page()}
    drifted = [path for path, text in pages.items() if not path.exists() or not same(path.read_text("utf-8"), text)]
    if "--check" in sys.argv[1:]:
        for path in drifted:
            sys.stderr.write(f"{path.relative_to(ROOT)} shows what the program no longer prints\n")
        sys.stderr.write("hint: python -m tests.docs\n" if drifted else "")
        return bool(drifted)
    for path in drifted:
        path.write_text(pages[path], "utf-8")
    return 0


def shown_anew(page: str) -> str:
    """The page with every command run again."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "prisongraph").symlink_to(ROOT / "prisongraph")
        return _BLOCK.sub(lambda block: f"```console\n{_run_block(block[1], folder)}```", page)


def commands_page() -> str:
    """Every command's help."""
    return _HEAD + "".join(f"\n## prisongraph {name}\n\n```text\n{_help(name)}```\n" for name in COMMANDS)


def same(old: str, new: str) -> bool:
    """Whether two pages say the same, the digests in the names of versions apart."""
    return _VERSION.sub(r"\1", old) == _VERSION.sub(r"\1", new)


def _run_block(block: str, folder: str) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "\n".join(f"{command}\n{_run(command[2:], folder)}" for command in commands)


def _help(name: str) -> str:
    os.environ["COLUMNS"] = _WIDTH
    with redirect_stdout(StringIO()) as printed:
        run_command([name, "--help"])
    return printed.getvalue()


def _run(command: str, folder: str) -> str:
    """What the command prints on stdout; stderr is for people at a terminal."""
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "COLUMNS": _WIDTH}
    environment.pop("PRISONGRAPH_DATASET", None)
    done = subprocess.run(  # noqa: S602 # the commands of our own pages, with their pipes
        command, shell=True, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False
    )
    return done.stdout.decode()


if __name__ == "__main__":
    raise SystemExit(main())
