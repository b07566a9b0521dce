"""Does the explorer expand, filter, undo, share, restore and save, by pointer and keyboard, with its tables in step?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

import api
from tests.browser.conftest import CHROMIUM, PATIENCE, Watched
from tests.browser.test_pages import faults
from tests.serving import Server

BUILT = Path(api.__file__).parent / "static" / "built"
pytestmark = pytest.mark.skipif(not (BUILT / "explore.js").exists(), reason="the front end is not built: make web")

IN_STEP = """() => {
  const rows = document.querySelectorAll("#things tbody tr").length;
  const counts = document.getElementById("counts").textContent;
  return counts.includes("things shown") && counts.startsWith(`${rows} of `)
    && document.getElementById("canvas").dataset.drawn === String(rows);
}"""
"""Whether picture, tables and counts show the same number of things, looked at in one moment."""

INKED = """each => new Set(new Uint32Array(
  each.getContext('2d').getImageData(0, 0, each.width, each.height).data.buffer)).size"""
"""How many colours a drawing has."""

PRISON = "/explore?start=id/prison/thornby-moor&at=id/prison/thornby-moor"


@pytest.fixture(scope="module")
def drawing() -> Iterator[Browser]:
    """Chromium that draws WebGL in software."""
    if not CHROMIUM.exists():
        pytest.skip(f"no browser at {CHROMIUM}")
    quiet = [
        "--no-sandbox",
        "--use-angle=swiftshader",
        "--enable-unsafe-swiftshader",
        "--disable-background-networking",
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=quiet)
        yield browser
        browser.close()


@pytest.fixture
def explorer(_one_explorer: Watched) -> Iterator[Watched]:
    """The tab that draws, at an empty page: what is opened next begins anew, as its address says."""
    page = _one_explorer.page
    page.goto("about:blank")
    page.emulate_media(media="screen", color_scheme="light", reduced_motion="reduce")
    page.set_viewport_size({"width": 1280, "height": 720})
    yield _one_explorer
    _hold(_one_explorer)


@pytest.fixture(scope="module")
def _one_explorer(drawing: Browser, site: Server) -> Iterator[Watched]:
    with _exploring(drawing, site) as watched:
        yield watched


@pytest.fixture
def fresh_explorer(drawing: Browser, site: Server) -> Iterator[Watched]:
    """A tab that draws, of a browser that knows nothing yet."""
    with _exploring(drawing, site) as watched:
        yield watched
        _hold(watched)


@contextmanager
def _exploring(drawing: Browser, site: Server) -> Iterator[Watched]:
    context = drawing.new_context(reduced_motion="reduce", accept_downloads=True)
    context.set_default_timeout(PATIENCE)
    watched = Watched(context.new_page(), f"http://127.0.0.1:{site.port}")
    watched.page.on("console", lambda told: watched.complaints.extend([told.text] if told.type == "error" else []))
    watched.page.on("pageerror", lambda error: watched.complaints.append(str(error)))
    watched.page.on("request", lambda asked: watched.outside.extend(_outside(asked.url, watched.home)))
    yield watched
    context.close()


def _hold(watched: Watched) -> None:
    """Nothing was complained of and nobody else asked; the next test has its own complaints."""
    complaints, outside = watched.complaints[:], watched.outside[:]
    watched.complaints.clear()
    watched.outside.clear()
    assert not complaints
    assert not outside


def _outside(address: str, home: str) -> list[str]:
    return [] if address.startswith((home, "blob:", "about:")) else [address]


def shown(page: Page) -> int:
    """How many things the tables show, once picture, tables and the count above them are in step; never in step is a
    failure."""
    page.wait_for_function(IN_STEP)
    return page.locator("#things tbody tr").count()


def expand(page: Page, label: str) -> None:
    """Follow a relation of what is chosen, once what is chosen has come."""
    shown(page)
    before = page.inner_text("#counts")
    page.get_by_role("button", name=label).click()
    expect(page.locator("#counts")).not_to_have_text(before)


def test_a_walk_expands_hides_undoes_and_is_restored_from_its_address(explorer: Watched) -> None:
    page = explorer.open(PRISON)
    assert shown(page) == 1
    expand(page, "concerns and recommendations raised there")
    walked = shown(page)
    assert walked > 1
    page.locator("#things tbody tr").last.get_by_role("button", name="Hide").click()
    page.locator("#counts", has_text="1 hidden by you").wait_for()
    assert shown(page) == walked - 1
    page.locator("#undo").click()
    expect(page.locator("#counts")).not_to_contain_text("hidden by you")
    assert shown(page) == walked
    page.locator("#redo").click()
    page.locator("#counts", has_text="hidden by you").wait_for()
    address, names = page.url, page.locator("#things tbody th").all_inner_texts()
    page.goto("about:blank")
    page.goto(address)
    assert shown(page) == walked - 1
    assert page.locator("#things tbody th").all_inner_texts() == names


FOCUSED = """() => {
  let at = document.activeElement;
  while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  const seen = at.closest('.cm-editor') ?? at;
  return {name: (at.getAttribute('aria-label') ?? at.innerText ?? '').trim(), id: at.id,
          seen: at !== document.body && getComputedStyle(seen).outlineStyle === 'solid'};
}"""
"""What has the focus, and whether one can see that it has."""


def focused(page: Page) -> str:
    """The name (or else the id) of what has the focus, which must be seen to have it."""
    at = page.evaluate(FOCUSED)
    assert at["seen"], f"the focus is lost, or not to be seen, at {at}"
    return str(at["name"] or at["id"])


def walk(page: Page, to: str, key: str = "Tab") -> str:
    """Press a key until something whose name begins so has the focus; each stop on the way must be seen."""
    for _ in range(120):
        page.keyboard.press(key)
        if (name := focused(page)).startswith(to):
            return name
    raise AssertionError(f"{key} leads to nothing that begins with “{to}”")


def press(page: Page, key: str, said: str) -> str:
    """Press a key; what has the focus once that was said."""
    page.keyboard.press(key)
    expect(page.locator("#counts")).to_contain_text(said)
    return focused(page)


def test_a_walk_by_keyboard_alone_never_loses_the_focus_and_says_what_happened(explorer: Watched) -> None:
    page = explorer.open("/explore")
    page.locator("#main").focus()
    walk(page, "start")
    page.keyboard.type("thornby moor")
    expect(page.locator("#counts")).to_contain_text("Tab leads to them")
    page.keyboard.press("Escape")
    expect(page.locator("#starts button")).to_have_count(0)
    assert focused(page) == "start"
    expect(page.locator("#counts")).to_have_text("Nothing is looked for.")
    page.keyboard.type("violence")
    expect(page.locator("#counts")).to_contain_text("Tab leads to them")
    page.keyboard.press("Tab")
    assert press(page, "Enter", "Started from “Violence") == "Violence and antisocial behaviour"
    walk(page, "concerns and recommendations on it: ")
    press(page, "Enter", "expanded by")
    everything = shown(page)
    assert everything > 2
    walk(page, "Pin here", "Shift+Tab")
    assert press(page, "Enter", "pinned") == "Unpin"
    walk(page, "Move left")
    before = page.url
    assert press(page, "Enter", "pinned") == "Move left"
    page.wait_for_function("before => location.href !== before", arg=before)
    first = walk(page, "Hide ")
    second = press(page, "Enter", "hidden by you")
    assert second.startswith("Hide ")
    assert second != first
    assert press(page, "Control+z", "Undone: “") == second
    assert shown(page) == everything
    assert press(page, "Control+y", "Done again: “") == second
    assert press(page, "Control+z", "Undone: “") == second
    assert shown(page) == everything
    name = walk(page, page.locator("#things tbody th button").first.inner_text(), "Shift+Tab")
    assert press(page, "Enter", "connections shown") == name
    walk(page, "Close")
    assert press(page, "Escape", "things shown") == name
    reason = walk(page, page.locator("#connections button").first.get_attribute("aria-label") or "none")
    press(page, "Enter", "evidence")
    assert press(page, "Escape", "things shown") == reason
    walk(page, "Undo", "Shift+Tab")
    for _ in range(8):
        page.keyboard.press("Enter")
    expect(page.locator("#counts")).to_contain_text("Nothing is shown yet")
    assert focused(page) == "Undo"


def test_what_is_walked_to_is_narrowed_by_topic_rating_and_year(explorer: Watched) -> None:
    page = explorer.open(PRISON)
    expand(page, "concerns and recommendations raised there")
    everything = shown(page)
    page.locator("#narrowing [name='rating']").select_option(label="Good progress")
    page.get_by_role("button", name="Show", exact=True).press("Enter")
    expect(page.locator("#counts")).to_contain_text("walked to but left out by the filters")
    assert "Narrowed to Good progress" in page.inner_text("#counts")
    assert focused(page) == "Show"
    assert shown(page) < everything
    assert "Reasonable progress" not in page.inner_text("#things")
    page.reload()
    expect(page.locator("#narrowing [name='rating']")).to_have_value("good-progress")
    page.locator("#narrowing [name='rating']").select_option("")
    page.locator("#narrowing [name='topic']").select_option(label="Violence and antisocial behaviour")
    page.get_by_role("button", name="Show", exact=True).press("Enter")
    expect(page.locator("#counts")).to_contain_text("Narrowed to Violence")
    assert 1 < shown(page) < everything


def test_the_picture_is_moved_by_keys(explorer: Watched) -> None:
    page = explorer.open(PRISON)
    shown(page)
    page.locator("#canvas").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("+")
    press(page, "Shift+ArrowLeft", "“Thornby Moor” pinned")
    assert "pin=" in page.url
    page.keyboard.press("Tab")
    assert focused(page) == "To the same as tables"


def test_kinds_are_switched_off_and_said(explorer: Watched) -> None:
    page = explorer.open("/explore?network=prison-topic")
    everything = shown(page)
    page.get_by_label("topic (").uncheck()
    page.locator("#counts", has_text="of kinds switched off").wait_for()
    assert shown(page) < everything
    assert "off=topic" in page.url


def test_the_server_narrows_and_says_what_it_left_out(explorer: Watched) -> None:
    page = explorer.open("/explore?network=prison-topic&limit=3")
    assert shown(page) <= 3
    assert "left out by the filters or the limit" in page.inner_text("#counts")


def test_finding_narrows_the_tables(explorer: Watched) -> None:
    page = explorer.open("/explore?network=prison-topic")
    shown(page)
    page.locator("#look").fill("thornby")
    page.locator("#counts", has_text="fit").wait_for()
    assert page.locator("#things tbody tr").count() == 1


def test_an_edge_tells_why(explorer: Watched) -> None:
    page = explorer.open("/explore?network=prison-topic")
    shown(page)
    page.locator("#connections button").first.click()
    assert page.locator("#detail .because li").count() >= 1
    assert page.locator("#detail .because a").first.get_attribute("href")


def test_what_is_pinned_stays_in_the_address(explorer: Watched) -> None:
    page = explorer.open(PRISON)
    shown(page)
    page.get_by_role("button", name="Pin here").click()
    page.get_by_role("button", name="Unpin").wait_for()
    assert "pin=" in page.url
    assert page.locator("#cited").inner_text() == page.url


def test_a_layout_settles(explorer: Watched) -> None:
    page = explorer.open("/explore?network=prison-topic")
    shown(page)
    page.locator("#settle").click()
    page.locator("#counts", has_text="has settled").wait_for()
    assert "settled=1" in page.url


@pytest.mark.parametrize("ending", ["png", "svg", "graphml", "gexf", "json", "csv", "html"])
def test_what_is_shown_is_saved(explorer: Watched, tmp_path: Path, ending: str) -> None:
    page = explorer.open(PRISON)
    expand(page, "concerns and recommendations raised there")
    page.locator("#things tbody tr").nth(1).wait_for()  # what came is counted a moment after it came
    size = shown(page)
    with page.expect_download() as saving:
        page.locator(f"[data-save='{ending}']").click()
    file = tmp_path / f"saved.{ending}"
    saving.value.save_as(file)
    assert file.stat().st_size > 100
    if ending == "graphml":
        assert len(nx.read_graphml(file)) == size
    if ending == "gexf":
        assert len(nx.read_gexf(file)) == size
    if ending == "json":
        assert len(json.loads(file.read_bytes())["nodes"]) == size
    if ending == "png":
        assert file.read_bytes().startswith(b"\x89PNG")
    if ending == "svg":
        ET.fromstring(file.read_text("utf-8"))  # noqa: S314 # our own file


@pytest.mark.parametrize("path", ["/explore", "/explore?network=recurring-issues", PRISON])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_explorer_has_no_fault(explorer: Watched, path: str, scheme: str) -> None:
    explorer.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page = explorer.open(path)
    page.wait_for_timeout(500)
    assert not faults(explorer)
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_on_paper_there_is_the_picture_and_the_tables_name_their_things(explorer: Watched) -> None:
    page = explorer.open("/explore?network=prison-topic")
    shown(page)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#paper").is_visible()
    assert page.locator("#paper").evaluate(INKED) > 2, "the picture on paper is empty"
    assert page.locator("#things th[scope='row'] button").first.is_visible()
    assert not page.locator("#things").get_by_role("button", name="Hide").first.is_visible()


def test_hostile_words_do_nothing_in_the_explorer(explorer: Watched) -> None:
    page = explorer.open("/explore?network=recurring-issues")
    shown(page)
    page.locator("#things button").first.click()
    explorer.open("/explore?start=javascript:alert(1)&add=<img src=x>|y&pin=a|b|c&network=<script>")
    page.wait_for_timeout(300)
    assert page.evaluate("window.hacked") is None
    explorer.complaints[:] = [each for each in explorer.complaints if "400" not in each and "404" not in each]


def test_without_scripts_the_tables_stand(drawing: Browser, site: Server) -> None:
    context = drawing.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{site.port}/explore?network=prison-topic")
    assert page.locator("#things tbody tr").count() > 3
    assert (
        page.locator("a[data-save='graphml']").get_attribute("href")
        == "/api/v1/networks/prison-topic.graphml?network=prison-topic"
    )
    context.close()


def test_two_thousand_things_stay_fluid(fresh_explorer: Watched) -> None:
    """The time that our own work takes of each frame while the picture turns; software drawing is left out of it."""
    fresh_explorer.page.add_init_script(_WATCH)
    fresh_explorer.page.route("**/api/v1/networks/prison-topic*", lambda route: large(route, 2000))
    page = fresh_explorer.open("/explore?network=prison-topic")
    page.locator("#canvas[data-drawn='2000']").wait_for()
    assert "first 200 of 2,000 rows" in page.inner_text("#things-more")
    taken = page.evaluate(_TURN)
    assert taken < 1000 / 30, f"our work in a frame takes {taken:.0f} ms"


def test_where_drawing_is_slow_the_last_drawing_is_moved_until_it_rests(fresh_explorer: Watched) -> None:
    fresh_explorer.page.add_init_script(_SLOW)
    page = fresh_explorer.open("/explore?network=prison-topic")
    shown(page)
    page.evaluate(_NOTE_MOVES)
    page.locator("#canvas").focus()
    for _ in range(4):
        page.keyboard.press("+")
        page.wait_for_timeout(400)
    page.wait_for_function("() => window.moves.at(-1)?.seen === 'hidden'")
    moved = [each for each in page.evaluate("window.moves") if each["seen"] == "visible"]
    assert moved, "each movement was drawn anew, slowly"
    assert all(each["inked"] > 2 for each in moved), "what is moved is empty"
    stretched = [float(each["turn"].removeprefix("matrix(").partition(",")[0]) for each in moved]
    assert min(stretched) > 1, "what is moved is not as near as its things are"


@pytest.mark.parametrize("slow", [False, True])
def test_a_click_in_the_picture_chooses_a_thing_and_one_beside_it_leaves_it(
    fresh_explorer: Watched, slow: bool
) -> None:
    page = fresh_explorer.page
    if slow:
        page.add_init_script(_SLOW)
    page.set_viewport_size({"width": 1280, "height": 1400})
    fresh_explorer.open("/explore?start=id/prison/thornby-moor")
    shown(page)
    for name in ("nearer", "farther", "fit"):
        page.locator(f"#{name}").click()
        page.wait_for_timeout(400)
    box = page.locator("#canvas").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.click(x, y)
    page.locator("#detail", has_text="Thornby Moor").wait_for()
    assert "at=" in page.url
    page.mouse.move(x + 100, y + 100)
    page.mouse.down()
    page.mouse.move(x + 120, y + 110)
    page.mouse.move(x + 140, y + 120)
    page.mouse.up()
    assert "at=" in page.url, "who moves the picture leaves nothing"
    page.wait_for_timeout(600)
    page.mouse.click(x + 200, y + 200)
    page.wait_for_function("() => !location.search.includes('at=')")


def test_where_drawing_is_slow_a_ring_shows_where_a_thing_is_dragged(fresh_explorer: Watched) -> None:
    page = fresh_explorer.page
    page.add_init_script(_SLOW)
    page.set_viewport_size({"width": 1280, "height": 1400})
    fresh_explorer.open(PRISON)
    shown(page)
    for name in ("nearer", "farther", "fit"):
        page.locator(f"#{name}").click()
        page.wait_for_timeout(400)
    box = page.locator("#canvas").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 40)
    page.mouse.move(x + 120, y + 80)
    assert page.locator("#canvas .sheet.drag").evaluate(INKED) > 1
    assert "pin=" not in page.url
    page.mouse.up()
    page.get_by_role("button", name="Unpin").wait_for()
    assert "pin=" in page.url
    assert page.locator("#canvas .sheet.drag").evaluate("each => each.width") == 0


def test_more_things_than_a_frame_can_move_settle_while_the_page_answers(fresh_explorer: Watched) -> None:
    fresh_explorer.page.route("**/api/v1/networks/prison-topic*", lambda route: large(route, 3200))
    page = fresh_explorer.open("/explore?network=prison-topic")
    page.locator("#canvas[data-drawn='3200']").wait_for()
    page.locator("#settle").click()
    page.locator("#look").fill("thing 319")
    page.locator("#counts", has_text="11 of 3200 things shown fit").wait_for()
    assert page.locator("#things tbody tr").count() == 11
    page.locator("#counts", has_text="has settled").wait_for(timeout=120_000)


_WATCH = """
  window.frames_taken = [];
  const plain = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (act) => plain((now) => {
    const before = performance.now();
    act(now);
    window.frames_taken.push(performance.now() - before);
  });
