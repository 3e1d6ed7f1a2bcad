"""Every code field tells every other kind of code which it is and which is wanted."""

import random
from itertools import product
from typing import cast

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.code_words import Wanted, another_code
from components.room_views import room_door
from components.teacher_views import sign_in_form
from components.thread_views import return_form
from explainer.classroom.classroom import Rooms
from explainer.classroom.code_guesses import CodeGuesses
from explainer.scoring.return_code import mint_code
from explainer.which_code import CodeKind, which_code
from explainer.wording import wording
from server.front_door import FrontDoor
from server.room_routes import RoomRoutes
from tests.server.site import ORIGIN, Site

EN = wording("en")
TYPED: dict[CodeKind, str] = {
    "room": "Kite 42",
    "return": mint_code(random.Random(1)),
    "completion": "7K2QM-00000-ABCDE-FGHJK",
    "passcode-like": "seven paper lanterns",
    "none": "kite",
}
NAMES = {"room": "room code", "return": "return code", "completion": "completion code"}
WANTED: dict[Wanted, str] = {
    "room": "Here a room code is wanted",
    "return": "Here a return code is wanted",
    "completion": "Here a completion code is wanted",
    "passcode": "Here the teacher's passcode is wanted",
}
PAIRS = [
    (kind, field)
    for kind, field in product(TYPED, WANTED)
    if kind != field and not (field == "passcode" and kind in ("passcode-like", "none"))
]


@pytest.mark.parametrize("kind", TYPED)
def test_what_is_typed_in_these_tests_is_of_its_kind(kind: CodeKind) -> None:
    assert which_code(TYPED[kind]) == kind


@pytest.mark.parametrize(("kind", "field"), PAIRS)
def test_the_reply_names_both_kinds(kind: CodeKind, field: Wanted) -> None:
    told = another_code(kind, field, EN)
    assert WANTED[field] in told
    assert NAMES.get(kind, "none of the codes") in told
    if kind == "passcode-like":
        assert "it belongs on the page For teachers" in told


@pytest.mark.parametrize("kind", [kind for kind, field in PAIRS if field == "room"])
def test_the_field_for_a_room_code_answers_with_the_kind_and_has_its_words(kind: CodeKind) -> None:
    site = Site()
    routes = RoomRoutes(lambda: cast(Rooms, site.store), CodeGuesses, clock=lambda: 0.0)
    door = FrontDoor(("",), routes.routes())
    client = TestClient(
        Starlette(routes=door.routes, middleware=door.middleware), base_url=ORIGIN, headers={"origin": ORIGIN}
    )
    why = client.post("/room/enter", data={"code": TYPED[kind]}).json()["why"]
    assert why == kind and f'data-{why}="{another_code(kind, "room", EN)}"'.replace(
        "'", "&#39;"
    ) in room_door(EN)


@pytest.mark.parametrize("kind", [kind for kind, field in PAIRS if field == "return"])
def test_the_field_for_a_return_code_answers_with_the_kind_and_has_its_words(kind: CodeKind) -> None:
    why = Site().client().post("/thread/return", data={"code": TYPED[kind]}).json()["why"]
    told = another_code(kind, "return", EN).replace("'", "&#39;")
    assert why == kind and f'data-{why}="{told}"' in return_form(EN)


@pytest.mark.parametrize("kind", [kind for kind, field in PAIRS if field == "passcode"])
def test_the_field_for_the_passcode_answers_with_the_kind_and_has_its_words(kind: CodeKind) -> None:
    told = another_code(kind, "passcode", EN).replace("'", "&#39;")
    assert told in sign_in_form(EN, said=kind)
