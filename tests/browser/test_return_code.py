"""A return code: the same record on another device, and what a wrong one costs."""

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.classroom import Server, open_page
from tests.browser.thread import ITEM, begin, go, learner, make_code, reply, type_code


@pytest.mark.parametrize("typed", ["as shown", "capitals and blanks"])
def test_a_return_code_opens_the_record_on_another_device(
    student: BrowserContext, other: BrowserContext, server: Server, typed: str
) -> None:
    page, alias = begin(student, server)
    code = make_code(page, server)
    there = open_page(other, server, "/?lang=en")
    type_code(there, code if typed == "as shown" else f"  {code.upper().replace('-', '  ')} ")
    expect(there.get_by_role("heading", level=1)).to_have_text(f"Welcome back, {alias}")
    go(there, server, "/record?lang=en")
    expect(there.get_by_text(ITEM.stem.en)).to_be_visible()
    # The first device still opens it too, and neither has the other's token.
    assert learner(student)["value"] != learner(other)["value"]
    go(page, server, "/record?lang=en")
    expect(page.get_by_text(ITEM.stem.en)).to_be_visible()


def test_a_record_without_a_code_is_left_only_by_who_ticks_the_box(
    student: BrowserContext, other: BrowserContext, server: Server
) -> None:
    theirs, alias = begin(other, server)
    code = make_code(theirs, server)
    page, mine = begin(student, server)
    page.get_by_role("link", name="Home", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Welcome back, {mine}")
    expect(page.get_by_text(f"{mine}'s record is open here and has no return code.")).to_be_visible()
    before = learner(student)["value"]
    type_code(page, code)
    expect(reply(page)).to_contain_text("nothing could open it again")
    assert learner(student)["value"] == before
    page.get_by_label("Leave it for good").check()
    type_code(page, code)
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Welcome back, {alias}")


@pytest.mark.parametrize(("where", "digits"), [("/?lang=en", "4829-1057"), ("/record?lang=en", "4829-1058")])
def test_a_code_that_opens_nothing_is_answered_in_words(
    student: BrowserContext, server: Server, where: str, digits: str
) -> None:
    page = open_page(student, server, where)
    for typed, told in (
        ("", "Type your return code first."),
        ("   ", "Type your return code first."),
        ("KITE 42", "That is a room code."),
        ("my name is Ana", "That has the form of none of the codes."),
        (f"amber-canoe-lemon-igloo-{digits}", "Nothing opens with this code."),
    ):
        type_code(page, typed)
        expect(reply(page)).to_contain_text(told)


def test_wrong_guesses_wait_and_a_right_code_never_does(
    student: BrowserContext, other: BrowserContext, server: Server
) -> None:
    page, _ = begin(student, server)
    code = make_code(page, server)
    there = open_page(other, server, "/?lang=en")
    order = there.evaluate(
        """async (right) => {
          const order = [];
          const guess = (name, code) => fetch("/thread/return", {
            method: "POST", body: new URLSearchParams({ code }), credentials: "same-origin",
          }).then((r) => r.json()).then((told) => order.push(`${name} ${told.ok}`));
          const wrong = (n) => `amber-canoe-lemon-igloo-4829-1${String(n).padStart(3, "0")}`;
          for (let n = 0; n < 5; n += 1) await guess("free", wrong(n));
          const waiting = [5, 6].map((n) => guess("wrong", wrong(n)));
          await guess("right", right);
          await Promise.all(waiting);
          return order;
        }""",
        code,
    )
    assert order == ["free false"] * 5 + ["right true", "wrong false", "wrong false"]
