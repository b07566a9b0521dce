"""Every kind of page in a real browser: no errors, nothing fetched from elsewhere, nothing that axe-core finds."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import HOSTILE_REPORT, Watched
from tests.serving import Server

_REPORT = "irp-thornby-moor-2024-12"
PAGES = (
    "/",
    "/about",
    "/data",
    "/prisons?held=no",
    "/prisons/thornby-moor",
    "/compare?one=thornby-moor&other=gallowhithe",
    "/reports",
    f"/reports/{_REPORT}",
    "/reports/full-thornby-moor-2024-01",
    "/reports/thematic-work-after-prison-2023-09",
    f"/reports/{_REPORT}/text",
    f"/reports/{HOSTILE_REPORT}",
    f"/reports/{HOSTILE_REPORT}/text",
    "/topics",
    "/topics/health-care",
    "/topics/health-care?progress=too-little",
    "/prisons",
    "/prisons/thornby-moor?progress=insufficient-progress",
    "/recurring",
    "/regions",
    "/regions/west-midlands",
    "/compare",
    "/search",
    "/search?q=nothing-has-this-word",
    "/ontology",
    "/organisations",
    "/people",
    "/scales",
    "/charts",
    "/map",
    "/search?q=health",
    "/questions",
    "/questions/insufficient-progress",
    "/questions/outcomes-over-time?prison=thornby",
    "/links",
    "/validation",
    "/vocabulary",
    "/prisons/none-such",
)
"""One of each kind at least."""

LINKED = {
    "a concern": ("/prisons/thornby-moor", ".concern h3 a"),
    "a recommendation": ("/reports/thematic-work-after-prison-2023-09", ".concern p a[href^='/recommendations/']"),
    "an organisation": ("/organisations", "tbody th a"),
    "a person": ("/people", "tbody th a"),
    "a link": ("/links", ".concern h2 a"),
    "a problem that comes back": ("/recurring", "tbody th a"),
    "a question from the start page": ("/", ".card a"),
    "a query from the ontology": ("/vocabulary", "tbody a[href^='/query?']"),
}
"""Kinds of page that are reached by a click: from where, and by which link."""


ALL = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""What can differ between light and dark: only colours do."""

AXE_VIOLATIONS = """async asked => {
    const options = {runOnly: asked, resultTypes: ['violations']};
    return (await axe.run(document, options)).violations;
}"""
"""What axe-core finds at fault. All that it finds in order would be megabytes a page, which nobody reads."""


def axe_source() -> str:
    """The script of axe-core."""
    found = find_spec("axe_playwright_python")
    assert found is not None
    assert found.origin is not None
    return (Path(found.origin).parent / "axe.min.js").read_text("utf-8")


