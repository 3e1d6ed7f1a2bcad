"""Every pair of colours that the flowchart puts together, measured in both themes."""

import json
import re

import pytest

from tests.components.flows import ROOT

TOKENS = json.loads((ROOT / "static" / "tokens.json").read_text("utf-8"))
STYLE = (ROOT / "components" / "flowchart.css").read_text("utf-8")
TEXT, SHAPE = 4.5, 3.0

PAIRS = [
    ("words of a question, a step, a group", "ink", "paper", TEXT),
    ("words of the start", "paper", "ink", TEXT),
    ("words of an outcome", "ink", "wash", TEXT),
    ("words of a line, on their patch", "ink", "paper", TEXT),
    ("how many steps a group folds", "ink-soft", "paper", TEXT),
    ("legend, hints, small headings", "ink-soft", "paper", TEXT),
    ("link to a source", "petrol-strong", "paper", TEXT),
    ("outline of a node", "edge", "paper", SHAPE),
    ("floor of an outcome", "edge", "wash", SHAPE),
    ("line and arrowhead", "ink-soft", "paper", SHAPE),
    ("lines on from the selected node", "ink", "paper", SHAPE),
    ("outline of the selected node", "ink", "paper", SHAPE),
    ("dot of a step on a phone's rail", "petrol", "paper", SHAPE),
    ("dot of the selected step: its ring", "ink", "paper", SHAPE),
    ("outline of an opened part's button", "ink", "paper", SHAPE),
]


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, two: str) -> float:
    """The contrast ratio of two colours, as WCAG counts it."""
    dark, light = sorted((_luminance(one), _luminance(two)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("what", "front", "back", "least"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_a_pair_of_colours_has_the_contrast_it_needs(what, front, back, least, theme):
    assert contrast(TOKENS[theme][front], TOKENS[theme][back]) >= least, what


@pytest.mark.parametrize(
    ("band", "light", "paper"), [("ink", "lamp", "paper"), ("lamp", "paper", "paper")], ids=["light", "dark"]
)
def test_one_of_the_two_bands_of_focus_always_shows(band, light, paper):
    theme = TOKENS["light" if band == "ink" else "dark"]
    assert max(contrast(theme[band], theme[paper]), contrast(theme[light], theme[paper])) >= SHAPE
    assert contrast(theme[band], theme[light]) >= SHAPE


def test_the_style_sheet_has_no_colour_of_its_own():
    own = set(re.findall(r"#[0-9A-Fa-f]{6}\b", STYLE)) - set(TOKENS["light"].values())
    assert own == set()
    printed = STYLE[STYLE.index("@media print") :]
    assert (
        set(re.findall(r"#[0-9a-f]{3}\b", STYLE))
        == set(re.findall(r"#[0-9a-f]{3}\b", printed))
        == {"#fff", "#000"}
    )
