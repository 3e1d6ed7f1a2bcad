"""Which kind of code a person typed, so that a field can say where another kind belongs."""

from typing import Literal

from explainer.classroom.room_code import looks_like_room_code
from explainer.scoring.completion_code import looks_like_completion_code
from explainer.scoring.return_code import looks_like_return_code
from explainer.teacher.passcode import LEAST_CHARACTERS, MOST_CHARACTERS, normal_passcode

CodeKind = Literal["room", "return", "completion", "passcode-like", "none"]


def which_code(text: str) -> CodeKind:
    """The kind of code that a text has the shape of. It opens nothing and looks nothing up.

    A passcode has no shape of its own: whatever is long enough and is no other
    code may be one. A phrase of just twenty letters looks like a completion
    code; so a sign-in first asks whether the passcode fits.

    >>> which_code("kite 42"), which_code("Seven lanterns in a row"), which_code("kite")
    ('room', 'passcode-like', 'none')
    """
    if looks_like_room_code(text):
        return "room"
    if looks_like_return_code(text):
        return "return"
    if looks_like_completion_code(text):
        return "completion"
    if LEAST_CHARACTERS <= len(normal_passcode(text)) <= MOST_CHARACTERS:
        return "passcode-like"
    return "none"