def faults(tab: Watched, asked: Mapping[str, Any] = ALL) -> list[str]:
    """What axe-core finds on the page that is open, a line a fault."""
    if not tab.page.evaluate("'axe' in window"):
        tab.page.evaluate(axe_source())
    found: list[dict[str, Any]] = tab.page.evaluate(AXE_VIOLATIONS, asked)
    return [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_fault_in_light_and_dark_and_fits_a_small_phone(reader: Watched, path: str) -> None:
    reader.open(path)
    assert not faults(reader)
    reader.page.emulate_media(color_scheme="dark")
    assert not faults(reader, COLOURS)
    assert not [each for each in reader.complaints if "404" not in each or path != "/prisons/none-such"]
    assert not reader.outside
    assert reader.page.evaluate("window.hacked") is None
    reader.page.set_viewport_size({"width": 320, "height": 640})
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("kind", LINKED)
def test_a_page_reached_by_a_click_has_no_fault(reader: Watched, kind: str) -> None:
    path, link = LINKED[kind]
    reader.open(path)
    reader.page.locator(link).first.click()
    reader.page.wait_for_load_state()
    assert reader.page.url != reader.home + path
    assert not faults(reader)
    assert not reader.complaints


def test_a_fact_is_lit_where_it_stands(reader: Watched) -> None:
    reader.open("/prisons/thornby-moor")
    reader.page.locator("#concerns ~ .concern a[href*='#fact-judgement-']").first.click()
    reader.page.wait_for_load_state()
    lit = reader.page.locator(".fact.lit")
    assert lit.count()
    assert "progress" in " ".join(lit.all_inner_texts()).lower()
    assert lit.first.evaluate("each => getComputedStyle(each).backgroundColor") != "rgba(0, 0, 0, 0)"
    assert lit.first.is_visible()


def test_a_fact_is_lit_without_scripts(tab: Watched) -> None:
    context = tab.page.context.browser
    assert context is not None
    plain = context.new_context(java_script_enabled=False)
    page = plain.new_page()
    page.goto(f"{tab.home}/reports/{_REPORT}/text")
    address = page.locator(".notes a[href^='#fact-judgement-']").first.get_attribute("href")
    page.goto(f"{tab.home}/reports/{_REPORT}/text{address}")
    assert page.locator(":target").count() == 1
    plain.close()


def test_the_keyboard_reaches_the_content_first(tab: Watched) -> None:
    tab.open("/prisons")
    tab.page.keyboard.press("Tab")
    assert tab.page.evaluate("document.activeElement.textContent") == "Skip to the content"
    tab.page.keyboard.press("Enter")
    tab.page.keyboard.press("Tab")
    assert tab.page.evaluate("document.activeElement.closest('main') !== null")


def test_every_wide_table_can_be_scrolled_by_keyboard(reader: Watched) -> None:
    reader.open("/charts")
    assert reader.page.locator(".scroll:not([tabindex='0'])").count() == 0


def test_no_chart_of_bars_scrolls_sideways_on_a_small_phone(reader: Watched) -> None:
    reader.page.set_viewport_size({"width": 320, "height": 700})
    page = reader.open("/charts")
    drawn = page.locator(".scroll[aria-label$=', chart']")
    assert drawn.count() >= 2
    assert drawn.evaluate_all("all => all.every(each => each.scrollWidth <= each.clientWidth)")
    assert page.locator("svg.slim:visible").count() == drawn.count()


def test_on_paper_there_is_no_navigation_and_charts_are_whole_with_their_colours(reader: Watched) -> None:
    reader.page.emulate_media(media="print", color_scheme="dark")
    reader.page.set_viewport_size({"width": 700, "height": 990})  # what margins leave of A4
    page = reader.open("/charts")
    assert page.locator("nav:visible, form:visible, button:visible").count() == 0
    drawn = page.locator("svg.broad, svg[role='img']:visible, table.heat")
    assert drawn.count() > 4
    assert drawn.evaluate_all("all => all.every(each => each.getBoundingClientRect().right <= innerWidth)")
    cell = page.locator("[class^='heat-']").first
    assert cell.evaluate("each => getComputedStyle(each).printColorAdjust") == "exact"
    assert page.evaluate("getComputedStyle(document.documentElement).color") == "rgb(0, 0, 0)"


@pytest.mark.parametrize(
    ("path", "wide"),
    [("/prisons", 700), ("/vocabulary", 700), ("/topics/health-care", 700), ("/questions/insufficient-progress", 1000)],
)
def test_on_paper_no_table_is_cut_off_and_nothing_is_left_that_only_a_click_uses(
    reader: Watched, path: str, wide: int
) -> None:
    reader.page.emulate_media(media="print")
    reader.page.set_viewport_size({"width": wide, "height": 700})  # answers are printed across
    page = reader.open(path)
    assert page.locator("main table").count()
    assert page.evaluate("document.documentElement.scrollWidth") <= wide
    assert page.locator("nav:visible, .picks:visible").count() == 0


def test_what_only_a_screen_reader_reads_widens_no_page(reader: Watched) -> None:
    reader.page.set_viewport_size({"width": 320, "height": 640})
    page = reader.open("/scales")
    page.locator(".scroll th").last.evaluate("each => each.insertAdjacentHTML('beforeend', '<i class=hidden>more</i>')")
    page.locator(".scroll th").last.evaluate("each => each.style.paddingLeft = '500px'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_on_paper_a_source_says_its_address(reader: Watched) -> None:
    reader.page.emulate_media(media="print")
    page = reader.open("/prisons/thornby-moor")
    after = page.locator(".says a").first.evaluate("each => getComputedStyle(each, '::after').content")
    assert "/text#fact-judgement-" in after or "attr(href)" in after


def test_filters_stay_in_the_address(tab: Watched) -> None:
    tab.open("/reports")
    tab.page.get_by_label("Title or prison").fill("Thornby")
    tab.page.get_by_role("search", name="Filter reports").get_by_role("button").click()
    tab.page.wait_for_load_state()
    assert "name=Thornby" in tab.page.url
    titles = tab.page.locator("tbody th").all_inner_texts()
    assert titles
    assert all("Thornby" in each for each in titles)


@pytest.mark.parametrize(
    "path",
    [f"/reports/{HOSTILE_REPORT}", f"/reports/{HOSTILE_REPORT}/text", "/search?q=script", "/prisons/gallowhithe"],
)
def test_what_a_hostile_report_says_is_only_text(reader: Watched, path: str) -> None:
    reader.open(path)
    assert reader.page.evaluate("window.hacked") is None
    assert reader.page.locator("main script, main img, [onerror], a[href^='javascript:']").count() == 0
    assert not reader.complaints


def test_attacks_were_read_at_all(reader: Watched) -> None:
    page = reader.open(f"/reports/{HOSTILE_REPORT}/text")
    assert "<script>window.hacked=1</script>" in page.locator("main").inner_text()
    assert page.locator("main bdi").count()


def test_a_page_is_not_made_twice(site: Server) -> None:
    first = site.get("/charts")
    again = site.ask("GET", "/charts", headers={"If-None-Match": first.headers["etag"]})
    assert (first.status, again.status, again.body) == (200, 304, b"")
