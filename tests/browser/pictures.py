"""The pictures of the README, made anew from the specimens: `python -m tests.browser.pictures`."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Mapping
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from prisongraph.__main__ import main as prisongraph
from tests.browser.conftest import CHROMIUM, SPECIMENS
from tests.serving import ROOT, serving

PLACE = ROOT / "docs" / "images"
PICTURES: Mapping[str, tuple[str, str]] = {
    "prison": ("/prisons/thornby-moor", "#concerns"),
    "text": ("/reports/irp-thornby-moor-2024-12/text#fact-judgement-irp-thornby-moor-2024-12_hmip-2", ".fact.lit"),
    "network": ("/explore?network=prison-topic", "#canvas[data-drawn]"),
    "charts": ("/charts", "#by-topic"),
}
"""Pictures by name: the page, and what must stand on it before it is taken."""

_DRAWING = ("--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-background-networking")
_SIZE = (1280, 820)
_COLOURS = 64


def main() -> int:
    """Build, serve, take the pictures."""
    PLACE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        if prisongraph(["build", *map(str, sorted(SPECIMENS.glob("*.pdf"))), "--dataset", folder]):
            return 1
        with serving("--dataset", folder, "--workers", "1") as server, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_DRAWING))
            for name in PICTURES:
                _take(browser, f"http://127.0.0.1:{server.port}", name)
            browser.close()
    return 0


def _take(browser: Browser, home: str, name: str) -> None:
    path, wanted = PICTURES[name]
    page = browser.new_page(
        viewport={"width": _SIZE[0], "height": _SIZE[1]}, color_scheme="light", reduced_motion="reduce"
    )
    page.goto(home + path)
    found = page.locator(wanted).first
    found.wait_for()
    if name == "network":
        page.locator("#connections button").first.click()  # the evidence of a connection stands beside it
        page.locator("#workbench").evaluate("each => each.scrollIntoView()")
        page.wait_for_timeout(1500)
    _keep(page.screenshot(), PLACE / f"{name}.png")
    page.close()


def _keep(picture: bytes, path: Path) -> None:
    """Write it with few colours: letters need no more, and it is fetched with every visit to the README."""
    with Image.open(io.BytesIO(picture)) as taken:
        taken.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    raise SystemExit(main())
