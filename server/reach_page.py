"""The page that a student's device loads when a teacher checks whether it can reach this computer."""

from urllib.parse import urlencode

from markupsafe import Markup
from starlette.responses import HTMLResponse

from components.icon import icon
from explainer.model.text import Locale
from explainer.reach_reading import Step
from explainer.wording import Wording, wording
from server.plain_page import FONT, plain_page

STYLE = Markup(FONT) + Markup(
    "html{font-size:112.5%}body{margin:0}"
    ".reach{max-width:40rem;margin:0 auto;padding:1.25rem 1.25rem 3rem;--st-background-color:var(--paper)}"
    ".ax.reach ol{list-style:none;margin-top:1.25rem}"
    ".reach li{display:flex;gap:1rem;align-items:center;padding:.75rem 0;border-top:1px solid var(--line)}"
    ".reach li div{flex:1;display:flex;flex-wrap:wrap;gap:0 1rem;justify-content:space-between}"
    ".reach li div,.reach .word{font-size:1.25rem;line-height:1.35}.reach .word{font-weight:700}"
    ".ax.reach li .ico{width:2.25rem;height:2.25rem}"
    ".reach [data-when]{display:none}"
    '.reach [data-state="waiting"] [data-when="waiting"],.reach [data-state="testing"] [data-when="testing"],'
    '.reach [data-state="done"] [data-when="done"],.reach [data-state="failed"] [data-when="failed"]'
    "{display:block}"
    ".reach [data-when=done]{color:var(--right)}.reach [data-when=failed]{color:var(--notyet)}"
    ".reach [data-when=waiting],.reach [data-when=testing]{color:var(--ink-soft)}"
    ".reach .result{border-top:1px solid var(--line);padding-top:1rem}"
    ".ax.reach .tell{font-size:1.375rem;line-height:1.35;font-weight:700}"
    ".reach .tell{border-radius:14px;padding:1rem 1.25rem}"
    ".reach .tell.good{background:var(--right-wash)}.reach .tell.bad{background:var(--notyet-wash)}"
    ".reach [hidden]{display:none}"
)

SIGNS = {"waiting": "untried", "testing": "clock", "done": "right", "failed": "close"}


def _step(say: Wording, step: Step, name: str, state: str) -> Markup:
    words = {
        "waiting": say("not tested yet"),
        "testing": say("testing…"),
        "done": say("works"),
        "failed": say("blocked"),
    }
    signs = Markup("").join(Markup('<span data-when="{}">{}</span>').format(s, icon(SIGNS[s])) for s in SIGNS)
    told = Markup("").join(
        Markup('<span class="word" data-when="{}">{}</span>').format(when, word)
        for when, word in words.items()
    )
    return Markup('<li data-step="{}" data-state="{}">{}<div><span>{}</span>{}</div></li>').format(
        step, state, signs, name, told
    )


def _results(say: Wording) -> Markup:
    """What to tell the teacher, for each way in which the test can end. The script shows one."""
    told = {
        "all": say("It works. Tell your teacher: this device is ready."),
        "no-socket": say("Tell your teacher: the page loads, but the live connection is blocked."),
        "no-event": say("Tell your teacher: the page loads, but live messages do not get through."),
        "neither": say("Tell your teacher: the page loads, but everything live is blocked."),
    }
    return Markup("").join(
        Markup('<p class="tell {}" data-result="{}" hidden>{}</p>').format(
            "good" if name == "all" else "bad", name, words
        )
        for name, words in told.items()
    )


def reach_page(locale: Locale, *, check: str, device: str, number: int, patience: float) -> HTMLResponse:
    """The page for one device, which the script works off. `patience` are the seconds it waits for a step.

    It needs neither Streamlit nor a cookie. Its language is chosen by a link
    that keeps the device's id, so that the teacher does not see another one.
    """
    say, other = wording(locale), wording("es" if locale == "en" else "en")
    address = {name.locale: f"/reach?{_query(check, device, name.locale)}" for name in (say, other)}
    names: dict[Step, str] = {
        "page": say("This page has loaded"),
        "socket": say("A live connection opens (WebSocket)"),
        "event": say("A live message arrives (server-sent event)"),
    }
    steps = Markup("").join(
        _step(say, step, name, "done" if step == "page" else "waiting") for step, name in names.items()
    )
    html = Markup(
        '<!DOCTYPE html><html lang="{locale}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>'
        '<link rel="icon" href="/assets/doorway.svg" type="image/svg+xml">'
        '<link rel="stylesheet" href="/assets/look.css"><style>{style}</style>'
        '<script src="/assets/reach.js" defer></script></head>'
        '<body><main class="ax reach" id="reach" data-check="{check}" data-device="{device}" '
        'data-address="{here}" data-patience="{patience}"><p class="kicker">{number}</p><h1>{title}</h1>'
        '<p class="lede">{lede}</p><ol>{steps}</ol><div class="result" role="status">'
        '<noscript><p class="tell bad">{no_script}</p></noscript>{results}</div>'
        '<p class="act"><a class="btn" href="{here}">{again}</a>'
        '<a class="btn quiet" href="{there}" lang="{other}" hreflang="{other}">{turn}</a></p>'
        '<p class="small soft" style="margin-top:1.5rem">{kept}</p></main></body></html>'
    ).format(
        locale=locale,
        title=say("Can this device reach your teacher's computer?"),
        style=STYLE,
        check=check,
        device=device,
        patience=round(patience * 1000),
        number=say("Device {n}", n=number),
        lede=say("There is nothing to do here: wait a few seconds."),
        steps=steps,
        no_script=say("Tell your teacher: JavaScript is turned off on this device."),
        results=_results(say),
        here=address[locale],
        again=say("Test again"),
        there=address[other.locale],
        other=other.locale,
        turn="Español" if other.locale == "es" else "English",
        kept=say(
            "Your teacher's computer learns only which of these three steps worked. It forgets that after "
            "half an hour, and keeps no address of this device."
        ),
    )
    return HTMLResponse(str(html), headers={"cache-control": "no-store", "content-language": locale})


def _query(check: str, device: str, locale: Locale) -> str:
    return urlencode({"check": check, "device": device, "lang": locale})


def no_such_check(locale: Locale) -> HTMLResponse:
    """For an address whose check has ended, or never began."""
    say = wording(locale)
    return plain_page(
        locale,
        say("This check is not open"),
        say("It ends after half an hour, or the address was mistyped. Ask your teacher for the new address."),
        status=404,
    )


def check_is_full(locale: Locale) -> HTMLResponse:
    """For a device too many."""
    say = wording(locale)
    return plain_page(
        locale,
        say("Enough devices are being tested"),
        say("This one reaches the teacher's computer too. Tell your teacher."),
        status=503,
    )


def same_computer(locale: Locale) -> HTMLResponse:
    """For the browser in which the teacher is signed in: it says nothing about the way from elsewhere."""
    say = wording(locale)
    return plain_page(
        locale,
        say("This browser does not count"),
        say(
            "You are signed in here as the teacher, so this may be the very computer that is to be reached. "
            "Open the address on another device."
        ),
        status=200,
    )
