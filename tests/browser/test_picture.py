"""Does the page that people mail around open anywhere: without a request, a script of others, or a fault?"""

from __future__ import annotations

from pathlib import Path

from graphs.network import make_network
from graphs.picture import interactive_page
from tests.browser.conftest import Watched
from tests.browser.test_pages import faults
from tests.graphs.networks import hostile_network, small_store


def open_file(tab: Watched, tmp_path: Path, html: str) -> None:
    """Open a page from a file, with the network switched off."""
    file = tmp_path / "picture.html"
    file.write_text(html, "utf-8")
    tab.page.context.set_offline(True)
    tab.page.goto(file.as_uri())
    tab.page.locator("html[data-drawn]").wait_for()


def test_a_picture_opens_offline_with_its_tables(tab: Watched, tmp_path: Path) -> None:
    open_file(tab, tmp_path, interactive_page(make_network(small_store(), "prison-topic")))
    assert tab.page.title() == "Prisons and topics"
    assert tab.page.locator("#things tbody tr").count() == 4
    assert tab.page.locator("#connections tbody tr").count() == 3
    assert "4 of 4 things" in tab.page.inner_text("main")
    assert [each for each in tab.outside if not each.startswith("file:")] == []
    assert not tab.complaints
    assert not faults(tab)


def test_a_picture_is_read_by_keyboard(tab: Watched, tmp_path: Path) -> None:
    open_file(tab, tmp_path, interactive_page(make_network(small_store(), "prison-topic")))
    tab.page.locator("#things button", has_text="Oneholme").focus()
    tab.page.keyboard.press("Enter")
    assert "Oneholme" in tab.page.inner_text("#told")


def test_hostile_words_do_nothing_in_a_picture(tab: Watched, tmp_path: Path) -> None:
    open_file(tab, tmp_path, interactive_page(hostile_network()))
    tab.page.locator("#things button").first.click()
    assert tab.page.evaluate("window.hacked") is None
    assert tab.page.locator("img").count() == 0
    assert tab.page.locator("a[href^='javascript']").count() == 0
    assert not tab.complaints
