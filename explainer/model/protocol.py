"""A protocol: how a talk is held so that everyone is heard, step by step."""

from typing import Literal

from pydantic import Field

from explainer.model.text import Slug, Text, Value
from explainer.model.unit import Role

StepKind = Literal[
    "think",
    "pair",
    "share",
    "prepare",
    "present",
    "restate",
    "switch",
    "agree",
    "synthesis",
    "choose",
    "talk",
    "move",
]
"""What the screens and the state machine of a talk go by; its name and its words are for people.

In restate, each side's restating is confirmed by the other. From switch on, each
speaks for the other side; from agree or synthesis on, there are none. In choose
and move, people go to one of the places.
"""

SideLetter = Literal["a", "b"]
"""The first or the second side of whichever prompt is talked about."""
SIDES: tuple[SideLetter, SideLetter] = ("a", "b")


def other_side(side: SideLetter) -> SideLetter:
    """The side across.

    >>> other_side("a"), other_side("b")
    ('b', 'a')
    """
    return "b" if side == "a" else "a"


class ProtocolRole(Role):
    """A part that the protocol deals. Its id is what is stored with who has it."""

    id: Slug


class ProtocolPlace(Value):
    """Where people can stand, such as a corner of the room."""

    id: Slug
    name: Text


class Step(Value):
    """Some minutes of the talk. `side` says whose turn it is, where one side speaks and the other listens."""

    id: Slug
    kind: StepKind
    name: Text
    minutes: int = Field(ge=1, le=30)
    do: Text
    side: SideLetter | None = None


class Protocol(Value):
    """A way to hold a talk, for any prompt.

    `group_size` is how many people talk together, about; in a protocol with
    places these are the groups instead. `sides` says whether people are dealt
    the prompt's two sides.
    """

    id: Slug
    name: Text
    in_brief: Text
    minutes: int = Field(ge=2, le=90)
    group_size: int = Field(ge=2, le=40)
    sides: Literal[0, 2]
    places: tuple[ProtocolPlace, ...] = ()
    roles: tuple[ProtocolRole, ...] = Field(min_length=1)
    stems: tuple[Text, ...] = Field(min_length=2)
    steps: tuple[Step, ...] = Field(min_length=2)

    def role(self, role_id: str) -> ProtocolRole:
        """The role with this id. Raises KeyError if there is none."""
        for role in self.roles:
            if role.id == role_id:
                return role
        raise KeyError(f"{self.id} has no role {role_id}")
