"""What a field should have been, in plain English."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from explainer.authoring.strict_yaml import Loc


@dataclass(frozen=True)
class Complaint:
    """What is wrong with a part of a raw value, and what to do. `instead` is the field probably meant."""

    loc: Loc
    what: str
    remedy: str
    instead: str | None = None


_SHAPES: Mapping[str, str] = {
    "cite": "Write `cite: {source: id, locator: where in it}`, or a list of these.",
    "key": "Write an option's id, a list of ids, or a list of `{from: day, is: id}`.",
    "is": "Write an option's id, or a list of ids.",
    "value": "Write a number, a text, or `{en: …, es: …}`; where there is none, `absent:` or `unknown:`.",
    "default": "Write true or false, a whole number, or the id of a choice.",
}
_GUARD = (
    "Write true or false, a number, a value, a list of values, `{min: …, max: …}` or `{after: …, before: …}`."
)


def _name(loc: Loc) -> str:
    """The field as authors know it; a position in a list is counted from one."""
    if not loc:
        return "this entry"
    last = loc[-1]
    if isinstance(last, str):
        return f"`{last}`"
    field = next((part for part in reversed(loc) if isinstance(part, str)), None)
    return f"number {last + 1} of `{field}`" if field else f"entry number {last + 1}"


def _or(words: Collection[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def explain(
    type_: str, loc: Loc, message: str, context: Mapping[str, Any], names: Collection[str]
) -> Complaint:
    """The complaint for one of pydantic's errors. `names` are the fields that would have been right."""
    field = _name(loc)
    if type_ == "extra_forbidden":
        return _unknown_field(loc, names)
    if type_ == "missing":
        if loc[-1] in ("en", "es"):
            language = "English" if loc[-1] == "en" else "Spanish"
            return Complaint(
                loc, f"the {language} of {_name(loc[:-1])} is missing", f"Add `{loc[-1]}:` beside the other."
            )
        return Complaint(loc, f"{field} is missing", f"Add the field {field}.")
    if type_ == "no_branch":
        guard = len(loc) >= 2 and loc[-2] == "when"
        remedy = _GUARD if guard else _SHAPES.get(str(loc[-1]), "Compare it with an entry that works.")
        return Complaint(loc, f"{field} has a value of the wrong sort", remedy)
    if type_ == "value_error":
        said = message.removeprefix("Value error, ")
        what, _, remedy = said.partition(". ")
        return Complaint(loc, what.rstrip("."), _sentence(remedy or "Correct the entry"))
    if type_ == "literal_error":
        allowed = [
            word.strip().strip("'") for word in str(context["expected"]).replace(" or ", ", ").split(",")
        ]
        return Complaint(loc, f"{field} has a value that is not on its list", f"Use one of {_or(allowed)}.")
    if type_ == "string_pattern_mismatch":
        return Complaint(
            loc,
            f"{field} is not an id",
            "An id has small letters a-z, digits, and single hyphens or underscores between them.",
        )
    if type_.startswith("date_"):
        return Complaint(loc, f"{field} is not a day", "Write it as YYYY-MM-DD, for example 2026-06-25.")
    plain = _PLAIN.get(type_)
    if plain is not None:
        what, remedy = plain
        values = {"field": field, **{name: context.get(name, "") for name in _BOUNDS}}
        return Complaint(loc, what.format(**values), remedy.format(**values))
    return Complaint(loc, f"{field} is wrong: {message}", "Compare it with an entry that works.")


_BOUNDS = ("ge", "gt", "le", "min_length", "max_length", "actual_length")
_PLAIN: Mapping[str, tuple[str, str]] = {
    "string_type": (
        "{field} is not a text",
        "Write a text; put quotes around a number that is meant as text.",
    ),
    "string_too_short": ("{field} is empty", "Write the text, or leave the field out if it is optional."),
    "string_too_long": ("{field} is longer than {max_length} characters", "Shorten it."),
    "int_type": ("{field} is not a whole number", "Write digits only, without quotes."),
    "int_from_float": ("{field} is not a whole number", "Write digits only, without a decimal point."),
    "float_type": ("{field} is not a number", "Write digits only, without quotes."),
    "bool_type": (
        "{field} is neither true nor false",
        "Write true or false in small letters, without quotes.",
    ),
    "tuple_type": ("{field} is not a list", "Write each entry on its own line after a hyphen."),
    "dict_type": ("{field} is not a mapping", "Write `name: value` lines below it."),
    "model_type": (
        "{field} is not a set of fields",
        "Write `name: value` lines below it, for texts `en:` and `es:`.",
    ),
    "too_short": ("{field} has {actual_length} where at least {min_length} must be", "Add what is missing."),
    "too_long": ("{field} has {actual_length} where at most {max_length} may be", "Take some out."),
    "greater_than_equal": ("{field} is too small", "The least is {ge}."),
    "greater_than": ("{field} is too small", "It must be more than {gt}."),
    "less_than_equal": ("{field} is too large", "The most is {le}."),
}


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _unknown_field(loc: Loc, names: Collection[str]) -> Complaint:
    wrong = str(loc[-1])
    near = get_close_matches(wrong, names, n=1, cutoff=0.6)
    if near:
        return Complaint(loc, f"unknown field `{wrong}`", f"Did you mean `{near[0]}`?", near[0])
    return Complaint(loc, f"unknown field `{wrong}`", f"Delete it. The fields here are {_or(sorted(names))}.")
