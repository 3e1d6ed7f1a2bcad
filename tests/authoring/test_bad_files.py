"""Files that are wrong in one way each, and the words an author must read about it."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from explainer.authoring.library_files import Reading, read_library

SOURCES, LIBRARY = "content/sources.yaml", "content/library.yaml"
GLOSSARY, BELIEFS = "content/glossary.yaml", "content/misconceptions.yaml"
FACTS, CASE_FACTS = "content/facts/review.yaml", "content/case_facts.yaml"
CHART, UNIT = "content/flowcharts/small.yaml", "content/units/first/unit.yaml"
EN, ES = "content/units/first/01-the-screening.en.md", "content/units/first/01-the-screening.es.md"
EN2, ES2 = "content/units/first/02-the-review.en.md", "content/units/first/02-the-review.es.md"
BANK, OTHER = "quizzes/first.yaml", "quizzes/second.yaml"


class Bad(NamedTuple):
    """One replacement in one good file, and what must be said.

    `line` is the first line of the spoilt file that holds this text (or a
    number); `where` is the file named, where it is another one; `others` are
    the further faults that the same change makes.
    """

    name: str
    file: str
    old: str
    new: str
    words: tuple[str, ...]
    line: str | int | None = None
    where: str | None = None
    others: int = 0


YAML = (
    Bad(
        "a key given twice",
        SOURCES,
        "  tier: law\n",
        "  tier: law\n  tier: press\n",
        ("`tier`", "twice", "line 4"),
        5,
    ),
    Bad(
        "a bracket left open",
        FACTS,
        "es: días}",
        "es: días",
        ("bracket or brace is not closed", "Close it"),
        4,
    ),
    Bad(
        "a second colon",
        SOURCES,
        "title: A report",
        "title: A: report",
        ("second colon", "quotes"),
        "A: report",
    ),
    Bad("a quotation left open", LIBRARY, 'advice."', "advice.", ("quote",), None),
    Bad(
        "wrong indentation",
        SOURCES,
        "  publisher: A News",
        "   publisher: A News",
        ("indented too far",),
        "A News",
    ),
    Bad("a tag", SOURCES, "tier: press", "tier: !!str press", ("tag", "not allowed"), "!!str"),
    Bad("an alias of nothing", SOURCES, "tier: press", "tier: *tier", ("alias *tier", "quotes"), "*tier"),
    Bad("a merge key", SOURCES, "tier: press", "<<: press", ("merge key", "Write the fields out"), "<<"),
    Bad(
        "an empty value",
        SOURCES,
        "tier: press",
        "tier:",
        ("value is missing", "leave the whole field out"),
        "tier:\n",
    ),
    Bad("a null", FACTS, "value: 7", "value: null", ("null is not a value",), "null"),
    Bad("a second document", SOURCES, "- id: newspaper", "---\n- id: newspaper", ("document",), "---"),
    Bad("a directive", LIBRARY, "law_known_to", "%YAML 1.1\n---\nlaw_known_to", ("directive", "%"), 1),
    Bad("a tab", SOURCES, "  tier: press", "\ttier: press", ("a tab", "Use spaces"), "\ttier"),
    Bad(
        "an invisible character",
        SOURCES,
        "A Newspaper",
        "A News\u200bpaper",
        ("invisible", "U+200B"),
        "\u200b",
    ),
    Bad("a control character", EN, "officer", "off\x07icer", ("invisible", "U+0007"), 1),
    Bad(
        "an escaped control character",
        SOURCES,
        "A Newspaper",
        '"A\\u0000"',
        ("invisible", "U+0000"),
        "A\\u0000",
    ),
    Bad("a mapping where a list belongs", BELIEFS, "- id:", "x:\n  id:", ("not a list", "hyphen"), 1),
    Bad("deep nesting", FACTS, "value: 7", f"value: {'[' * 30}{']' * 30}", ("nested", "Flatten"), "[["),
)

FIELDS = (
    Bad(
        "a misspelt field",
        SOURCES,
        "  title: A rep",
        "  titel: A rep",
        ("unknown field `titel`", "Did you mean `title`?"),
        "titel",
    ),
    Bad(
        "a field nobody knows",
        SOURCES,
        "  tier: press",
        "  tier: press\n  colour: red",
        ("unknown field `colour`", "`publisher`"),
        "colour",
    ),
    Bad(
        "a misspelt field of a citation",
        BANK,
        "  cite: {source: ina, locator: 235(b)(1)(B)(v)}",
        "  cite: {sorce: ina, locator: 235(b)(1)(B)(v)}",
        ("unknown field `sorce`", "Did you mean `source`?"),
        "sorce",
    ),
    Bad(
        "a source without a publisher",
        SOURCES,
        "  publisher: A Newspaper\n",
        "",
        ("`publisher` is missing", "Add"),
        "- id: newspaper",
    ),
    Bad(
        "a source without the day it was read",
        SOURCES,
        "  read: 2026-06-01\n- id: agency",
        "- id: agency",
        ("`read` is missing",),
        "- id: ina",
    ),
    Bad("a source without a tier", SOURCES, "  tier: press\n", "", ("`tier` is missing",), "- id: newspaper"),
    Bad(
        "a tier that is not on the list",
        SOURCES,
        "tier: press",
        "tier: blog",
        ("`tier`", "not on its list", "`advocacy`"),
        "blog",
    ),
    Bad(
        "a day that does not exist",
        SOURCES,
        "read: 2026-06-01",
        "read: 2026-02-30",
        ("`read` is not a day", "YYYY-MM-DD"),
        "02-30",
    ),
    Bad(
        "a year instead of a day",
        FACTS,
        "from: 1997-04-01",
        "from: 1997",
        ("`from` is not a day",),
        "from: 1997\n",
    ),
    Bad(
        "an id with a capital",
        SOURCES,
        "- id: newspaper",
        "- id: Newspaper",
        ("`id` is not an id", "small letters"),
        "Newspaper",
    ),
    Bad(
        "a number in quotes",
        UNIT,
        "minutes: 20",
        'minutes: "20"',
        ("`minutes` is not a whole number", "without quotes"),
        '"20"',
    ),
    Bad(
        "true where a number belongs",
        UNIT,
        "minutes: 20",
        "minutes: true",
        ("`minutes` is not a whole number",),
        "true",
    ),
    Bad("yes for true", BANK, "says: true", "says: yes", ("`says` is neither true nor false",), "says: yes"),
    Bad(
        "too many minutes",
        UNIT,
        "minutes: 4",
        "minutes: 90",
        ("`minutes` is too large", "The most is 30"),
        "90",
    ),
    Bad(
        "an empty text",
        UNIT,
        "{en: Think alone., es: Piensa a solas.}",
        '{en: "", es: Piensa.}',
        ("`en` is empty",),
        "Piensa.",
    ),
    Bad(
        "a missing Spanish text",
        UNIT,
        "{en: Think alone., es: Piensa a solas.}",
        "{en: Think alone.}",
        ("the Spanish of", "is missing", "Add `es:`"),
        "Think alone",
    ),
    Bad(
        "a text without languages",
        GLOSSARY,
        "term: {en: credible fear, es: temor creíble}",
        "term: credible fear",
        ("`term` is not a set of fields", "`en:` and `es:`"),
        "term:",
    ),
    Bad(
        "a citation that is a word",
        BANK,
        "cite: {source: ina, locator: 235(b)(1)}",
        "cite: ina",
        ("`cite` has a value of the wrong sort", "{source: id"),
        "cite: ina",
    ),
    Bad(
        "a key that is a number",
        BANK,
        "key: may-go-on",
        "key: 1",
        ("`key` has a value of the wrong sort", "option's id"),
        "key: 1",
    ),
    Bad(
        "a guard that is no guard",
        CHART,
        "{says_fear: true}",
        "{says_fear: 1.5}",
        ("`says_fear`", "wrong sort", "{min: …, max: …}"),
        "1.5",
    ),
    Bad(
        "a misspelt end of a range",
        CHART,
        "max: 30",
        "maximum: 30",
        ("unknown field `maximum`", "`max`"),
        "maximum",
    ),
    Bad(
        "a value that says two things",
        FACTS,
        "value: 7",
        "value: 7\n      absent: ended",
        ("exactly one of", "value and absent"),
        None,
    ),
    Bad(
        "a value that says nothing",
        FACTS,
        "      value: 7\n",
        "",
        ("exactly one of", "none of them", "not-yet"),
        None,
    ),
    Bad(
        "values out of order",
        FACTS,
        "from: 1980-03-17",
        "from: 1999-01-01",
        ("1999-01-01 and then on 1997-04-01", "oldest first"),
        None,
    ),
    Bad(
        "an interval that ends before it begins",
        CHART,
        "until: 1997-04-01",
        "until: 1970-01-01",
        ("ends on 1970-01-01", "until"),
        "1970",
    ),
    Bad(
        "an outcome without an ending",
        CHART,
        "    ending: ends\n",
        "",
        ("`ending`", "outcome"),
        "- id: leaves",
    ),
    Bad(
        "a prompt with one role",
        UNIT,
        "      - name: {en: Advocate, es: Quien defiende}\n        task: {en: Argue from the facts., es: Argumenta con los hechos.}\n",
        "",
        ("`roles` has 1 where at least 2", "Add"),
        "roles:",
    ),
    Bad(
        "a section without a question",
        UNIT,
        "    item: what-counts\n",
        "",
        ("`item` is missing",),
        "- id: the-review",
    ),
    Bad(
        "a protocol that is not on the list",
        UNIT,
        "think-pair-share",
        "debate",
        ("`protocol`", "`fishbowl`"),
        "debate",
    ),
    Bad(
        "a reason without a judgement",
        BANK,
        "      says: true\n",
        "",
        ("needs `says: true` or `says: false`",),
        None,
    ),
)

NAMES = (
    Bad(
        "an id used twice",
        GLOSSARY,
        "- id: well-founded-fear",
        "- id: credible-fear",
        ("`credible-fear` is already at content/glossary.yaml:1", "another id"),
        "- id: credible-fear\n  term: {en: well",
        None,
        1,
    ),
    Bad(
        "an item's id in two banks",
        OTHER,
        "- id: the-decider",
        "- id: what-counts",
        ("`what-counts` is already at quizzes/first.yaml",),
        1,
        None,
        2,
    ),
    Bad(
        "an option's id used twice",
        BANK,
        "- id: has-visa",
        "- id: has-asylum",
        ("option `has-asylum` is already",),
        None,
    ),
    Bad(
        "a source that does not exist",
        GLOSSARY,
        "source: ina",
        "source: inna",
        ("no source `inna`", "Did you mean `ina`?"),
        "inna",
    ),
    Bad(
        "a misconception that does not exist",
        BANK,
        "misconception: screening-is-asylum",
        "misconception: judges-screen",
        ("no misconception `judges-screen`", "content/misconceptions.yaml"),
        "judges-screen",
    ),
    Bad(
        "an item that does not exist",
        UNIT,
        "item: what-counts",
        "item: what-count",
        ("no item `what-count`", "Did you mean `what-counts`?"),
        "item: what-count\n",
    ),
    Bad(
        "a term that does not exist",
        GLOSSARY,
        "not_the_same_as: well-founded-fear",
        "not_the_same_as: refugee",
        ("no term `refugee`", "content/glossary.yaml"),
        "not_the_same_as",
    ),
    Bad(
        "a view that does not exist",
        UNIT,
        "flowchart: small-view",
        "flowchart: border-view",
        ("no view of a flowchart `border-view`",),
        "border-view",
    ),
    Bad(
        "a case fact that does not exist",
        CHART,
        "{says_fear: true}",
        "{said_fear: true}",
        ("no case fact `said_fear`", "`says_fear`"),
        "said_fear",
    ),
    Bad(
        "a dated value that does not exist",
        EN2,
        "{{review-days}}",
        "{{review-hours}}",
        ("no dated value `review-hours`",),
        3,
        None,
        1,
    ),
    Bad(
        "an objective of another unit",
        OTHER,
        "objective: name-the-decider",
        "objective: tell-them-apart",
        ("`tell-them-apart` is no objective of the unit second", "`name-the-decider`"),
        "objective:",
    ),
    Bad(
        "an objective that nothing asks for",
        UNIT,
        "sections:\n",
        "  - id: name-it\n    text: {en: Name the test., es: Nombrar la prueba.}\nsections:\n",
        ("no item asks for the objective `name-it`",),
        "- id: name-it",
    ),
    Bad(
        "a unit in another's folder",
        UNIT,
        "id: first",
        "id: fist",
        ("`fist` is in the folder first", "same name"),
        1,
    ),
    Bad(
        "a flowchart in another's file",
        CHART,
        "id: small",
        "id: large",
        ("`large` is in the file small.yaml",),
        1,
    ),
    Bad(
        "two units in one place",
        "content/units/second/unit.yaml",
        "order: 2",
        "order: 1",
        ("`order` 1 is already the place of",),
        "order",
    ),
)

ITEMS = (
    Bad(
        "two options to choose from",
        OTHER,
        "    - id: president\n      text: {en: The president, es: El presidente}\n      feedback: {en: The president decides no single case., es: El presidente no decide ningún caso.}\n      tempts: {en: Presidents are in the news., es: Los presidentes salen en las noticias.}\n",
        "",
        ("3 to 5 options; this one has 2",),
        "options:",
    ),
    Bad(
        "three reasons for true",
        BANK,
        "says: false",
        "says: true",
        ("3 of the four reasons say true", "two with `says: false`"),
        None,
    ),
    Bad(
        "a key that is not offered",
        BANK,
        "key: may-go-on",
        "key: may-go",
        ("the key names `may-go`", "`may-go-on`"),
        "key: may-go\n",
    ),
    Bad(
        "two keys of a single choice",
        BANK,
        "key: may-go-on",
        "key: [may-go-on, has-visa]",
        ("has one key; this one has 2",),
        "key: [may",
    ),
    Bad(
        "one key of a multiple choice",
        BANK,
        "key: [her-words, country-reports]",
        "key: her-words",
        ("at least two keys", "has 1 and 3"),
        "key: her-words",
    ),
    Bad(
        "dated keys out of order",
        BANK,
        "{from: 1997-04-01, is: an-officer}",
        "{from: 1970-04-01, is: an-officer}",
        ("starts on 1980-03-17 and then on 1970-04-01", "oldest first"),
        "1970",
    ),
    Bad(
        "a key that begins after our sources end",
        BANK,
        "    - {from: 1980-03-17, is: a-judge}\n    - {from: 1997-04-01, is: an-officer}",
        "    - {from: 2027-01-01, is: a-judge}\n    - {from: 2028-01-01, is: an-officer}",
        ("begins on 2027-01-01, after our sources end",),
        None,
    ),
    Bad(
        "a distractor that does not say why it tempts",
        BANK,
        "      tempts: {en: Both are kinds of permission., es: Ambas son formas de permiso.}\n",
        "",
        ("`has-visa` names no misconception", "tempts"),
        "- id: has-visa",
    ),
    Bad(
        "a key that tempts",
        BANK,
        "    - id: has-asylum",
        "      tempts: {en: It is true., es: Es verdad.}\n    - id: has-asylum",
        ("the option `may-go-on` is the key and has `tempts`",),
        "It is true",
    ),
    Bad(
        "feedback that only says no",
        BANK,
        "{en: Visas are given by consulates abroad., es: Las visas las dan los consulados en el extranjero.}",
        "{en: No., es: Las visas las dan los consulados en el extranjero.}",
        ("feedback says only “No.”", "Say why"),
        "en: No.",
    ),
    Bad(
        "Spanish feedback that only says wrong",
        BANK,
        "es: Las visas las dan los consulados en el extranjero.",
        "es: Esa no es la respuesta correcta.",
        ("feedback says only “Esa no es la respuesta correcta.”",),
        "Esa no",
    ),
    Bad(
        "an item twice in the quiz",
        UNIT,
        "quiz: [what-it-decides,",
        "quiz: [what-counts, what-it-decides,",
        ("the quiz asks `what-counts` twice",),
        "quiz:",
    ),
    Bad(
        "a retired item that is still asked",
        BANK,
        "  key: may-go-on",
        "  retired: 2026-01-01\n  key: may-go-on",
        ("still asks the retired item `what-it-decides`",),
        "retired",
    ),
    Bad(
        "the skipped item as the equal task",
        UNIT,
        "      item: who-reviews",
        "      item: what-it-decides",
        ("equal task asks the same item",),
        "      item: what-it-decides",
    ),
    Bad(
        "fewer minutes than its sections have",
        UNIT,
        "minutes: 20",
        "minutes: 8",
        ("says 8 minutes", "add up to 9"),
        "minutes: 8",
    ),
)

PROSE = (
    Bad(
        "a number without a source",
        EN2,
        "The person keeps",
        "It took 7 days. The person keeps",
        ("“7” has no source in its sentence", "[^source-id | locator]"),
        3,
    ),
    Bad(
        "a number in words without a source",
        EN,
        "asks first.",
        "asks first, within one year.",
        ("“one year” has no source",),
        1,
    ),
    Bad(
        "a Spanish number without a source",
        ES,
        "pregunta primero.",
        "pregunta primero, en siete días.",
        ("“siete días” has no source",),
        1,
    ),
    Bad(
        "a share without a source",
        EN,
        "asks first.",
        "asks half of them first.",
        ("“half” has no source",),
        1,
    ),
    Bad("an amount without a source", EN, "asks first.", "asks for $30 first.", ("“$30” has no source",), 1),
    Bad(
        "a newspaper without saying so",
        EN,
        "as reported by a newspaper",
        "as is known",
        ("only on a source of the tier press", "“reported by”"),
        3,
    ),
    Bad(
        "a newspaper without saying so in Spanish",
        ES,
        "según un periódico",
        "como se sabe",
        ("tier press", "“según”"),
        3,
    ),
    Bad(
        "a statute without the place",
        EN,
        "[^ina | 235(b)(1)(B)(v)]",
        "[^ina]",
        ("the citation of `ina` does not say where in it",),
        1,
        None,
        1,
    ),
    Bad(
        "a citation that is not closed", EN2, "I-870.", "I-870.[^ina | 235", ("a citation is not closed",), 3
    ),
    Bad(
        "a citation without a source's id",
        EN2,
        "I-870.",
        "I-870.[^The Statute]",
        ("names no source's id",),
        3,
    ),
    Bad(
        "a citation before any sentence",
        EN2,
        "A judge looks",
        "[^ina | 235]\n\nA judge looks",
        ("no sentence before it", "full stop"),
        3,
    ),
    Bad(
        "a dated value that is not closed",
        EN2,
        "{{review-days}}",
        "{{review-days}",
        ("dated value is not well formed",),
        3,
    ),
    Bad("HTML in prose", EN2, "Form I-870", "<b>Form</b> I-870", ("HTML is not allowed", "**bold**"), 3),
    Bad(
        "a link in prose",
        EN2,
        "Form I-870",
        "[Form I-870](https://example.org)",
        ("a link is not allowed", "Cite the page"),
        3,
    ),
    Bad("a bare address in prose", EN2, "Form I-870", "the form at https://example.org", ("web address",), 3),
    Bad("an image in prose", EN2, "Form I-870", "![Form](form.png)", ("an image is not allowed",), 3),
    Bad("code in prose", EN2, "Form I-870", "`Form` I-870", ("code is not allowed", "backticks"), 3),
    Bad("bold that is not closed", EN2, "Form I-870", "**Form I-870", ("a ** is left over",), 3),
    Bad("a heading of the first level", EN2, "## Who", "# Who", ("a heading has one #",), 1),
    Bad(
        "a paragraph that Spanish lacks",
        EN2,
        "A judge looks",
        "Nobody is in a hurry.\n\nA judge looks",
        ("there are 2 paragraphs", "and 3 in"),
        None,
        ES2,
    ),
    Bad(
        "a heading that is a paragraph in Spanish",
        ES2,
        "## Quién",
        "Quién",
        ("block 1 is a paragraph here and a heading",),
        1,
    ),
    Bad(
        "citations in another order",
        ES,
        "[^agency-page | question 3][^ina | 235]",
        "[^ina | 235][^agency-page | question 3]",
        ("citations of this paragraph are not those of", "[^agency-page | question 3], [^ina | 235]"),
        4,
    ),
    Bad(
        "a dated value that Spanish lacks",
        ES2,
        "{{review-days}}",
        "poco tiempo",
        ("dated values of this paragraph",),
        3,
    ),
    Bad(
        "Spanish that is still English",
        UNIT,
        "{en: Read the glossary entry., es: Lee la entrada del glosario.}",
        "{en: Read the glossary entry., es: Read the glossary entry.}",
        ("the Spanish of `instead` is the same as the English", "Translate"),
        "Read the glossary",
    ),
    Bad(
        "Spanish prose that is still English",
        "content/units/second/01-deciders.es.md",
        "Deciden los oficiales, y luego los jueces.",
        "Officers decide, and then judges.",
        ("this paragraph is still in English",),
        1,
    ),
    Bad(
        "an empty section",
        EN2,
        "## Who looks again\n\nA judge looks again within {{review-days}}. The person keeps Form I-870.\n",
        " \n",
        ("the section has no text",),
        1,
    ),
    Bad(
        "citation markup in a question",
        BANK,
        "en: Think of a door.",
        'en: "Think of a door.[^ina]"',
        ("`hints` holds a citation", "`cite`"),
        "[^ina]",
    ),
    Bad(
        "HTML in a question",
        BANK,
        "en: Think of a door.",
        "en: Think of a <i>door</i>.",
        ("`hints` holds HTML",),
        "<i>",
    ),
)

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
)

CHARTS = (
    Bad(
        "an edge to nowhere",
        CHART,
        "to: leaves",
        "to: leave",
        ("no node `leave`", "Add the node"),
        "to: leave\n",
    ),
    Bad(
        "a start that is no node",
        CHART,
        "start: met\ndrawn",
        "start: mett\ndrawn",
        ("no node `mett`",),
        "mett",
    ),
    Bad(
        "a node that cannot be reached",
        CHART,
        "    to: leaves",
        "    to: goes-on",
        ("no way leads from `met` to `leaves`", "1980-03-17"),
        "- id: leaves",
    ),
    Bad(
        "a dead end",
        CHART,
        "  - id: to-hearing\n    from: screened\n    to: goes-on\n    in_force: [{from: 1997-04-01}]\n",
        "",
        ("on 1997-04-01 `screened` has no way on",),
        "- id: screened",
    ),
    Bad(
        "a way out of an outcome",
        CHART,
        "views:\n",
        "  - id: back\n    from: leaves\n    to: met\n    in_force: [{from: 1997-04-01}]\nviews:\n",
        ("the outcome `leaves` has a way on",),
        "- id: leaves",
    ),
    Bad(
        "two ways on without a guard",
        CHART,
        "    when: {says_fear: true}\n",
        "",
        ("several ways on", "`to-old-hearing` has no `when`"),
        None,
    ),
    Bad(
        "a gap in the law",
        CHART,
        "until: 1997-04-01",
        "until: 1996-04-01",
        ("on 1996-04-01", "`goes-on`"),
        "- id: goes-on",
    ),
    Bad(
        "a guard of another type",
        CHART,
        "{says_fear: true}",
        "{says_fear: port}",
        ("`says_fear` is of the type yes-no", "Write true or false"),
        "{says_fear: port}",
    ),
    Bad(
        "a choice that is not offered",
        CHART,
        "[port, interior]",
        "[port, airport]",
        ("no choice `airport`", "`interior`"),
        "airport",
    ),
    Bad(
        "a range without ends",
        CHART,
        "{min: 0, max: 30}",
        "{}",
        ("the range of `days_here` has no end",),
        "days_here",
    ),
    Bad(
        "an empty range",
        CHART,
        "{min: 0, max: 30}",
        "{min: 30, max: 0}",
        ("range of `days_here` is empty",),
        "days_here",
    ),
    Bad(
        "else beside another guard",
        CHART,
        "{else: true}",
        "{else: true, says_fear: false}",
        ("`else` stands beside other guards",),
        "else",
    ),
    Bad(
        "a choice without choices",
        CASE_FACTS,
        "type: yes-no",
        "type: choice",
        ("of the type choice and has no choices",),
        "- id: says_fear",
    ),
    Bad(
        "a default of another type",
        CASE_FACTS,
        "default: 5",
        "default: port",
        ("the default of `days_here`", "Write a whole number."),
        17,
    ),
    Bad(
        "a view that starts outside",
        CHART,
        "    start: met\n    nodes: [met,",
        "    start: met\n    nodes: [",
        ("starts at `met`, which it does not show",),
        None,
    ),
    Bad(
        "a group of nodes not shown",
        CHART,
        "nodes: [goes-on, leaves]",
        "nodes: [goes-on, leave]",
        ("group `ends` folds `leave`",),
        None,
    ),
)

TABLE = (*YAML, *FIELDS, *NAMES, *ITEMS, *PROSE, *CARE, *SOURCE_KINDS, *CHARTS)


def test_the_good_library_has_nothing_wrong(library_folder: Path) -> None:
    reading = read_library(library_folder)
    assert [str(problem) for problem in reading.problems] == []
    assert [unit.id for unit in reading.library.units] == ["first", "second"]


def test_the_table_has_no_name_twice() -> None:
    names = [bad.name for bad in TABLE]
    assert len(set(names)) == len(names) >= 60


@pytest.mark.parametrize("bad", TABLE, ids=[bad.name for bad in TABLE])
def test_each_fault_is_told_once_in_plain_words_with_its_line(
    bad: Bad, read_with: Callable[[str, str, str], Reading], library_folder: Path
) -> None:
    reading = read_with(bad.file, bad.old, bad.new)
    told = [str(problem) for problem in reading.problems]
    matching = [p for p in reading.problems if all(word in str(p) for word in bad.words)]
    assert matching, f"{bad.words} are not in {told}"
    first = matching[0]
    assert first.path == (bad.where or bad.file)
    if bad.line is not None:
        text = (library_folder / bad.file).read_text(encoding="utf-8")
        wanted = bad.line if isinstance(bad.line, int) else text[: text.index(bad.line)].count("\n") + 1
        assert first.line == wanted, told
    assert len(told) == 1 + bad.others, told
