"""A student's tab without a browser: Streamlit's AppTest, started where the app starts.

AppTest starts from app_pages/main.py: on app.py it would draw nothing and pass
everything. It has no cookies of its own, so `conftest.py` puts some in.
"""

import json
from html import unescape
from pathlib import Path
from re import sub
from typing import Any

from streamlit.testing.v1 import AppTest

from app_pages.visit import PAGES

MAIN = Path(__file__).resolve().parents[2] / "app_pages" / "main.py"
UNIT = "credible-fear"


def without_tags(html: str) -> str:
    """The words of a piece of HTML, with single blanks; a word keeps what follows a tag inside a line."""
    whole = sub(r"</?(span|b|em|strong|sup|a)\b[^>]*>", "", html)
    return " ".join(unescape(sub(r"<[^>]+>", " ", whole)).split())


class Screen:
    """One tab. Every page it opens must run without an exception."""

    def __init__(self, script: Path = MAIN) -> None:
        self.at = AppTest.from_file(str(script), default_timeout=30)
        self.run()

    def run(self) -> "Screen":
        """Run the page as it stands: after a click, or again."""
        self.at.run()
        assert not self.at.exception, [raised.value for raised in self.at.exception]
        return self

    def open(self, page: str, **where: str) -> "Screen":
        """Go to a page by the path of its address; "unit" is the first unit unless another is named."""
        named = {"unit": UNIT, **where} if page == "unit" else where
        self.at.query_params.clear()
        self.at.query_params.update(named)
        self.at.switch_page(PAGES[page])
        return self.run()

    @property
    def html(self) -> list[str]:
        """The HTML of every leaf and html element, in the order of the page."""
        leaves = [element.proto for element in self.at.main if hasattr(element, "proto")]
        return [
            proto.body if hasattr(proto, "body") else str(json.loads(proto.json).get("html", ""))
            for proto in leaves
            if hasattr(proto, "body") or getattr(proto, "json", "")
        ]

    @property
    def words(self) -> str:
        """What the page says in its own HTML, without the tags."""
        return without_tags(" ".join(self.html))

    @property
    def labels(self) -> list[str]:
        """What the page's buttons say."""
        return [button.label for button in self.at.button]

    @property
    def sent(self) -> list[bytes]:
        """Everything of the page that goes to the browser, element by element."""
        return [
            element.proto.SerializeToString(deterministic=True)
            for element in self.at.main
            if element.proto is not None
        ]

    def press(self, label: str) -> "Screen":
        """Press the one button that says this."""
        (button,) = (button for button in self.at.button if button.label == label)
        button.click()
        return self.run()

    def choose(self, item: Any, *options: str) -> "Screen":
        """Choose options of the item that is asked, without handing them in."""
        if item.type == "multiple-choice":
            for option in options:
                self.at.checkbox(key=f"question-{item.id}-{option}").check()
        else:
            radio = self.at.radio(key=f"question-{item.id}-choice")
            radio.set_value(radio.options[item.option_ids.index(options[0])])
        return self
