"""Nobody is asked for a migration story; the law and fictional cases may be asked about."""

import pytest

from explainer.authoring.stories import asks_for_a_story, casts_as_persecuted
from explainer.model.text import Locale


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("en", "Have you or someone you know asked for asylum?"),
        ("en", "Do you know anyone who crossed the border?"),
        ("en", "When did your family come to this country?"),
        ("en", "Where did your grandparents immigrate from?"),
        ("en", "How did you come to the United States?"),
        ("en", "Where are you from?"),
        ("en", "Where were you born?"),
        ("en", "Tell us your own immigration story."),
        ("en", "Share your experience with the class."),
        ("en", "Have you ever been detained?"),
        ("en", "Are you a refugee?"),
        ("en", "What is your immigration status?"),
        ("en", "Name your country of birth."),
        ("en", "Write about your family's journey."),
        ("en", "Does anyone in this class have an asylum case?"),
        ("es", "¿Tú o alguien que conoces pidió asilo?"),
        ("es", "¿Conoces a alguien que cruzó la frontera?"),
        ("es", "¿Cuándo llegó tu familia a este país?"),
        ("es", "¿De dónde eres?"),
        ("es", "¿De dónde vinieron tus abuelos?"),
        ("es", "¿Cómo llegaste a Estados Unidos?"),
        ("es", "Comparte tu experiencia con la clase."),
        ("es", "Cuenta tu propia historia."),
        ("es", "¿Eres refugiado?"),
        ("es", "Describe tu situación migratoria."),
        ("es", "Nombra tu país de origen."),
    ],
)
def test_words_that_ask_for_a_story_are_found(locale: Locale, words: str) -> None:
    assert asks_for_a_story(words, locale) is not None


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("en", "Where is Ana from, in this fictional case?"),
        ("en", "What does the officer ask about her family?"),
        ("en", "Ana came with her family and tells her own story."),
        ("en", "The officer asks, “Where are you from?”"),
        ("en", "Share your answer and your reasons with your partner."),
        ("en", "How did you decide where to send the file?"),
        ("en", "Tell your partner what the rule says."),
        ("en", "How did you come to that conclusion?"),
        ("en", "Why did you move the case to the next group?"),
        ("en", "You are the judge. Describe the standard in your own words."),
        ("en", "How do you know someone has a credible fear?"),
        ("es", "Ana llegó con su familia y cuenta su propia historia."),
        ("es", "El oficial pregunta: «¿De dónde eres?»."),
        ("es", "Comparte tu respuesta con tu pareja."),
        ("es", "¿De dónde es Ana, en este caso ficticio?"),
        ("es", "Explica la regla con tus propias palabras."),
        ("es", "¿Cómo llegaste a esa conclusión?"),
    ],
)
def test_words_about_law_and_cases_are_left_alone(locale: Locale, words: str) -> None:
    assert asks_for_a_story(words, locale) is None


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("en", "Imagine you are a refugee at the border."),
        ("en", "Put yourself in the shoes of an asylum seeker."),
        ("es", "Imagina que eres una refugiada."),
        ("es", "Ponte en el lugar de un solicitante de asilo."),
    ],
)
def test_a_student_is_never_the_persecuted_person(locale: Locale, words: str) -> None:
    assert casts_as_persecuted(words, locale) is not None


@pytest.mark.parametrize(
    ("locale", "words"),
    [("en", "Imagine you are the asylum officer."), ("es", "Imagina que eres el oficial de asilo.")],
)
def test_a_student_may_be_the_decider(locale: Locale, words: str) -> None:
    assert casts_as_persecuted(words, locale) is None
