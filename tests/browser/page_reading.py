"""What a page shows, as page_reading.js reads it in the browser."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

_SOURCE = Path(__file__).with_suffix(".js").read_text("utf-8")


def read_page(page: Page, what: str, *values: object) -> Any:
    """What one function of page_reading.js finds on the page."""
    return page.evaluate(f"() => {{ {_SOURCE}\n return {what}(...{json.dumps(values)}); }}")
