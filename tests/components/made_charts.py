"""A chart and events, made up for tests: a year without bars, a year without a level, a day half known."""

from typing import Any

from explainer.model.chart import Chart
from explainer.model.timeline import Event
from tests.components.made_content import both

ROWS = ((1999, 90_000.0, 85_525.0), (2000, None, 73_147.0), (2001, 80_000.0, 0.0), (2002, 70_000.0, None))


def chart(**changes: Any) -> Chart:
    """A level and bars over four years, with one mark."""
    written: dict[str, Any] = {
        "id": "arrivals",
        "predict": {
            "ask": both("Did <it> reach the limit?"),
            "options": [
                {"id": "always", "text": both("Always & ever")},
                {"id": "rarely", "text": both("Rarely")},
            ],
            "answer": "rarely",
            "told": both("After a screening it <rarely> did"),
        },
        "title": both("A limit is <no> goal"),
        "alt": both("Bars below a line"),
        "unit": both("people"),
        "x": both("Fiscal year"),
        "data": "arrivals.csv",
        "series": [
            {"id": "limit", "label": both("Limit"), "drawn": "steps", "cite": [{"source": "law"}]},
            {"id": "came", "label": both("Came"), "drawn": "bars", "cite": [{"source": "paper"}]},
        ],
        "caveats": [both("A year begins in <October>")],
        "marks": [{"year": 2001, "text": both("An attack")}],
        "cite": [{"source": "paper"}],
        "rows": [{"year": year, "figures": figures} for year, *figures in ROWS],
        **changes,
    }
    return Chart.model_validate(written)


def shares(**changes: Any) -> Chart:
    """Percents on a line with a gap, and dots of two kinds; it asks for a number in two years."""
    figures = (
        (2000, 31.4, None, 8.0),
        (2001, 30.0, 50.0, None),
        (2003, 12.0, 60.0, 9.0),
        (2004, 9.5, None, 1.0),
    )
    written: dict[str, Any] = {
        "id": "shares",
        "predict": {
            "ask": both("What percent?"),
            "numbers": {"series": "won", "years": [2000, 2003], "min": 0, "max": 100, "step": 5},
            "told": both("It fell"),
        },
        "title": both("The share fell"),
        "alt": both("A line that falls"),
        "unit": {"en": "percent", "es": "por ciento"},
        "x": both("Year"),
        "data": "shares.csv",
        "series": [
            {
                "id": "won",
                "label": both("Won"),
                "drawn": "line",
                "of": both("all who <asked>"),
                "cite": [{"source": "law"}],
            },
            *(
                {"id": name, "label": both(name), "drawn": "dots", "cite": [{"source": "paper"}]}
                for name in ("reported", "rounded")
            ),
        ],
        "caveats": [both("A share hides how many")],
        "cite": [{"source": "paper"}],
        "rows": [{"year": year, "figures": each} for year, *each in figures],
        **changes,
    }
    return Chart.model_validate(written)


def event(event_id: str = "act", **changes: Any) -> Event:
    """An act of Congress that opened a way."""
    written: dict[str, Any] = {
        "id": event_id,
        "on": "1980-03-17",
        "title": both(f"Title <{event_id}>"),
        "what": both("A hearing & a screening came"),
        "by": "congress",
        "effect": "opened",
        "why": both("More could ask"),
        "cite": [{"source": "law", "locator": "101(a)(42)"}],
        "confidence": "verified",
        **changes,
    }
    return Event.model_validate(written)
