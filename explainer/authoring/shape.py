"""Raw values into models, and pydantic's complaints into messages for authors."""

import json
from collections.abc import Sequence
from typing import Any, TypeVar, get_args

from pydantic import ValidationError

from explainer.authoring.complaints import Complaint, explain
from explainer.authoring.strict_yaml import Loc
from explainer.model.text import Value

V = TypeVar("V", bound=Value)


def shape(model: type[V], raw: Any) -> V | list[Complaint]:
    """The model's value, or what keeps the raw value from being one.

    It goes by way of JSON, because pydantic's strict mode then takes a list
    for a tuple and text for a day, and still refuses "3" or true for a number.
    """
    try:
        return model.model_validate_json(json.dumps(raw), strict=True)
    except ValidationError as error:
        errors = [_Error(e["type"], e["loc"], e["msg"], e.get("ctx", {}), raw) for e in error.errors()]
        complaints = [
            explain(e.type, e.real, e.message, e.context, _fields_at(model, e.real[:-1]))
            for e in _pick(errors)
        ]
        return _without_parents(complaints)


def _fields_at(model: type[Value], loc: Loc) -> list[str]:
    """The names, as written in files, of the fields of what stands at a place."""
    models: list[type[Value]] = [model]
    for part in loc:
        if isinstance(part, str):
            found = [
                f.annotation
                for m in models
                for name, f in m.model_fields.items()
                if (f.alias or name) == part
            ]
            models = [inner for annotation in found for inner in _models_in(annotation)] or models
    return list(dict.fromkeys(f.alias or name for m in models for name, f in m.model_fields.items()))


def _models_in(annotation: Any) -> list[type[Value]]:
    if isinstance(annotation, type) and issubclass(annotation, Value):
        return [annotation]
    return [inner for argument in get_args(annotation) for inner in _models_in(argument)]


class _Error:
    """One of pydantic's errors. `real` is its place in the raw value; `branch` the union's branch tried."""

    def __init__(self, type_: str, loc: Loc, message: str, context: dict[str, Any], raw: Any) -> None:
        self.type, self.message, self.context = type_, message, context
        real: list[str | int] = []
        self.unions: list[tuple[Loc, str]] = []
        at = raw
        for position, part in enumerate(loc):
            last = position == len(loc) - 1
            inside = (isinstance(at, dict) and part in at) or (
                isinstance(at, list) and isinstance(part, int) and part < len(at)
            )
            if inside:
                real.append(part)
                at = at[part]
            elif last and type_ == "missing":
                real.append(part)
            elif part != "[key]":
                self.unions.append((tuple(real), str(part)))
        self.real: Loc = tuple(real)


def _pick(errors: Sequence[_Error]) -> list[_Error]:
    """One branch of every union: the one that the author came nearest to.

    That is the branch whose complaint lies deepest, then the one that has the
    right sort of value, then the one with the fewest complaints.
    """
    kept = list(errors)
    for depth in range(4):
        places = dict.fromkeys(e.unions[depth][0] for e in kept if len(e.unions) > depth)
        for place in places:
            tried = [e for e in kept if len(e.unions) > depth and e.unions[depth][0] == place]
            branches = {
                branch: [e for e in tried if e.unions[depth][1] == branch]
                for _, branch in (e.unions[depth] for e in tried)
            }
            best = max(branches.values(), key=_nearness)
            if all(len(e.real) == len(place) and e.type.endswith("_type") for e in best):
                best = best[:1]
                best[0].type = "no_branch"
            kept = [e for e in kept if e not in tried or e in best]
    return kept


def _nearness(errors: Sequence[_Error]) -> tuple[int, bool, int]:
    return (
        max(len(e.real) for e in errors),
        not all(e.type.endswith("_type") for e in errors),
        -len(errors),
    )


def _without_parents(complaints: Sequence[Complaint]) -> list[Complaint]:
    """The complaints that say something of their own.

    Left out are those about something whose part has a complaint, and a
    missing field where a misspelling of it has been found beside it.
    """
    found_misspelt = {(*c.loc[:-1], c.instead) for c in complaints if c.instead is not None}
    kept: dict[tuple[Loc, str], Complaint] = {}
    for one in complaints:
        below = any(len(c.loc) > len(one.loc) and c.loc[: len(one.loc)] == one.loc for c in complaints)
        if not below and one.loc not in found_misspelt:
            kept.setdefault((one.loc, one.what), one)
    return list(kept.values())
