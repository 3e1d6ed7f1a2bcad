"""Words that no student should read, and sources nobody should cite."""

from tests.authoring.bad_file import BANK, EVENTS, SOURCES, UNIT, Bad

CARE = (
    Bad(
        "a stem about someone you know",
        BANK,
        '"What does the screening decide?"',
        '"Have you or someone you know had a screening?"',
        ("asks for a personal migration story",),
        "someone you know",
    ),
    Bad(
        "a prompt about one's family",
        UNIT,
        '"Is a low threshold fair?"',
        '"When did your family come here?"',
        ("your family come", "personal migration story"),
        "your family",
    ),
    Bad(
        "a Spanish prompt about one's family",
        UNIT,
        '"¿Es justo un umbral bajo?"',
        '"¿Cuándo llegó tu familia?"',
        ("personal migration story",),
        "tu familia",
    ),
    Bad(
        "a Spanish stem about where one is from",
        BANK,
        '"¿Qué decide la evaluación inicial?"',
        '"¿De dónde eres?"',
        ("“De dónde eres”",),
        "De dónde eres",
    ),
    Bad(
        "an instruction to share an experience",
        UNIT,
        "en: Talk in pairs.",
        "en: Share your own experience.",
        ("Ask about the law or a fictional case",),
        "Share your",
    ),
    Bad(
        "the student as the persecuted person",
        UNIT,
        "en: Argue from the facts.",
        "en: Imagine you are fleeing.",
        ("casts the student as the persecuted person", "decider"),
        "Imagine",
    ),
)

SOURCE_KINDS = (
    Bad(
        "an encyclopedia",
        SOURCES,
        "https://news.example.org/report",
        "https://es.wikipedia.org/wiki/Asilo",
        ("`newspaper` is an encyclopedia", "Cite the statute"),
        "wikipedia",
    ),
    Bad(
        "a mirror",
        SOURCES,
        "https://news.example.org/report",
        "https://regulations.justia.com/x",
        ("a mirror",),
        "justia",
    ),
    Bad(
        "a law firm by its name",
        SOURCES,
        "A Newspaper",
        "Smith Law Office",
        ("a law firm's marketing",),
        None,
    ),
    Bad(
        "a Spanish law firm",
        SOURCES,
        "A Newspaper",
        "Pérez y Pérez, Abogados",
        ("a law firm's marketing",),
        None,
    ),
    Bad(
        "an address without a scheme",
        SOURCES,
        "https://news.example.org/report",
        "news",
        ("not http:// or https://",),
        "url: news",
    ),
    Bad(
        "surer of a source than who opened it",
        SOURCES,
        "  url: https://news.example.org/report\n",
        "  url: https://news.example.org/report\n  opened: false\n",
        (
            "this place in `newspaper` is verified, and nobody opened that source",
            "Say `known` or `uncertain`",
        ),
        None,
        where=EVENTS,
        others=2,
    ),
)
