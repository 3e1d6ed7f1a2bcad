"""What a code field says to another kind of code: which it is, and which is wanted here."""

from typing import Literal

from explainer.which_code import CodeKind
from explainer.wording import Wording

Wanted = Literal["room", "return", "completion", "passcode"]
"""The four fields for codes: join a class, come back, confirm, sign in."""


def another_code(kind: CodeKind, wanted: Wanted, say: Wording) -> str:
    """The reply of the field for `wanted` to a text of another kind."""
    return f"{_which(kind, say)} {_wanted(wanted, say)}"


def _which(kind: CodeKind, say: Wording) -> str:
    words: dict[CodeKind, str] = {
        "room": say("That is a room code. It belongs under Join your class, on the start page."),
        "return": say(
            "That is a student's return code. It belongs in the field Return code, on the start page."
        ),
        "completion": say("That is a completion code. The teacher confirms it on the page For teachers."),
        "passcode-like": say(
            "That has the form of none of the codes. If it is the teacher's passcode, it belongs on the page "
            "For teachers."
        ),
        "none": say("That has the form of none of the codes."),
    }
    return words[kind]


def _wanted(wanted: Wanted, say: Wording) -> str:
    words: dict[Wanted, str] = {
        "room": say("Here a room code is wanted: a short word and two digits, like KITE\u00a042."),
        "return": say("Here a return code is wanted: four words and two numbers."),
        "completion": say("Here a completion code is wanted: four groups of five letters and digits."),
        "passcode": say("Here the teacher's passcode is wanted."),
    }
    return words[wanted]
