"""Colours: every pair that is used together has the contrast it needs, and each is written down once.

The ratios are those of WCAG 2.2: 4.5 for words (1.4.3), 3 for the shapes that
carry meaning and for large words (1.4.11). What is drawn in a browser is
measured again in tests/browser/test_accessibility.py.
"""

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

TOKENS = json.loads((ROOT / "static" / "tokens.json").read_text("utf-8"))
LOOK = (ROOT / "static" / "look.css").read_text("utf-8")
CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
THEMES = ("light", "dark")
WORDS, SHAPES = 4.5, 3.0
GROUNDS = ("paper", "wash", "petrol-wash", "lamp-wash")
STATES = ("right", "partly", "notyet", "added", "removed", "changed", "unchanged")

PAIRS: tuple[tuple[str, str, float], ...] = (
    *(("ink", ground, WORDS) for ground in (*GROUNDS, "right-wash", "partly-wash", "notyet-wash")),
    *(("ink-soft", ground, WORDS) for ground in GROUNDS),
    *(("petrol-strong", ground, WORDS) for ground in GROUNDS),
    ("on-petrol", "petrol", WORDS),
    ("on-lamp", "lamp", WORDS),
    *((state, ground, WORDS) for state in STATES for ground in ("paper", f"{state}-wash")),
    # outlines of controls, doorways, the mark of what is chosen
    *(("edge", ground, SHAPES) for ground in ("paper", "wash")),
    ("petrol", "paper", SHAPES),
    ("petrol-strong", "petrol-wash", SHAPES),
)
"""Token, the token it stands on, the ratio it needs."""

DECORATION = frozenset({"line"})
"""Rules between things that white space already parts: nobody needs to see them."""

FOCUS = {"focus-band": {"light": "ink", "dark": "lamp"}, "focus-light": {"light": "lamp", "dark": "paper"}}
"""The two rings around what has the focus: the token of each in each theme."""

SERIES = 3
"""How many series a chart may have; the stylesheet has a colour for each."""

STREAMLIT = {
    "primaryColor": "petrol",
    "backgroundColor": "paper",
    "secondaryBackgroundColor": "wash",
    "textColor": "ink",
    "linkColor": "petrol-strong",
    "borderColor": "edge",
    "codeBackgroundColor": "wash",
    "codeTextColor": "ink",
    "greenColor": "right",
    "greenTextColor": "right",
    "greenBackgroundColor": "right-wash",
    "yellowColor": "partly",
    "yellowTextColor": "partly",
    "yellowBackgroundColor": "partly-wash",
    "violetColor": "notyet",
    "violetTextColor": "notyet",
    "violetBackgroundColor": "notyet-wash",
    "redColor": "removed",
    "redTextColor": "removed",
    "redBackgroundColor": "removed-wash",
    "blueColor": "added",
    "blueTextColor": "added",
    "blueBackgroundColor": "added-wash",
    "orangeColor": "lamp",
    "orangeTextColor": "partly",
    "orangeBackgroundColor": "lamp-wash",
    "grayColor": "unchanged",
    "grayTextColor": "ink-soft",
    "grayBackgroundColor": "unchanged-wash",
}
"""Streamlit's name of a colour, and ours."""


def luminance(colour: str) -> float:
    """The relative luminance of "#RRGGBB", as WCAG defines it."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def properties(block: str) -> dict[str, str]:
    """The custom properties that a rule of the stylesheet sets."""
    return {name: value.strip().upper() for name, value in re.findall(r"--([\w-]+):\s*([^;]+);", block)}


def look(theme: str) -> dict[str, str]:
    """The custom properties of static/look.css in one theme."""
    light = re.search(r"^:root \{(.*?)\}", LOOK, re.DOTALL | re.MULTILINE)
    dark = re.search(r"@media \(prefers-color-scheme: dark\) \{\s*:root \{(.*?)\}", LOOK, re.DOTALL)
    assert light and dark
    return properties(light[1] if theme == "light" else dark[1])


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#FFFFFF", 21), ("#FFFFFF", "#FFFFFF", 1), ("#777777", "#FFFFFF", 4.48)],
)
def test_contrast_is_what_wcag_says_it_is(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize("theme", THEMES)
def test_every_pair_of_colours_has_the_contrast_it_needs(theme: str) -> None:
    colours = TOKENS[theme]
    short = [
        f"{top} on {ground}: {found:.2f}, needs {needed}"
        for top, ground, needed in PAIRS
        if (found := contrast(colours[top], colours[ground])) < needed
    ]
    assert short == []


@pytest.mark.parametrize("theme", THEMES)
def test_every_colour_is_in_a_pair_or_is_said_to_be_decoration(theme: str) -> None:
    paired = {name for top, ground, _ in PAIRS for name in (top, ground)}
    assert set(TOKENS[theme]) - paired == DECORATION


@pytest.mark.parametrize("theme", THEMES)
def test_the_ring_around_the_focus_is_seen_on_every_ground(theme: str) -> None:
    colours = TOKENS[theme]
    band, light = (colours[FOCUS[name][theme]] for name in ("focus-band", "focus-light"))
    grounds = [colours[name] for name in (*GROUNDS, "petrol")]
    assert min(max(contrast(band, ground), contrast(light, ground)) for ground in grounds) >= SHAPES
    assert contrast(band, light) >= SHAPES


@pytest.mark.parametrize("theme", THEMES)
def test_the_series_of_a_chart_are_seen_on_the_page(theme: str) -> None:
    paper = TOKENS[theme]["paper"]
    assert [c for c in TOKENS[f"chart-{theme}"] if contrast(c, paper) < SHAPES] == []


@pytest.mark.parametrize("theme", THEMES)
def test_the_stylesheet_writes_the_colours_of_the_tokens(theme: str) -> None:
    expected = {name: TOKENS[theme].get(name) for name in look("light")}
    expected |= {name: TOKENS[theme][FOCUS[name][theme]] for name in FOCUS}
    expected |= {f"chart-{n}": colour for n, colour in enumerate(TOKENS[f"chart-{theme}"][:SERIES], 1)}
    assert look(theme) == expected


def test_what_plotly_draws_in_a_colour_of_the_light_theme_follows_the_page() -> None:
    """Plotly writes colours into its shapes; the stylesheet finds them by what is written."""
    light = TOKENS["light"]
    drawn = {f"chart-{n}": colour for n, colour in enumerate(TOKENS["chart-light"][:SERIES], 1)}
    drawn |= {name: light[name] for name in ("paper", "ink-soft")}
    for name, colour in drawn.items():
        rgb = ", ".join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
        assert f'[style*="stroke: rgb({rgb})"] {{ stroke: var(--{name}) !important; }}' in LOOK


@pytest.mark.parametrize("theme", THEMES)
def test_streamlits_theme_has_the_colours_of_the_tokens(theme: str) -> None:
    single = {name: value.upper() for name, value in CONFIG[theme].items() if isinstance(value, str)}
    assert single == {name: TOKENS[theme][token] for name, token in STREAMLIT.items()}
    assert CONFIG[theme]["chartCategoricalColors"] == TOKENS[f"chart-{theme}"]
