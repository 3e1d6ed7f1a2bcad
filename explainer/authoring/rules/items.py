"""Items: options that fit the type, a key that is offered, feedback that teaches."""

import re
from collections.abc import Iterator

from explainer.authoring.draft import Draft
from explainer.authoring.place import Finding
from explainer.authoring.strict_yaml import Loc
from explainer.model.dated import DatedKey
from explainer.model.item import Item

_SIZES = {"single-choice": (3, 5), "multiple-choice": (4, 6), "true-false": (4, 4)}
_BARE = frozenset(
    "a an the this that is was it its it's that's your you you're answer option choice correct incorrect "
    "right wrong true false yes no not yet quite exactly indeed sorry good great well done job nice "
    "try again oops very almost close think so one "
    "la el esta este esa ese esto eso es era su tu respuesta opción correcta correcto incorrecta incorrecto "
    "verdadero falso sí no aún todavía exactamente exacto así lo siento bien muy hecho buen trabajo intenta "
    "inténtalo otra vez de nuevo casi cerca cierto error equivocado equivocada".split()
)
FEWEST_WORDS = 4
"""Feedback below this cannot say why."""


def keys_on(item: Item) -> list[tuple[Loc, tuple[str, ...]]]:
    """The key's option ids with their places: one entry, or one for each start date."""
    if isinstance(item.key, str):
        return [(("key",), (item.key,))]
    dated = [part for part in item.key if isinstance(part, DatedKey)]
    if not dated:
        return [(("key",), tuple(part for part in item.key if isinstance(part, str)))]
    return [
        (("key", at, "is"), (part.is_,) if isinstance(part.is_, str) else part.is_)
        for at, part in enumerate(dated)
    ]


def options_fit_the_type(draft: Draft) -> Iterator[Finding]:
    """As many options as the type has; a true-false item gives two reasons for each judgement."""
    for item in draft.items:
        type_, options = item.value.type, item.value.options
        least, most = _SIZES[type_]
        if not least <= len(options) <= most:
            wanted = f"{least}" if least == most else f"{least} to {most}"
            what = f"a {type_} item has {wanted} options; this one has {len(options)}"
            yield item.place.finding(("options",), what, "Add or remove options.")
        true = sum(option.says is True for option in options)
        if type_ == "true-false" and len(options) == 4 and true != 2:
            what = f"{true} of the four reasons say true"
            yield item.place.finding(
                ("options",), what, "Give two with `says: true` and two with `says: false`."
            )


def the_key_is_offered(draft: Draft) -> Iterator[Finding]:
    """The key names options of the item, and as many as its type asks for."""
    for item in draft.items:
        for loc, what, remedy in _key_faults(item.value):
            yield item.place.finding(loc, what, remedy)


def _key_faults(item: Item) -> Iterator[tuple[Loc, str, str]]:
    offered = ", ".join(f"`{one}`" for one in item.option_ids)
    for loc, ids in keys_on(item):
        unknown = [name for name in dict.fromkeys(ids) if name not in item.option_ids]
        for name in unknown:
            yield loc, f"the key names `{name}`, which is no option of this item", f"Use one of {offered}."
        if len(set(ids)) != len(ids):
            yield loc, "the key names an option twice", "Delete the second."
        keys, rest = len(set(ids)), len(item.options) - len(set(ids))
        if unknown:
            continue
        if item.type != "multiple-choice" and keys != 1:
            what = f"a {item.type} item has one key; this one has {keys}"
            yield loc, what, "Leave one, or make the item multiple-choice."
        elif item.type == "multiple-choice" and (keys < 2 or rest < 2):
            what = "a multiple-choice item has at least two keys and two distractors; "
            yield loc, f"{what}this one has {keys} and {rest}", "Change the key or the type of the item."


def distractors_say_why_they_tempt(draft: Draft) -> Iterator[Finding]:
    """A distractor names its misconception or says why it tempts; what is always a key does neither."""
    for item in draft.items:
        if any(_key_faults(item.value)):
            continue
        keys = [set(ids) for _, ids in keys_on(item.value)]
        for at, option in enumerate(item.value.options):
            says = [name for name in ("misconception", "tempts") if getattr(option, name) is not None]
            if all(option.id in key for key in keys):
                for name in says:
                    what = f"the option `{option.id}` is the key and has `{name}`"
                    yield item.place.finding(("options", at, name), what, "Delete it, or correct the key.")
            elif not says:
                what = f"the distractor `{option.id}` names no misconception and does not say why it tempts"
                yield item.place.finding(
                    ("options", at, "id"), what, "Add `misconception: id` or `tempts: {en: …, es: …}`."
                )


def feedback_teaches(draft: Draft) -> Iterator[Finding]:
    """Feedback says why: a bare right or wrong teaches next to nothing."""
    for item in draft.items:
        for at, option in enumerate(item.value.options):
            for locale, words in option.feedback:
                if is_bare(words):
                    what = f"the feedback says only “{words}”"
                    yield item.place.finding(
                        ("options", at, "feedback", locale), what, "Say why the option is right or wrong."
                    )


def is_bare(feedback: str) -> bool:
    """Whether feedback only says right or wrong, in either language, or is under four words."""
    words = [word.casefold() for word in re.findall(r"[^\W_]+(?:['’][^\W_]+)?", feedback)]
    return len(words) < FEWEST_WORDS or all(word.replace("’", "'") in _BARE for word in words)
