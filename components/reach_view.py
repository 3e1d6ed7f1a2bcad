"""The teacher's view of a reach check: this computer's addresses, what has arrived, what is in the way."""

from collections.abc import Sequence

from markupsafe import Markup

from components.icon import icon
from components.qr import qr_picture
from components.reach_causes import Advice, advice
from explainer.addresses import Entrance
from explainer.reach_reading import DeviceReading, Reading, State, Step
from explainer.wording import Wording

_SIGNS: dict[State, tuple[str, str]] = {
    "done": ("right", "right"),
    "waiting": ("untried", "untried"),
    "failed": ("notyet", "close"),
    "overdue": ("notyet", "clock"),
}
"""The colour and the sign of each state of a step."""


def reach_board(
    entrances: Sequence[Entrance], say: Wording, *, check: str | None, reading: Reading | None
) -> Markup:
    """The addresses and, while a check is open, how it stands. `entrances` holds at least one.

    A device names the address by which it came, so only one that is ours is
    believed.
    """
    came = {device.via for device in reading.devices if device.is_through} if reading else set()
    through = [way.url for way in entrances if way.url in came]
    ways = Markup("").join(_way(way, say, check=check, works=way.url in came) for way in entrances)
    if len(entrances) > 1:
        title = say("The addresses of this computer")
        note = say("The likeliest comes first. If one does not load, try the next.")
    else:
        title = say("The address of this computer")
        note = say("On most networks it changes from day to day.")
    if check:
        title = say("Scan or type this on the other device")
    aside = Markup("") if reading is None else _standing(reading, say, entrances=entrances, through=through)
    return Markup(
        '<div class="ax reach-board"><section><h2>{}</h2><p class="soft small">{}</p>'
        '<ul class="plain">{}</ul></section>{}</div>'
    ).format(
        title,
        note,
        ways,
        aside,
    )


def _way(way: Entrance, say: Wording, *, check: str | None, works: bool) -> Markup:
    url = f"{way.url}/reach?check={check}" if check else way.url
    told = Markup('<p class="mark right">{}{}</p>').format(icon("right"), say("works")) if works else ""
    return Markup(
        '<li class="way"><img src="{}" alt="{}" width="176" height="176"><div><p class="url">{}</p>'
        '<p class="small soft">{}</p>{}</div></li>'
    ).format(qr_picture(url), say("QR code of {url}", url=url), _breakable(url), way.name, told)


def _breakable(url: str) -> Markup:
    """An address that may go on in the next line where its path and its question begin."""
    return Markup("<wbr>").join(url.replace("/reach", "\n/reach").replace("check=", "check=\n").split("\n"))


def _standing(
    reading: Reading, say: Wording, *, entrances: Sequence[Entrance], through: Sequence[str]
) -> Markup:
    """The verdict, then each cause with its devices, then the devices."""
    sign, title, told = _verdict(reading, say, through=through)
    ours = {way.url for way in entrances}
    causes = Markup("")
    for cause, devices in reading.causes.items():
        url = next((device.via for device in devices if device.via in ours), entrances[0].url)
        causes += _cause(advice(cause, say, url=url), devices, say)
    if causes:
        causes += Markup('<p class="small soft">{}</p>').format(
            say("What IT needs to know is on one page: the file docs/for-it.md of this program.")
        )
    listed = Markup("").join(_device(device, say) for device in reading.devices)
    if listed:
        listed = Markup('<h3>{}</h3><ul class="plain devices">{}</ul>').format(say("Devices"), listed)
    # That nobody has come so far is no fault: the teacher may still be on the way to a device.
    kind = reading.verdict if reading.devices else "waiting"
    return Markup(
        '<section><div class="verdict {}" role="status">{}<div><h2>{}</h2><p>{}</p></div></div>{}{}</section>'
    ).format(kind, icon(sign), title, told, causes, listed)


def _cause(given: Advice, devices: Sequence[DeviceReading], say: Wording) -> Markup:
    """One cause: which devices meet it, why it may be so, and what to do."""
    if len(given.reasons) == 1:
        reasons = Markup("<p>{}</p>").format(given.reasons[0])
    else:
        items = Markup("").join(Markup("<li>{}</li>").format(reason) for reason in given.reasons)
        reasons = Markup('<ul class="list">{}</ul>').format(items)
    return Markup('<div class="cause">{}<h3>{}</h3>{}<h4>{}</h4><p>{}</p></div>').format(
        Markup('<p class="kicker">{}</p>').format(_names(devices, say)) if devices else "",
        given.title,
        reasons,
        say("What to do"),
        given.ask,
    )


def _verdict(reading: Reading, say: Wording, *, through: Sequence[str]) -> tuple[str, str, str]:
    """The sign, the heading and the sentence of a verdict."""
    match reading.verdict:
        case "reached":
            told = say("A device has loaded the page, opened a live connection and received a live message.")
            if through:
                told += " " + say("In class, students open {url}.", url=through[0])
            return "right", say("Yes, they can reach us"), told
        case "testing":
            return "clock", say("A device is being tested"), say("This takes a few seconds.")
        case "waiting":
            told = say(
                "Connect a phone to the students' Wi-Fi, then scan the code or type the whole address. The "
                "address without its check opens the app too, but changes nothing here."
            )
            return "untried", say("Waiting for a device"), told
        case "not-reached" if not reading.devices:
            return "untried", say("No device yet"), say("Still waiting for one to load the page.")
        case "not-reached":
            told = say("This is what may be in the way, and whom to ask.")
            return "close", say("Not reached yet"), told


def _names(devices: Sequence[DeviceReading], say: Wording) -> str:
    return ", ".join(say("Device {n}", n=device.number) for device in devices)


def _device(device: DeviceReading, say: Wording) -> Markup:
    """One device and its steps, each in words, with a sign and a colour."""
    steps: dict[Step, str] = {
        "page": say("Page"),
        "socket": say("Live connection"),
        "event": say("Live message"),
    }
    states: dict[State, str] = {
        "done": say("works"),
        "waiting": say("testing…"),
        "failed": say("blocked"),
        "overdue": say("no answer"),
    }
    marks = Markup("").join(
        Markup('<span class="mark {}">{}<span>{}: {}</span></span>').format(
            _SIGNS[state][0], icon(_SIGNS[state][1]), steps[step], states[state]
        )
        for step, state in device.steps.items()
    )
    return Markup('<li><b>{}</b> <span class="marks">{}</span></li>').format(
        say("Device {n}", n=device.number), marks
    )


def why_nobody_can(say: Wording, *, here_only: bool) -> tuple[str, str]:
    """Why no other device can open the app, and what to do about it."""
    if here_only:
        return say("Only this computer can open the app now"), say(
            "It was started for this computer alone (--local). Stop it with Ctrl+C and start it again "
            "without that: python3 start.py"
        )
    return say("This computer is on no network that others share"), say(
        "Connect it to the Wi-Fi or the cable that the students use, then load this page again."
    )


def nobody_can(say: Wording, *, here_only: bool) -> Markup:
    """That there is no address to try, on the board."""
    title, told = why_nobody_can(say, here_only=here_only)
    return Markup(
        '<div class="ax reach-board"><div class="verdict not-reached">{}<div><h2>{}</h2><p>{}</p></div>'
        "</div></div>"
    ).format(icon("close"), title, told)
