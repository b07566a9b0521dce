"""What the tests in a browser share: a served dataset of specimens, one of them hostile, and a headless Chromium."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

import prisongraph
from prisongraph.__main__ import main
from tests.conftest import MadeOnce
from tests.serving import Server, serving

SPECIMENS = Path(prisongraph.__file__).parent / "specimens"
CHROMIUM = Path(os.environ.get("PRISONGRAPH_CHROMIUM", "/usr/bin/chromium"))
_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

PATIENCE = 120_000
"""Milliseconds for which what should come is waited for: what a page takes depends on what runs beside it."""
expect.set_options(timeout=PATIENCE)

SCRIPT = "<script>window.hacked=1</script>"
"""What a hostile report says in place of innocent words; the other two likewise."""
HANDLER = '"><img src=x onerror="window.hacked=1">'
TURNED = "\u202eedocno\u202a"

HOSTILE_REPORT = "irp-gallowhithe-2019-11"


@dataclass
class Watched:
    """A page in the browser, with what it complained of and whom else it asked."""

    page: Page
    home: str
    complaints: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def hear(self, told: ConsoleMessage) -> None:
        """Remember an error on the console."""
        if told.type == "error":
            self.complaints.append(told.text)

    def see(self, asked: Request) -> None:
        """Remember a request to anyone else."""
        if not asked.url.startswith((self.home, "data:", "blob:")):
            self.outside.append(asked.url)

    def open(self, path: str) -> Page:
        """Go to a page of the site."""
        self.page.goto(self.home + path, wait_until="load")
        return self.page


@pytest.fixture(scope="session")
def dataset(tmp_path_factory: pytest.TempPathFactory, made_once: MadeOnce) -> Path:
    """An inspection and the review that follows it, a thematic, and a review whose text is hostile."""
    folder = tmp_path_factory.mktemp("hostile")
    names = ("full-thornby-moor-2024.txt", "irp-thornby-moor-2024.txt", "thematic-work-after-prison-2023.txt")
    hostile = folder / "hostile.txt"
    hostile.write_text(_hostile((SPECIMENS / "irp-gallowhithe-2019.txt").read_text("utf-8")), "utf-8")
    reports = [*(str(SPECIMENS / name) for name in names), str(hostile)]

    def make(folder: Path) -> None:
        assert main(["build", *reports, "--dataset", str(folder)]) == 0

    return made_once("browser", make)


@pytest.fixture(scope="session")
def site(dataset: Path) -> Iterator[Server]:
    """The dataset, served."""
    with serving("--dataset", str(dataset), "--workers", "1") as server:
        yield server


@pytest.fixture(scope="module")  # its event loop would stand in the way of other modules' own
def chromium() -> Iterator[Browser]:
    """Chromium without a window; skips where there is none."""
    if not CHROMIUM.exists():
        pytest.skip(f"no browser at {CHROMIUM}: apt-get install chromium, or set PRISONGRAPH_CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_QUIET))
        yield browser
        browser.close()


@pytest.fixture
def tab(chromium: Browser, site: Server) -> Iterator[Watched]:
    """A tab of a browser that knows nothing yet; it remembers complaints and requests to others."""
    with _watched(chromium, site) as watched:
        yield watched


@pytest.fixture(scope="module")
def _one_tab(chromium: Browser, site: Server) -> Iterator[Watched]:
    with _watched(chromium, site) as watched:
        yield watched


@pytest.fixture
def reader(_one_tab: Watched) -> Watched:
    """One tab for pages that are only looked at, as a reader has it: the next page is opened in place of the last."""
    _one_tab.complaints.clear()
    _one_tab.outside.clear()
    _one_tab.page.emulate_media(media="screen", color_scheme="light")
    _one_tab.page.set_viewport_size({"width": 1280, "height": 720})
    return _one_tab


@contextmanager
def _watched(browser: Browser, site: Server) -> Iterator[Watched]:
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    watched = Watched(context.new_page(), f"http://127.0.0.1:{site.port}")
    watched.page.on("console", watched.hear)
    watched.page.on("pageerror", lambda error: watched.complaints.append(str(error)))
    watched.page.on("request", watched.see)
    yield watched
    context.close()


def _hostile(text: str) -> str:
    """The report with attacks in its sentences."""
    changed = text.replace("prisoners", f"prisoners {SCRIPT}", 40).replace(
        "recommendation", f"recommendation {HANDLER}", 12
    )
    return changed.replace("staff", f"staff {TURNED} javascript:alert(1)", 12)
