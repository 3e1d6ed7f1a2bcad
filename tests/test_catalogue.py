"""Every string that a person sees, in English and in Spanish, and how its blanks are filled."""

import ast
from collections.abc import Iterator
from functools import cache
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_keywords, parse_mapping_cfg
from babel.messages.pofile import read_po

from explainer.model.text import LOCALES, Locale
from explainer.wording import CATALOGUES, wording

ROOT = CATALOGUES.parent
SCREENS = ("app_pages", "components", "server", "explainer")
KEYWORDS = ("say", "plural:1,2")

UPDATE = (
    "\nRun\n"
    "  pybabel extract -F locales/catalogue.cfg -k say -k plural:1,2 --no-location --sort-output"
    " --no-default-keywords -o locales/explainer.pot .\n"
    "and for LANGUAGE es and en\n"
    "  pybabel update -i locales/explainer.pot -d locales -D explainer -l LANGUAGE --no-fuzzy-matching"
    " --ignore-obsolete\n"
    "then translate what is new in locales/es/LC_MESSAGES/explainer.po."
)

SAME_IN_BOTH = {
    ("Roles",): "the same word in both languages; “papeles” would read as documents",
    ("Plan",): "the same word in both languages",
    ("no",): "the same word in both languages",
    ("+1 min",): "the abbreviation of minute and of minuto",
    ("{n} min", "{n} min"): "the abbreviation of minute and of minuto, which has no plural",
}
"""Messages whose Spanish is letter for letter the English, with the reason."""

FILLED_IN_THE_BROWSER = {"{n} words found"}
"""Messages that are sent with their blanks, because only the browser knows what goes there."""


def place(locale: Locale) -> str:
    """Where a catalogue is, as a message names it."""
    return f"locales/{locale}/LC_MESSAGES/explainer.po"


@cache
def catalogue(locale: Locale) -> Catalog:
    with (ROOT / place(locale)).open("rb") as file:
        return read_po(file, locale=locale)


def english(message: Message) -> tuple[str, ...]:
    """The message's key: one string, or the two of a plural."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def forms(message: Message) -> tuple[str, ...]:
    """What the message is translated to: one form, or one for each plural."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def messages(locale: Locale) -> list[Message]:
    return [message for message in catalogue(locale) if message.id]


def blanks(words: str) -> set[str]:
    """The names in braces that a message has filled in."""
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}


