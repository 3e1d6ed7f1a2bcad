"""What a teacher reads for every state of a reach check, in both languages."""

import pytest

from components.reach_causes import advice
from components.reach_view import nobody_can, reach_board
from explainer.addresses import Entrance
from explainer.model.text import LOCALES, Locale
from explainer.reach_reading import CAUSES, Cause, DeviceReading, Reading, State, Verdict
from explainer.wording import wording
from tests.app_pages.screen import without_tags

OURS, OTHER = "http://192.168.1.20:8501", "http://10.0.0.5:8501"
WAYS = (Entrance(OURS, "wlan0"), Entrance(OTHER, "eth<0>"))
EN = wording("en")


def device(number: int, socket: State, event: State, via: str = OURS) -> DeviceReading:
    return DeviceReading(number, via, {"page": "done", "socket": socket, "event": event})


def board(reading: Reading | None, locale: Locale = "en", check: str | None = "kpskwnf6jb") -> str:
    return str(reach_board(WAYS, wording(locale), check=check, reading=reading))


THROUGH, BLOCKED = device(1, "done", "done", OTHER), device(2, "failed", "done")

VERDICTS: list[tuple[Reading, dict[Locale, str]]] = [
    (
        Reading("waiting", (), {}),
        {
            "en": "Waiting for a device Connect a phone to the students' Wi-Fi, then scan the code or type "
            "the whole address. The address without its check opens the app too, but changes nothing here.",
            "es": "Esperando un dispositivo Conecta un teléfono a la red wifi de los estudiantes y escanea "
            "el código o escribe la dirección completa. La dirección sin su prueba también abre la "
            "aplicación, pero aquí no cambia nada.",
        },
    ),
    (
        Reading("not-reached", (), {"nobody-came": ()}),
        {
            "en": "No device yet Still waiting for one to load the page.",
            "es": "Todavía ningún dispositivo Se espera a que alguno cargue la página.",
        },
    ),
    (
        Reading("testing", (device(1, "done", "waiting"),), {}),
        {
            "en": "A device is being tested This takes a few seconds.",
            "es": "Se está probando un dispositivo Tarda unos segundos.",
        },
    ),
    (
        Reading("reached", (THROUGH, BLOCKED), {"no-socket": (BLOCKED,)}),
        {
            "en": "Yes, they can reach us A device has loaded the page, opened a live connection and "
            f"received a live message. In class, students open {OTHER}.",
            "es": "Sí, pueden llegar hasta aquí Un dispositivo cargó la página, abrió una conexión en vivo y "
            f"recibió un mensaje en vivo. En clase, los estudiantes abren {OTHER}.",
        },
    ),
    (
        Reading("not-reached", (BLOCKED,), {"no-socket": (BLOCKED,)}),
        {
            "en": "Not reached yet This is what may be in the way, and whom to ask.",
            "es": "Todavía no llegan Esto es lo que puede estorbar, y a quién preguntar.",
        },
    ),
]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("reading", "told"), VERDICTS, ids=[reading.verdict for reading, _ in VERDICTS])
def test_each_verdict_has_its_words(reading: Reading, told: dict[Locale, str], locale: Locale) -> None:
    assert told[locale] in without_tags(board(reading, locale))


def test_every_verdict_is_in_the_table() -> None:
    met: set[Verdict] = {reading.verdict for reading, _ in VERDICTS}
    assert met == {"waiting", "testing", "reached", "not-reached"}


ASKED: dict[Cause, dict[Locale, str]] = {
    "nobody-came": {
        "en": "The first two you can mend yourself. For the third, ask IT to let the students' devices reach "
        "192.168.1.20, TCP port 8501.",
        "es": "Las dos primeras las puedes resolver tú. Para la tercera, pide al personal de informática que "
        "los dispositivos de los estudiantes puedan llegar a 192.168.1.20, puerto TCP 8501.",
    },
    "page-only": {
        "en": "Load the page again and keep it open. If nothing comes back again, ask IT to let the "
        f"students' devices reach {OURS} without a filter or a proxy in between.",
        "es": "Vuelve a cargar la página y déjala abierta. Si otra vez no llega nada, pide al personal de "
        f"informática que los dispositivos de los estudiantes lleguen a {OURS} sin filtro ni proxy de por "
        "medio.",
    },
    "no-socket": {
        "en": "Ask IT to allow WebSocket connections to ws://192.168.1.20:8501: that is 192.168.1.20, port "
        "8501.",
        "es": "Pide al personal de informática que permita conexiones WebSocket a ws://192.168.1.20:8501: es "
        "decir, 192.168.1.20, puerto 8501.",
    },
    "no-event": {
        "en": "Ask IT to pass on text/event-stream from 192.168.1.20, port 8501, at once, without buffering.",
        "es": "Pide al personal de informática que text/event-stream de 192.168.1.20, puerto 8501, se "
        "entregue al instante, sin retenerlo.",
    },
    "neither": {
        "en": f"Ask IT to let the students' devices reach {OURS} without a filter or a proxy in between, and "
        "to allow WebSocket connections to ws://192.168.1.20:8501.",
        "es": f"Pide al personal de informática que los dispositivos de los estudiantes lleguen a {OURS} sin "
        "filtro ni proxy de por medio, y que permita conexiones WebSocket a ws://192.168.1.20:8501.",
    },
}
"""Whom to ask for what."""

