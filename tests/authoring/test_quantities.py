"""What counts as a quantity, and what only looks like one."""

import pytest

from explainer.authoring.quantities import quantity_in
from explainer.model.text import Locale


@pytest.mark.parametrize(
    ("locale", "sentence", "found"),
    [
        ("en", "They have 10 days.", "10"),
        ("en", "It began in 2022.", "2022"),
        ("en", "It costs $100.", "$100"),
        ("en", "About 1,200 people came.", "1,200"),
        ("en", "It rose by 12.5%.", "12.5%"),
        ("en", "They have seven days.", "seven days"),
        ("en", "They have ten business days.", "ten business days"),
        ("en", "A one-year limit applies.", "one-year"),
        ("en", "They must file within a year.", "within a year"),
        ("en", "Half of them won.", "Half"),
        ("en", "One in ten won.", "One in ten"),
        ("en", "Two thirds lost.", "Two thirds"),
        ("en", "Thousands of people waited.", "Thousands"),
        ("en", "A child is under eighteen.", "eighteen"),
        ("en", "It happened twice.", "twice"),
        ("es", "Tienen 10 días.", "10"),
        ("es", "Tienen siete días hábiles.", "siete días"),
        ("es", "El plazo es de un año.", "un año"),
        ("es", "Ganó la mitad.", "mitad"),
        ("es", "Uno de cada diez ganó.", "Uno de cada diez"),
        ("es", "Subió el doce por ciento.", "doce por ciento"),
        ("es", "Miles de personas esperaron.", "Miles"),
        ("es", "Espera media hora.", "media hora"),
    ],
)
def test_quantities_days_rates_and_amounts_are_found(locale: Locale, sentence: str, found: str) -> None:
    assert quantity_in(sentence, locale) == found


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("en", "She files Form I-589 with USCIS."),
        ("en", "Title 42 was a health order."),
        ("en", "See section 235(b)(1) and 8 CFR 208.30(e)(2)."),
        ("en", "It is 8 U.S.C. § 1225."),
        ("en", "The officer asks two questions."),
        ("en", "One of them may stay."),
        ("en", "They may be sent to a third country."),
        ("en", "One day, an officer asks."),
        ("en", "It takes {{review-days}}."),
        ("en", "It was done on behalf of a child."),
        ("en", "Every year many come."),
        ("es", "Presenta el formulario I-589."),
        ("es", "El Título 42 era una orden de salud."),
        ("es", "Según el artículo 3 y la sección 235(b)."),
        ("es", "Hace dos preguntas."),
        ("es", "Por medio de un abogado."),
        ("es", "Va a un tercer país."),
        ("es", "Un día, un oficial pregunta."),
        ("es", "Dura {{review-days}}."),
        ("es", "Cada año llegan muchas personas."),
    ],
)
def test_names_with_numbers_and_small_counts_are_no_quantities(locale: Locale, sentence: str) -> None:
    assert quantity_in(sentence, locale) is None