@cache
def said() -> frozenset[tuple[str, ...]]:
    """What the extractor finds in the code, as CONTRIBUTING.md has it run."""
    with (ROOT / "locales" / "catalogue.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    found = extract_from_dir(ROOT, methods, options, parse_keywords(KEYWORDS))
    return frozenset((words,) if isinstance(words, str) else tuple(words) for _, _, words, _, _ in found)


def calls() -> Iterator[tuple[str, ast.Call, bool]]:
    """Each call that says something to a person: where it is, the call, whether an f-string hides it."""
    for path in sorted(path for folder in SCREENS for path in (ROOT / folder).rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        hidden = {id(n) for f in ast.walk(tree) if isinstance(f, ast.JoinedStr) for n in ast.walk(f)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and callee(node) in {"say", "plural", "wording"}:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node, id(node) in hidden


def callee(call: ast.Call) -> str | None:
    """The name under which Wording is called, or "wording" for `wording(locale)("…")`."""
    match call.func:
        case ast.Name(id=name) if name in {"say", "plural"}:
            return name
        case ast.Attribute(attr=name) if name in {"say", "plural"}:
            return name
        case ast.Call(func=ast.Name(id="wording")):
            return "wording"
    return None


def literals(call: ast.Call) -> list[str | None]:
    """The message of a call: one literal, or two for a plural. None stands for anything else."""
    wanted = call.args[:2] if callee(call) == "plural" else call.args[:1]
    return [a.value if isinstance(a, ast.Constant) and isinstance(a.value, str) else None for a in wanted]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_catalogue_holds_what_the_code_says_and_nothing_else(locale: Locale) -> None:
    held = {english(message) for message in messages(locale)}
    told = [f"{place(locale)} lacks {' / '.join(words)!r}." for words in sorted(said() - held)]
    told += [f"{place(locale)}: no code says {' / '.join(words)!r}." for words in sorted(held - said())]
    assert not told, "\n".join(told) + UPDATE


def test_the_extractor_sees_every_string_that_the_code_says() -> None:
    told = []
    for where, call, hidden in calls():
        if hidden:
            told.append(f"{where}: say it before the f-string; what stands inside one is not extracted.")
        if callee(call) == "wording":
            told.append(f"{where}: name it first, `say = wording(…)`; only say and plural are extracted.")
        if None in literals(call):
            told.append(f"{where}: say a literal string; what is put together as it runs has no Spanish.")
    assert not told, "\n".join(told)


def test_every_blank_of_a_message_is_given_a_value_and_every_value_has_a_blank() -> None:
    told = []
    for where, call, _ in calls():
        given = {keyword.arg or "**" for keyword in call.keywords}
        if callee(call) == "plural":
            given.add("n")
        for words in literals(call):
            wanted = blanks(words or "")
            if wanted != given and words not in FILLED_IN_THE_BROWSER:
                told.append(f"{where}: {words!r} has {sorted(wanted)} to fill in and gets {sorted(given)}.")
    assert not told, "\n".join(told)


def test_every_message_has_its_spanish() -> None:
    told = [f"{place('es')}: no Spanish for {m.id!r}." for m in messages("es") if not all(forms(m))]
    assert not told, "\n".join(told) + UPDATE
    doubtful = [m.id for m in messages("es") if m.fuzzy]
    assert not doubtful, f"{place('es')}: marked fuzzy, so left out: {doubtful}. Check it, remove the mark."


def test_the_spanish_has_the_blanks_of_the_english_in_every_form() -> None:
    told = []
    for message in messages("es"):
        wanted = blanks(english(message)[0])
        for words in (*english(message), *forms(message)):
            if blanks(words) != wanted:
                told.append(f"{place('es')}: {words!r} should have the blanks {sorted(wanted)}.")
    assert not told, "\n".join(told)


def test_the_spanish_is_not_the_english_except_where_a_reason_is_given() -> None:
    same = {english(m) for m in messages("es") if set(forms(m)) & set(english(m))}
    untranslated = sorted(same - SAME_IN_BOTH.keys())
    assert not untranslated, f"{place('es')}: the Spanish is the English. Translate it: {untranslated}"
    differing = sorted(SAME_IN_BOTH.keys() - same)
    assert not differing, f"SAME_IN_BOTH names messages that differ or are gone. Take them out: {differing}"


def test_the_spanish_opens_its_questions_and_ends_as_the_english_does() -> None:
    told = []
    for message in messages("es"):
        end = english(message)[-1][-1]
        for words in forms(message):
            if any(words.count(a) != words.count(b) for a, b in ("¿?", "¡!", "«»", "“”", "()")):
                told.append(f"{place('es')}: {words!r} has an opening or a closing mark too many.")
            if words != words.strip():
                told.append(f"{place('es')}: {words!r} begins or ends with a space.")
            # other words may follow on the screen, where a full stop more or less shows
            if {end, words[-1:]} & set(".:?…") and end != words[-1:]:
                told.append(f"{place('es')}: {words!r} should end with {end!r}, as the English does.")
    assert not told, "\n".join(told)


def test_the_english_is_the_text_in_the_code() -> None:
    filled = [message.id for message in messages("en") if any(forms(message))]
    assert not filled, f"{place('en')} stays empty. Change the string in the code instead: {filled}"


@pytest.mark.parametrize("locale", LOCALES)
def test_the_head_of_the_catalogue_names_its_language_and_nobody(locale: Locale) -> None:
    head = dict(catalogue(locale).mime_headers)
    assert head["Language"] == locale
    assert head["Content-Type"] == "text/plain; charset=utf-8"
    assert head["Plural-Forms"] == "nplurals=2; plural=(n != 1);"
    assert "@" not in (ROOT / place(locale)).read_text("utf-8"), f"{place(locale)} names an e-mail address."


def test_spanish_fills_in_the_values_of_every_message() -> None:
    say = wording("es")
    for message in messages("es"):
        key, told = english(message), forms(message)
        values = {name: f"«{name}»" for name in blanks(key[0])}
        if len(key) == 1:
            assert say(key[0], **values) == told[0].format(**values)
            continue
        values.pop("n", None)
        for n, form in ((0, 1), (1, 0), (2, 1), (21, 1)):
            assert say.plural(key[0], key[1], n, **values) == told[form].format(n=n, **values)