"""

_SLOW = """
  window.requestAnimationFrame = (act) => setTimeout(() => act(performance.now()), 70);
  window.cancelAnimationFrame = clearTimeout;
"""
"""Frames as they come where software draws much."""

_NOTE_MOVES = """() => {
  window.moves = [];
  const sheet = document.querySelector('#canvas .sheet');
  const inked = () => new Set(new Uint32Array(
    sheet.getContext('2d').getImageData(0, 0, sheet.width, sheet.height).data.buffer)).size;
  new MutationObserver(() => window.moves.push(
    {seen: getComputedStyle(sheet).visibility, turn: sheet.style.transform, inked: inked()}
  )).observe(document.getElementById('canvas'), {attributeFilter: ['class']});
}"""
"""Remember what is seen of the sheet whenever it begins and ceases to be moved."""

_TURN = """async () => {
  const canvas = document.querySelector('#canvas .sigma-mouse'), box = canvas.getBoundingClientRect();
  window.frames_taken.length = 0;
  for (let step = 0; step < 20; step++) {
    const at = {bubbles: true, clientX: box.x + 200 + step, clientY: box.y + 200, deltaY: -20};
    canvas.dispatchEvent(new WheelEvent('wheel', at));
    await new Promise((done) => setTimeout(done, 60));
  }
  const taken = window.frames_taken.sort((a, b) => a - b);
  return taken[Math.floor(taken.length / 2)];
}"""


def large(route: Route, number: int) -> None:
    """A network of so many things in place of the small one."""
    form = route.fetch().json()
    first = form["nodes"][0]
    form["nodes"] = [
        {
            **first,
            "id": f"https://example.org/{n}",
            "label": f"Thing {n}",
            "x": (n % 45) / 22 - 1,
            "y": 2 * n / number - 1,
        }
        for n in range(number)
    ]
    form["edges"] = [
        {"source": f"https://example.org/{n}", "target": f"https://example.org/{n * 7 % number}", "relation": "r",
         "weight": 1, "evidence": []}
        for n in range(number)
    ]  # fmt: skip
    route.fulfill(json=form)
