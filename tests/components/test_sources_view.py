"""The sources: every one with its kind, its day, its address, and what rests on it."""

import re
from html import unescape

import pytest

from components.sources_view import kind_words, sources_page, tier_mark
from explainer.model.citation import TIERS
from explainer.model.resting import RESTING_KINDS, Resting
from explainer.model.text import Text
from explainer.wording import Wording
from tests.components.made_content import EN, ES, library

SECTION = Resting(
    "section",
    Text(en="Who <decides>", es="Quién decide"),
    Text(en="A unit", es="Una unidad"),
    (("unit", "u"),),
)
CASE = Resting("case", Text(en="The hospital", es="El hospital"))


def page(say: Wording = EN, **resting: list[Resting]) -> str:
    return str(sources_page(library(), resting, say, way=lambda one: "/unit?unit=u" if one.where else None))


def test_a_source_says_publisher_kind_and_the_day_it_was_read() -> None:
    html = page()
    for words in ("The &lt;Act&gt;", "Congress", "</svg> law</span>", "source read on June 25, 2026"):
        assert words in html
    assert "checked" not in html


def test_its_address_is_written_out_and_tells_the_other_site_nothing() -> None:
    (link,) = re.findall(r"<a [^>]*https:[^>]*>[^<]*</a>", page())
    assert link == (
        '<a href="https://law.example/" lang="zxx" rel="noreferrer noopener" target="_blank">'
        "https://law.example/</a>"
    )


def test_the_law_stands_first() -> None:
    html = page()
    assert html.index("The &lt;Act&gt;") < html.index("A Paper")


def test_every_kind_of_source_has_a_sign_of_its_own_beside_its_word() -> None:
    signs = {str(tier_mark(tier, EN)).partition("</svg>")[0] for tier in TIERS}
    assert len(signs) == len(TIERS)


def test_what_rests_on_a_source_is_folded_named_and_linked_where_a_page_shows_it() -> None:
    html = page(law=[SECTION, CASE])
    folded = html.split("<details")[2].split("</details>")[0]
    assert "2 things rest on it" in folded and "The &lt;Act&gt;" in folded.split("</summary>")[0]
    assert '<a href="/unit?unit=u" data-go>Who &lt;decides&gt;</a>' in folded and "(A unit)" in folded
    assert "<li>The hospital</li>" in folded
    assert folded.index("Sections") < folded.index("Fictional cases")
    assert "1 thing rests on it" in page(law=[CASE])


def test_a_source_on_which_nothing_rests_says_so_without_a_fold() -> None:
    (_, rows) = page().split('<ul class="plain sources"')
    assert rows.count("Nothing rests on it just now.") == 2 and "<details" not in rows


def test_what_the_signs_mean_is_folded_behind_the_search() -> None:
    html = page()
    assert html.index("sources-search") < html.index("What the signs and the day read mean")
    folded = html.split("<details")[1].split("</details>")[0]
    assert "a statute, regulation, treaty or presidential act itself" in folded
    assert "It does not mean that the law stood so on that day." in folded


@pytest.mark.parametrize("say", [EN, ES], ids=["en", "es"])
def test_a_source_is_found_by_title_publisher_and_kind_in_both_languages(say: Wording) -> None:
    found = [unescape(words) for words in re.findall(r'data-words="([^"]+)"', page(say))]
    assert found[0] == "the <act> inm congress law ley https://law.example/".replace("inm", "ina")
    assert "press" in found[1] and "prensa" in found[1]


def test_the_count_is_told() -> None:
    assert ">2 sources</p>" in page() and ">2 fuentes</p>" in page(ES)


def test_every_kind_of_what_rests_has_words_of_its_own() -> None:
    for say in (EN, ES):
        assert len({kind_words(kind, say) for kind in RESTING_KINDS}) == len(RESTING_KINDS)
