"""Quantities, days, rates and amounts in prose: what must have its source in its own sentence."""

import re

from explainer.model.text import Locale

_NAMED_BY_NUMBER = {
    "en": "form|title|section|sections|sec|secs|subsection|article|art|chapter|part|paragraph|para|rule|"
    "proclamation|order|public law|no|nos|number|step|question|figure|table|case|protocol|circuit",
    "es": "formulario|título|sección|secciones|sec|subsección|artículo|art|arts|capítulo|parte|párrafo|regla|"
    "proclamación|proclama|orden|ley|ley pública|núm|núms|número|paso|pregunta|figura|tabla|caso|protocolo|"
    "circuito",
}
_CODES = (
    r"(?:u\.?\s?s\.?\s?c|c\.?\s?f\.?\s?r|fed\.\s?reg|u\.\s?s\.(?=\s*\d)|stat|i\s?&\s?n|f\.\s?[234]d|s\.\s?ct)"
)

_SMALL = {
    "en": "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve",
    "es": "cero|un|una|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce",
}
_LARGE = {
    "en": "(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    "(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|dozens?|hundreds?|thousands?|(?:m|b|tr)illions?",
    "es": "trece|catorce|quince|dieci(?:séis|siete|ocho|nueve)|veinte|veinti\\w+|treinta|cuarenta|cincuenta|"
    "sesenta|setenta|ochenta|noventa|cien|ciento(?!\\s+por)|cientos|doscient[oa]s|quinient[oa]s|mil|miles|"
    "docenas?|millón|millones",
}
_UNITS = {
    "en": "minutes?|hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies)|percent|per cent|"
    "percentage points?|times|dollars?|cents?|miles?|points?",
    "es": "minutos?|horas?|días?|semanas?|mes(?:es)?|años?|décadas?|siglos?|por ciento|puntos?|veces|dólares|"
    "dólar|centavos?|millas?|kilómetros?",
}
_BETWEEN = {
    "en": r"(?:calendar|business|full|whole|working|more|fiscal|consecutive|entire|straight|school|"
    r"court|extra)",
    "es": r"(?:o|a|y) (?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)",
}
_SHARES = {
    "en": r"\bhalf\b(?!-)|\bhalves\b|\b(?:two|three)[- ](?:thirds|quarters|fifths)\b|"
    r"\b(?:a|one)[- ](?:third|quarter|fifth|tenth) of\b|\b(?:one|two|three|four|five|six|seven|eight|nine) "
    r"(?:in|out of)(?: every)? (?:two|three|four|five|six|seven|eight|nine|ten|a hundred)\b|"
    r"\b(?:within|under|over|than|least|most|about|nearly|almost|up to|after) an? "
    r"(?:minute|hour|day|week|month|year|decade|century)\b|\b(?:twice|doubled|tripled)\b",
    "es": r"\bmitad(?:es)?\b|\bmedi[oa] (?:hora|día|año|siglo)\b|\b(?:un|dos) tercios?\b|\b(?:tercera|"
    r"cuarta|quinta|décima) parte\b|\btres cuart(?:as partes|os)\b|"
    r"\b(?:un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve) "
    r"de cada (?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|cien)\b|\bel doble\b|"
    r"\b(?:se )?(?:duplicó|triplicó)\b",
}
_IDIOMS = {
    "en": re.compile(
        r"^\W*one day,?|\bone day (?:may|might|could|will)\b|\bat (?:the same|one) time\b|\bat times\b|"
        r"\bone hundred percent sure\b|\bhalf[- ](?:brother|sister)s?\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\bun día\b(?! (?:hábil|calendario|natural|después|de plazo))|\buna vez\b|\ba veces\b|"
        r"\bun punto (?:de|clave|importante)\b|\bmil gracias\b",
        re.IGNORECASE,
    ),
}


def _pattern(locale: Locale) -> re.Pattern[str]:
    units, small = _UNITS[locale], _SMALL[locale]
    gap = rf"(?:[\s-]+{_BETWEEN[locale]})?"
    return re.compile(
        rf"(?:\b(?:{small}){gap}[\s-]+(?:{units})\b)|\b(?:{_LARGE[locale]})\b|{_SHARES[locale]}|[$€%]|\d",
        re.IGNORECASE,
    )


_QUANTITY = {"en": _pattern("en"), "es": _pattern("es")}
_NAMES = {
    locale: re.compile(
        # I-589, R48078, COVID-19; Title 42, section 235(b), art. 3; 8 U.S.C. 1225, 8 CFR 208.30
        rf"\b[A-Za-z]+-?\d[\w.]*(?:-\w+)*|\b(?:{words})\.?\s+§*\s*\d[\w.\-]*(?:\(\w+\))*|"
        rf"\b\d+\s+{_CODES}\.?\s*(?:§+\s*)?(?:\d[\w.,\-]*(?:\(\w+\))*)?|§+\s*\d[\w.\-]*(?:\(\w+\))*|"
        r"\b\d+-\d+ \(?v\.|\bINA\s+\d+(?:\(\w+\))*|\{\{[^}]*\}\}",
        re.IGNORECASE,
    )
    for locale, words in _NAMED_BY_NUMBER.items()
}


def quantity_in(sentence: str, locale: Locale) -> str | None:
    """The first quantity, day, rate or amount of a sentence, or None.

    Numbers that are part of a name are none: Form I-589, Title 42, section
    235, 8 U.S.C. 1225. Small numbers in words count with a unit ("seven
    days", "un año") and not alone ("two questions"); shares ("half of",
    "one in ten") always count. Dated values `{{id}}` bring their own source.
    """
    words = _NAMES[locale].sub(lambda found: " " * len(found.group()), sentence)
    words = _IDIOMS[locale].sub(lambda found: " " * len(found.group()), words)
    found = _QUANTITY[locale].search(words)
    if found is None:
        return None
    if not found.group()[0].isdigit() and found.group() not in "$€%":
        return " ".join(found.group().split())
    around = re.search(r"[$€]?\d[\d.,:/-]*\d\s?%?|[$€]?\d\s?%?|[$€%]", words[max(0, found.start() - 1) :])
    return around.group().strip() if around else found.group()
