"""A student's thread: coming back with a code, being someone else, staying on a device.

These are real forms that post to the server's routes, because a cookie can be
set by an HTTP response alone, never by a rerun.
"""

from markupsafe import Markup

from components.code_words import another_code
from explainer.wording import Wording


def _would_be_lost(say: Wording, alias: str, record: str) -> Markup:
    """What opening another record does to one without a code, and the tick without which it is not done."""
    return Markup(
        '<div class="notice"><p>{told} <a href="{record}" data-go>{make}</a></p>'
        '<label class="tick"><input type="checkbox" name="leave" value="1">{leave}</label></div>'
    ).format(
        told=say(
            "{alias}'s record is open here and has no return code. Once you open another, nothing opens this "
            "one again.",
            alias=alias,
        ),
        record=record,
        make=say("Make its return code first"),
        leave=say("Leave it for good"),
    )


def return_form(say: Wording, *, open_alias: str | None = None, record: str = "") -> Markup:
    """The form that opens an earlier record by its return code.

    `open_alias` names the record that is open and has no code; `record` is the
    address of the page that makes one.
    """
    return Markup(
        '<h2>{title}</h2><p class="soft measure">{lead}</p>'
        '<form action="/thread/return" method="post" data-thread data-then="/?lang={lang}&amp;who=returned" '
        'class="stack" '
        'style="--gap:12px;margin-top:14px;max-width:32rem">'
        '<div><label class="label" for="return-code">{label}</label>'
        '<input class="field mono" id="return-code" name="code" autocomplete="off" autocapitalize="none" '
        'spellcheck="false" maxlength="200" data-keep="return-code"></div>{lost}'
        '<button class="btn" type="submit">{open}</button>'
        '<p class="small" role="status" data-reply data-wait="{wait}" data-unknown="{unknown}" '
        'data-empty="{empty}" data-open-record="{open_record}" '
        'data-none="{other}" data-room="{room}" data-completion="{completion}" '
        'data-passcode-like="{passcode}" '
        'data-offline="{offline}"></p></form>'
    ).format(
        title=say("Been here before on another device?"),
        lead=say(
            "Type the return code that you wrote down. It opens your record here too, or your place in a "
            "class."
        ),
        lang=say.locale,
        label=say("Return code"),
        open=say("Open my record"),
        lost=_would_be_lost(say, open_alias, record) if open_alias else "",
        wait=say("Looking for it…"),
        unknown=say(
            "Nothing opens with this code. Check each word and number; capital letters and spaces do not "
            "matter."
        ),
        empty=say("Type your return code first."),
        other=another_code("none", "return", say),
        room=another_code("room", "return", say),
        completion=another_code("completion", "return", say),
        passcode=another_code("passcode-like", "return", say),
        open_record=say(
            "A record without a return code is open here, and nothing could open it again. Make its code on "
            "My record first, or tick the box."
        ),
        offline=say("The server did not answer. Check that you are on the class network, then try again."),
    )


def someone_else_form(say: Wording) -> Markup:
    """The button that leaves the record of this browser alone and begins with none."""
    return Markup(
        '<form action="/thread/someone-else?lang={}" method="post"><button class="btn" '
        'type="submit">{}</button></form>'
    ).format(say.locale, say("I am someone else"))


def remember_form(say: Wording, *, remembered: bool, days: int) -> Markup:
    """The tick that keeps a record on one's own device after the browser is closed."""
    return Markup(
        '<form action="/thread/remember" method="post" data-thread data-then="/record?lang={lang}">'
        '<input type="hidden" name="on" value="{value}">'
        '<h3>{title}</h3><p class="soft measure">{lead}</p><button class="btn" type="submit" '
        'style="margin-top:12px">{label}</button>'
        '<p class="small" role="status" data-reply data-unknown="{offline}" '
        'data-offline="{offline}"></p></form>'
    ).format(
        lang=say.locale,
        value="0" if remembered else "1",
        title=say("This device remembers you") if remembered else say("Is this your own device?"),
        lead=say("It stays open here for {days} days after the last visit.", days=days)
        if remembered
        else say(
            "Unless you ask for it, your record closes here with the browser. On a shared device, leave it "
            "so."
        ),
        label=say("Forget me on this device") if remembered else say("Remember me on my own device"),
        offline=say("The server did not answer. Check that you are on the class network, then try again."),
    )
