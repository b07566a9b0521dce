"""Can someone who has never seen the project answer these questions from the start page, by clicking alone?"""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.conftest import Watched


def follow(page: Page, name: str) -> None:
    """Click the first link whose words begin so."""
    before = page.url
    page.locator("main a", has_text=name).first.click()
    page.wait_for_url(lambda url: url != before)


def test_which_concerns_at_a_prison_made_insufficient_progress_and_what_sentence_says_so(tab: Watched) -> None:
    page = tab.open("/")
    follow(page, "Thornby Moor")
    follow(page, "Insufficient progress")
    found = page.locator("#concerns ~ .concern")
    assert found.count() == 3
    assert all("nsufficient progress" in each for each in found.locator(".says").all_inner_texts())
    assert any("at risk of self-harm" in each for each in found.all_inner_texts())
    found.first.get_by_role("link", name="Read it in the report").click()
    page.locator(".fact.lit").first.wait_for()
    assert "insufficient progress" in " ".join(page.locator(".fact.lit").all_inner_texts())


def test_which_topics_made_least_progress_across_all_reports(tab: Watched) -> None:
    page = tab.open("/")
    follow(page, "On which topics was least progress made?")
    first = page.locator("#behind ~ .scroll tbody tr").first
    assert first.locator("td").first.inner_text().split()[0].isdigit()
    assert int(first.locator("td").first.inner_text().split()[0]) >= 1
    shares = [
        int(each.split()[0]) for each in page.locator("#behind ~ .scroll tbody td:nth-child(2)").all_inner_texts()
    ]
    assert shares == sorted(shares, reverse=True)


def test_who_provides_health_care_where_health_concerns_made_too_little_progress(tab: Watched) -> None:
    page = tab.open("/")
    follow(page, "Who provides health care where it made too little progress?")
    table = page.get_by_role("region", name="Providers at these prisons")
    row = table.locator("tbody tr", has_text="Thornby Moor")
    assert "Larch Valley Community Health lead health provider" in " ".join(row.inner_text().split())
    assert "Insufficient progress" in row.inner_text()
    assert "Reasonable progress" not in table.inner_text()
    row.get_by_role("link", name="Source: Lead health provider").click()
    page.locator(".fact.lit").first.wait_for()
    assert "Larch Valley Community Health" in " ".join(page.locator(".fact.lit").all_inner_texts())


def test_which_other_prisons_have_a_concern_like_this_one(tab: Watched) -> None:
    page = tab.open("/")
    follow(page, "Thornby Moor")
    follow(page, "other prison")
    heading = page.locator("#relatives")
    assert heading.inner_text() == "Other prisons with a concern like this one"
    assert heading.evaluate("each => Math.abs(each.getBoundingClientRect().top) < innerHeight")
    others = page.locator("#relatives ~ .concern h3 a").all_inner_texts()
    assert others
    assert "Thornby Moor" not in others


def test_what_a_report_says_on_a_subject_at_a_prison(tab: Watched) -> None:
    page = tab.open("/")
    page.get_by_role("search").first.get_by_role("searchbox").fill("thornby moor time out of cell")
    page.keyboard.press("Enter")
    page.locator(".quote mark").first.wait_for()
    assert page.get_by_role("link", name="Thornby Moor", exact=True).count()
    assert page.get_by_role("link", name="Time out of cell", exact=True).count()
    assert "Thornby Moor" in page.locator(".quote footer").first.inner_text()
    page.locator(".quote footer a").last.click()
    page.wait_for_load_state()
    assert "/text#" in page.url