REASONS: dict[Cause, tuple[str, ...]] = {
    "nobody-came": ("another network", "firewall", "client isolation"),
    "page-only": ("closed", "JavaScript", "content filter"),
    "no-socket": ("proxy or a content filter",),
    "no-event": ("buffering",),
    "neither": ("content filter or a proxy",),
}
"""What the likely reasons speak of, likeliest first."""


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("cause", CAUSES)
def test_each_cause_says_whom_to_ask_for_what(cause: Cause, locale: Locale) -> None:
    meets = () if cause == "nobody-came" else (BLOCKED,)
    words = without_tags(board(Reading("not-reached", meets, {cause: meets}), locale))
    given = advice(cause, wording(locale), url=OURS)
    assert given.ask == ASKED[cause][locale]
    assert all(part in words for part in (given.title, *given.reasons, given.ask))
    assert "docs/for-it.md" in words


@pytest.mark.parametrize("cause", CAUSES)
def test_each_cause_names_its_likely_reasons_likeliest_first(cause: Cause) -> None:
    reasons = advice(cause, EN, url=OURS).reasons
    assert len(reasons) == len(REASONS[cause])
    assert all(word in reason for word, reason in zip(REASONS[cause], reasons, strict=True))


def test_an_address_without_a_port_and_an_encrypted_one_name_the_port_and_scheme_that_are_used() -> None:
    asked = advice("no-socket", EN, url="https://asylum.example.org").ask
    assert "wss://asylum.example.org: that is asylum.example.org, port 443." in asked
    assert "port 80." in advice("nobody-came", EN, url="http://asylum.example.org").ask


def test_the_advice_names_the_address_by_which_the_device_came_if_it_is_one_of_ours() -> None:
    for via, named in ((OTHER, "ws://10.0.0.5:8501"), ("http://evil.example:80", "ws://192.168.1.20:8501")):
        fault = device(1, "failed", "done", via)
        words = board(Reading("not-reached", (fault,), {"no-socket": (fault,)}))
        assert named in words and "evil" not in words


def test_a_verdict_promises_students_no_address_that_is_not_ours() -> None:
    came = device(1, "done", "done", "http://evil.example:80")
    words = board(Reading("reached", (came,), {}))
    assert "Yes, they can reach us" in words and "evil" not in words and "In class" not in words


@pytest.mark.parametrize(
    ("state", "words", "sign"),
    [
        ("done", "works", "right"),
        ("waiting", "testing…", "untried"),
        ("failed", "blocked", "notyet"),
        ("overdue", "no answer", "notyet"),
    ],
)
def test_each_step_of_a_device_is_told_in_words_with_a_sign(state: State, words: str, sign: str) -> None:
    html = board(Reading("testing", (device(3, "done", state),), {}))
    assert f"Device 3 Page: works Live connection: works Live message: {words}" in without_tags(html)
    assert f'<span class="mark {sign}"><svg' in html


def test_every_address_stands_there_to_type_and_to_scan_with_the_check_in_it() -> None:
    html = board(None)
    for way in WAYS:
        assert f"{way.url}/reach?check=kpskwnf6jb" in without_tags(html.replace("<wbr>", ""))
        assert f'alt="QR code of {way.url}/reach?check=kpskwnf6jb"' in html
    assert html.count('<img src="data:image/svg+xml') == 2
    assert "eth&lt;0&gt;" in html
    assert "/reach" not in board(None, check=None)


def test_the_address_that_worked_is_marked() -> None:
    html = board(Reading("reached", (THROUGH,), {}))
    first, second = html.split('<li class="way">')[1:]
    assert "works" not in first and "works" in second.split("</li>")[0]


@pytest.mark.parametrize(
    ("here_only", "words"),
    [
        (True, "start it again without that: python3 start.py"),
        (False, "Connect it to the Wi-Fi or the cable that the students use"),
    ],
)
def test_a_computer_that_nobody_can_reach_says_why_and_what_to_do(here_only: bool, words: str) -> None:
    assert words in nobody_can(EN, here_only=here_only)
