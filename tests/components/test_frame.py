"""The frame around every page, and the leaf that it is drawn on."""

from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from markupsafe import Markup

from components import frame, leaf
from components.frame import Way, head, show_footer, show_header
from tests.components.made_content import DAY, EN, ES

WAYS = [Way("Home", "/?a=b&c=d", here=True), Way("Le<arn>", "/learn")]


@dataclass
class Paper:
    """Stands in for the browser: keeps what is drawn and says what was clicked."""

    clicked: str | None = None
    drawn: list[dict[str, Any]] = field(default_factory=list)

    def __call__(self, **drawn: Any) -> SimpleNamespace:
        self.drawn.append(drawn)
        return SimpleNamespace(go=self.clicked)

    @property
    def html(self) -> str:
        return str(self.drawn[-1]["data"]["html"])


@pytest.fixture
def paper(monkeypatch: pytest.MonkeyPatch) -> Paper:
    held = Paper()
    monkeypatch.setattr(leaf, "_LEAF", held)
    monkeypatch.setattr(frame.st, "html", lambda html: held(data={"html": html}))
    return held


def test_the_header_says_where_one_is_and_names_the_other_language_in_that_language(paper: Paper) -> None:
    show_header(EN, WAYS, Way("Español", "/?lang=es"), route="home")
    assert paper.html.count('aria-current="page"') == 1
    assert 'lang="es"' in paper.html and "Español" in paper.html
    assert "Le&lt;arn&gt;" in paper.html and 'href="/?a=b&amp;c=d"' in paper.html
    assert paper.drawn[-1]["data"]["route"] == "home"


def test_the_header_leads_past_itself_and_out_of_the_page(paper: Paper) -> None:
    show_header(ES, WAYS, Way("English", "/?lang=en"), route="home")
    for hook in ("data-skip", "data-menu", "data-exit"):
        assert paper.html.count(hook) == 1
    assert ES("Leave this page at once. Pressing Escape twice does the same.") in paper.html


@pytest.mark.parametrize(
    ("say", "read", "told"), [(ES, False, True), (ES, True, False), (EN, False, False), (EN, True, False)]
)
def test_only_unread_spanish_says_that_nobody_has_read_it(
    paper: Paper, say: Any, read: bool, told: bool
) -> None:
    show_footer(say, WAYS, law_known_to=DAY, spanish_is_read=read, legal_help="Ask <them>")
    warning = say("No qualified person has checked this page's Spanish yet. If in doubt, read the English.")
    assert (warning in paper.html) is told
    assert "Ask &lt;them&gt;" in paper.html


def test_the_footer_says_where_our_sources_end(paper: Paper) -> None:
    known_to = date(2026, 6, 25)
    show_footer(EN, WAYS, law_known_to=known_to, spanish_is_read=True, legal_help="Help")
    assert "Our sources end on June 25, 2026; the law may have changed." in paper.html


def test_a_heading_is_one_escaped_h1_and_leaves_out_what_it_has_not() -> None:
    html = head(EN, "A <b>", None, route='x"y')
    assert html.count("<h1") == 1 and "A &lt;b&gt;" in html and 'data-route="x&#34;y"' in html
    assert "lede" not in html and "kicker" not in html
    assert "L &amp; l" in head(EN, "A", "L & l", route="x", kicker="K")


def test_a_leaf_hands_back_the_address_that_was_clicked_or_nothing(paper: Paper) -> None:
    assert leaf.draw_leaf(Markup("<p>x</p>"), key="k", lang="en") is None
    paper.clicked = "/learn?lang=en"
    assert leaf.draw_leaf(Markup("<p>x</p>"), key="k", lang="en") == "/learn?lang=en"


def test_a_leaf_has_a_new_version_only_when_its_words_change(paper: Paper) -> None:
    for words in ("one", "one", "two"):
        leaf.draw_leaf(Markup("<p>{}</p>").format(words), key="k", lang="en")
    first, same, other = (drawn["data"]["version"] for drawn in paper.drawn)
    assert first == same != other


def test_the_frame_is_drawn_on_leaves_of_its_own() -> None:
    assert frame.draw_leaf is leaf.draw_leaf
