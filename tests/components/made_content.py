"""A little content, made up for tests: sources, terms, a dated value, items, a unit."""

from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

from explainer.model.citation import Source
from explainer.model.dated import Fact
from explainer.model.glossary import Term
from explainer.model.item import Item
from explainer.model.library import Library
from explainer.model.unit import Prose, Section, Unit
from explainer.scoring.attempt import Attempt
from explainer.scoring.record import Record
from explainer.wording import wording

EN, ES = wording("en"), wording("es")
DAY = date(2026, 6, 25)
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
RECORD = Record(1, "Quiet <Harbor>", "en", DAY, DAY, kept=False, has_code=False)


def both(words: str) -> dict[str, str]:
    return {"en": words, "es": f"{words} (es)"}


def two_sides() -> list[dict[str, Any]]:
    """The sides of a prompt, as they are written."""
    return [
        {
            "id": "yes",
            "name": both("Yes, <now>"),
            "claim": both("It should"),
            "cite": [{"source": "law", "locator": "207"}],
        },
        {"id": "no", "name": both("No"), "claim": both("It need not"), "cite": [{"source": "paper"}]},
    ]


LAW = Source(
    id="law",
    title="The <Act>",
    publisher="Congress",
    tier="law",
    read=DAY,
    short="INA",
    url="https://law.example/",
)
PAPER = Source(id="paper", title="A Paper", publisher="Press", tier="press", read=DAY)

SCREENING = Term.model_validate(
    {
        "id": "screening",
        "term": {"en": "screening", "es": "evaluación inicial"},
        "forms": {"en": ["screenings"], "es": ["evaluaciones iniciales"]},
        "definition": both("A first <look>"),
        "not_the_same_as": "hearing",
        "difference": both("It comes first"),
        "contested": both("Some say interview"),
        "cite": {"source": "law", "locator": "235(b)"},
        "confidence": "uncertain",
    }
)
HEARING = Term.model_validate(
    {
        "id": "hearing",
        "term": {"en": "hearing", "es": "audiencia"},
        "definition": both("Before a judge"),
        "cite": {"source": "law"},
        "confidence": "verified",
    }
)
HEARING_HALL = Term.model_validate(
    {
        "id": "hearing-hall",
        "term": {"en": "hearing hall", "es": "Ámbito"},
        "definition": both("A room"),
        "cite": {"source": "law"},
        "confidence": "known",
    }
)


def dated(**values: Any) -> Fact:
    """A dated value with one start."""
    value = {"from": "1997-04-01", "cite": {"source": "law", "locator": "240(c)"}, "confidence": "verified"}
    return Fact.model_validate(
        {"id": "days", "label": both("Days"), "values": [{**value, "read": "2026-11-22", **values}]}
    )


def item(item_id: str = "first", **changes: Any) -> Item:
    """A single-choice item whose words hold characters that HTML gives a meaning."""
    written = {
        "id": item_id,
        "type": "single-choice",
        "level": "recall",
        "objective": "know",
        "stem": both(f"What is <so> in {item_id}?"),
        "options": [
            {"id": name, "text": both(f"{name} & text"), "feedback": both(f"because <{name}>")}
            for name in ("alpha", "beta", "gamma")
        ],
        "key": "beta",
        "rationale": both("The <rule> & its reason"),
        "cite": {"source": "law", "locator": "208(a)"},
        **changes,
    }
    return Item.model_validate(written)


def attempt(item_id: str = "first", chosen: tuple[str, ...] = ("alpha",), **changes: Any) -> Attempt:
    """An attempt at it."""
    values: dict[str, Any] = {
        "item": item_id,
        "digest": "1:0",
        "as_of": DAY,
        "locale": "en",
        "mode": "scored",
        "chosen": chosen,
        "points": Fraction(0),
        "at": NOON,
    }
    return Attempt(**{**values, **changes})


def section(section_id: str = "one", **changes: Any) -> Section:
    prose = Prose(en="Words.", es="Palabras.", file_en="en.md", file_es="es.md")
    named = {"id": section_id, "title": both(f"Title <{section_id}>"), "lead": both("Lead"), "minutes": 3}
    return Section.model_validate({**named, "prose": prose.model_dump(), "item": "first", **changes})


def unit(*sections: Section, quiz: tuple[str, ...] = ("second",)) -> Unit:
    return Unit.model_validate(
        {
            "id": "unit",
            "order": 1,
            "title": both("Unit & title"),
            "question": both("What <then>?"),
            "minutes": 30,
            "out_of_scope": [both("Else")],
            "objectives": [{"id": "know", "text": both("Know it")}],
            "sections": [each.model_dump() for each in sections or (section(),)],
            "quiz": quiz,
        }
    )


def library(*facts: Fact, terms: tuple[Term, ...] = (SCREENING, HEARING, HEARING_HALL)) -> Library:
    """All of it together."""
    return Library(
        law_known_to=DAY,
        legal_help=both("Ask a <lawyer>"),  # type: ignore[arg-type]
        sources={source.id: source for source in (LAW, PAPER)},
        facts={fact.id: fact for fact in facts},
        terms={term.id: term for term in terms},
        misconceptions={},
        case_facts={},
        flowcharts={},
        items={each: item(each) for each in ("first", "second")},
        units=(unit(),),
    )
