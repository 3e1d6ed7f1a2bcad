"""A student answering, by mouse: choose, check, read what each option teaches."""

import re
from datetime import date

from playwright.sync_api import Locator, Page, expect

from explainer.authoring.library_files import read_library
from explainer.model.item import Item, Option
from explainer.wording import Wording
from tests.browser.classroom import ROOT

LIBRARY = read_library(ROOT).library
UNIT = LIBRARY.unit("credible-fear")
DAY: date = LIBRARY.law_known_to


def right_options(item: Item) -> list[str]:
    """The options that earn credit today, in the order in which they are shown."""
    key = item.key_on(DAY)
    return [option for option in item.option_ids if option in key]


def wrong_option(item: Item) -> str:
    """The first option that does not earn full credit."""
    return next(option for option in item.option_ids if option not in item.key_on(DAY))


def question(page: Page) -> Locator:
    """The question on the page."""
    return page.locator(".st-key-asking")


def words_of(option: Option, say: Wording) -> str:
    """An option as it is shown: a reason of a true-false item is led by its judgement."""
    words = say.text(option.text)
    return words if option.says is None else f"{say('True') if option.says else say('False')}, {words}"


def option_label(page: Page, item: Item, option: str, say: Wording) -> Locator:
    """What a student clicks to choose an option."""
    words = page.get_by_text(words_of(item.option(option), say), exact=True)
    return question(page).locator("label").filter(has=words)


def check_button(page: Page, say: Wording) -> Locator:
    """The button that hands the answer in."""
    return question(page).get_by_role("button", name=say("Check my answer"))


def answer(page: Page, item: Item, chosen: list[str], say: Wording) -> None:
    """Choose the options, check, and wait for what they teach."""
    for option in chosen:
        option_label(page, item, option, say).click()
    check_button(page, say).click()
    expect(question(page).locator(".ans")).to_have_count(len(item.options))


def saved_for(page: Page) -> str:
    """The alias under which the answer on this page is told to be saved."""
    told = page.locator(".saved", has_text="Saved for")
    # While a run goes on, what the one before drew may stand beside what this one draws.
    expect(told).to_have_count(1)
    found = re.match(r"Saved for (.+?)\.", told.inner_text())
    assert found is not None
    return found[1]
