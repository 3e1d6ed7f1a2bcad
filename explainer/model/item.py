"""A scorable question with all its parts."""

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from explainer.model.citation import Citation
from explainer.model.dated import BeforeHistory, DatedKey
from explainer.model.text import Slug, Text, Value

ItemType = Literal["single-choice", "multiple-choice", "true-false"]
Level = Literal["recall", "application"]


class Option(Value):
    """Something that may be chosen, and what the one who chooses it learns.

    A distractor names the misconception behind it, or says why it tempts.
    In a true-false item an option is a reason, and `says` tells which
    judgement it supports.
    """

    id: Slug
    text: Text
    feedback: Text
    misconception: Slug | None = None
    tempts: Text | None = None
    says: bool | None = None


class Credit(Value):
    """A flawed item, on which everyone gets full credit."""

    everyone_since: date
    reason: Text


class Item(Value):
    """One scorable question.

    `key` is one option's id, several ids, or a list of `{from, is}` where the
    law's change moved the key. `rests_on` names the dated values whose content
    its words state: they must be read again when one of these changes.
    """

    id: Slug
    type: ItemType
    level: Level
    objective: Slug
    case: Text | None = None
    stem: Text
    options: tuple[Option, ...] = Field(min_length=2)
    key: Slug | tuple[Slug, ...] | tuple[DatedKey, ...]
    hints: tuple[Text, ...] = ()
    rationale: Text
    cite: Citation | tuple[Citation, ...]
    rests_on: tuple[Slug, ...] = ()
    credit: Credit | None = None
    retired: date | None = None

    @model_validator(mode="after")
    def _options_fit_the_type(self) -> Self:
        for option in self.options:
            if (option.says is not None) != (self.type == "true-false"):
                wanted = "needs `says: true` or `says: false`" if option.says is None else "has `says`"
                raise ValueError(
                    f"option {option.id} {wanted}. Every reason of a true-false item has `says`, "
                    "and no option of another item"
                )
        return self

    @property
    def option_ids(self) -> tuple[str, ...]:
        """The ids of the options, in the order in which they are shown."""
        return tuple(option.id for option in self.options)

    @property
    def has_dated_key(self) -> bool:
        """Whether the law has moved its key, so that an answer is right or wrong under the law of a day."""
        return isinstance(self.key, tuple) and isinstance(self.key[0], DatedKey)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations of the rationale, as a tuple whichever way they were written."""
        return (self.cite,) if isinstance(self.cite, Citation) else self.cite

    def option(self, option_id: str) -> Option:
        """The option with this id. Raises KeyError if the item never offered it."""
        for option in self.options:
            if option.id == option_id:
                return option
        raise KeyError(f"{self.id} offers no option {option_id}")

    def key_on(self, day: date) -> frozenset[str]:
        """The ids of the options that earn credit under the law of `day`.

        Raises BeforeHistory where a dated key does not reach back to `day`.
        """
        if isinstance(self.key, str):
            return frozenset({self.key})
        answer: str | tuple[str, ...] | None = None
        undated: list[str] = []
        for part in self.key:
            if isinstance(part, DatedKey):
                if part.from_ <= day:
                    answer = part.is_
            else:
                undated.append(part)
        if undated:
            return frozenset(undated)
        if answer is None:
            raise BeforeHistory(f"{self.id}: its key is not recorded before {day}")
        return frozenset({answer}) if isinstance(answer, str) else frozenset(answer)
