"""Does the query editor run, complete, show an error in its line, share, remember and cancel?"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

import api
from tests.browser.conftest import Watched
from tests.browser.test_pages import faults

BUILT = Path(api.__file__).parent / "static" / "built"
pytestmark = pytest.mark.skipif(not (BUILT / "query.js").exists(), reason="the front end is not built: make web")

QUERY = (
    "PREFIX insp: <https://w3id.org/prisongraph/def#>\nSELECT ?report WHERE { ?report a insp:Report } ORDER BY ?report"
)


def open_editor(tab: Watched, query: str = QUERY) -> Page:
    """The editor with a query."""
    page = tab.open(f"/query?query={quote(query)}")
    page.locator("html[data-ready='query']").wait_for()
    return page


def test_a_query_is_run_and_its_answer_links(tab: Watched) -> None:
    page = open_editor(tab)
    page.get_by_role("button", name="Run").click()
    page.locator("#answer tbody tr").first.wait_for()
    assert page.inner_text("#told").startswith("4 rows. It took")
    assert (page.locator("#answer tbody a").first.get_attribute("href") or "").startswith("/id/report/")
    assert not tab.complaints
    assert not tab.outside


def test_an_error_stands_at_its_line(tab: Watched) -> None:
    page = open_editor(tab, "SELECT ?a WHERE {\n  ?a ?b\n}")
    page.get_by_role("button", name="Run").click()
    page.locator("#wrong").wait_for()
    assert "line 3" in page.inner_text("#wrong")
    marked = page.locator(".cm-gutter-lint .cm-lint-marker-error")
    marked.wait_for()
    lines = page.locator(".cm-lineNumbers .cm-gutterElement")
    tops = {round((lines.nth(n).bounding_box() or {"y": -1})["y"]): n for n in range(1, lines.count())}
    assert tops[round((marked.locator("..").bounding_box() or {"y": 0})["y"])] == 3


def test_terms_of_the_dataset_are_offered(tab: Watched) -> None:
    page = open_editor(tab, "")
    page.locator(".cm-content").click()
    page.keyboard.type("SELECT * WHERE { ?a a insp:FollowU")
    offered = page.locator(".cm-tooltip-autocomplete li", has_text="insp:FollowUp").first
    offered.wait_for()
    page.wait_for_timeout(150)
    page.keyboard.press("Enter")
    assert "insp:FollowUp" in page.inner_text(".cm-content")


def test_the_address_holds_the_query_and_the_browser_remembers_it(tab: Watched) -> None:
    page = open_editor(tab, "")
    page.locator(".cm-content").click()
    page.keyboard.press("Control+A")
    page.keyboard.type("ASK ")
    page.keyboard.insert_text("{ ?s ?p ?o }")
    page.keyboard.press("Control+Enter")
    page.locator("#answer", has_text="Yes.").wait_for()
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    assert "ASK { ?s ?p ?o }" in page.inner_text(".cm-content")
    assert page.locator("#asked button").first.inner_text().startswith("ASK")


def test_a_long_query_is_written_run_and_cancelled_by_keyboard_alone(tab: Watched) -> None:
    page = open_editor(tab)
    page.locator("#main").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Control+Enter")
    page.locator("#answer tbody tr").first.wait_for()
    page.keyboard.press("Control+A")
    page.keyboard.type("SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.locator("#run")).to_be_focused()
    page.keyboard.press("Enter")
    page.locator("#cancel").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#told", has_text="Cancelled.").wait_for()
    expect(page.locator("#run")).to_be_focused()
    assert not page.locator("#answer").inner_text()
    assert not tab.complaints


def test_an_example_is_run(tab: Watched) -> None:
    page = open_editor(tab)
    page.get_by_role("link", name="Which topics recur at most prisons").click()
    page.locator("#told", has_text="It took").wait_for()
    assert "GROUP BY ?topic" in page.inner_text(".cm-content")


def test_the_editor_has_no_fault(tab: Watched) -> None:
    for scheme in ("light", "dark"):
        tab.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page = open_editor(tab)
        page.get_by_role("button", name="Run").click()
        page.locator("#answer tbody tr").first.wait_for()
        assert not faults(tab), scheme
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert not tab.complaints


def test_without_scripts_the_form_asks(tab: Watched) -> None:
    context = tab.page.context.browser
    assert context is not None
    plain = context.new_context(java_script_enabled=False)
    page = plain.new_page()
    page.goto(f"{tab.home}/query")
    page.locator("textarea").fill(QUERY)
    with page.expect_request("**/sparql?*") as asked:
        page.get_by_role("button", name="Run").click(no_wait_after=True)
    assert "irp-thornby-moor-2024-12" in page.request.get(asked.value.url).text()
    plain.close()
