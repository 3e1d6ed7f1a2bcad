"""What a signed-in teacher sees of a unit, and the form by which one signs in."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from components.citations import cite_lines
from components.code_words import another_code
from components.reteach_card import reteach_card
from explainer.model.citation import Source
from explainer.model.glossary import Misconception
from explainer.model.library import SetAside
from explainer.model.teaching import Framework, TeachingNotes
from explainer.model.unit import Unit
from explainer.wording import Wording


def sign_in_form(say: Wording, *, said: str) -> Markup:
    """The form that asks for the passcode. `said` is what was wrong the last time, from the address."""
    faults = {
        "wrong": say(
            "That is not the passcode. Capital letters and extra spaces do not matter; the rest does."
        ),
        "empty": say("Type the passcode first."),
        "none-set": say(
            "No passcode has been set on this computer. In a terminal in the program's folder, run: "
            "python3 start.py passcode (Windows: py start.py passcode)."
        ),
        "room": another_code("room", "passcode", say),
        "return": another_code("return", "passcode", say),
        "completion": another_code("completion", "passcode", say),
    }
    told = faults.get(said)
    notice = Markup('<p class="notice fault" role="alert">{}</p>').format(told) if told else Markup("")
    return Markup(
        '<form action="/teach/sign-in?lang={lang}" method="post" class="stack panel" '
        'style="max-width:34rem;margin-top:28px">{notice}'
        '<div><label class="label" for="passcode">{label}</label><input class="field" id="passcode" '
        'name="passcode" type="password" autocomplete="current-password" maxlength="200" '
        'data-keep="passcode"></div><button class="btn primary" type="submit">{button}</button>'
        '<p class="small soft">{hint}</p></form>'
    ).format(
        lang=say.locale,
        notice=notice,
        label=say("Passcode"),
        button=say("Sign in"),
        hint=say(
            "The browser that start.py opens on the teacher's computer is signed in already. Any other needs "
            "the passcode: python3 start.py passcode sets or changes it."
        ),
    )


def sign_out_form(say: Wording) -> Markup:
    """The button that ends the sign-in of this browser."""
    return Markup(
        '<form action="/teach/sign-out?lang={}" method="post"><button class="btn" '
        'type="submit">{}</button></form>'
    ).format(say.locale, say("Sign out"))


@dataclass(frozen=True)
class UnitWays:
    """Where a unit's card on the teacher's page leads."""

    present: str
    project: str
    paper: str
    notes: str
    links: str
    preview: str


def unit_card(unit: Unit, say: Wording, ways: UnitWays) -> Markup:
    """One unit and everything a teacher does with it."""
    return Markup(
        '<li class="card teach-unit"><p class="kicker">{no} &middot; {minutes}</p><h2 '
        'class="card-title">{title}</h2>'
        '<p class="soft measure-wide">{question}</p><div class="act"><a class="btn primary" href="{present}" '
        'data-go aria-label="{present_which}">{present_label}</a><a class="btn" href="{project}" '
        'data-go>{project_label}</a><a class="btn" href="{paper}" data-go>{paper_label}</a></div>'
        '<p class="ways"><a href="{notes}" data-go>{notes_label}</a><a href="{links}" '
        "data-go>{links_label}</a>"
        '<a href="{preview}" data-go>{preview_label}</a></p></li>'
    ).format(
        no=say("Unit {n}", n=unit.order),
        minutes=say.plural("About {n} minute", "About {n} minutes", unit.minutes),
        title=say.text(unit.title),
        question=say.text(unit.question),
        present=ways.present,
        present_label=say("Present"),
        present_which=say("Present: {title}", title=say.text(unit.title)),
        project=ways.project,
        project_label=say("Project"),
        paper=ways.paper,
        paper_label=say("Print"),
        notes=ways.notes,
        notes_label=say("Teaching notes"),
        links=ways.links,
        links_label=say("Links to paste"),
        preview=ways.preview,
        preview_label=say("Preview as student"),
    )


def _with_code(words: str) -> Markup:
    """A message of the check: what stands between backticks is code."""
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if at % 2 else escape(part)
        for at, part in enumerate(re.split("`([^`]+)`", words))
    )


def _aside_cards(aside: Sequence[SetAside], say: Wording) -> Markup:
    cards = Markup("").join(
        Markup('<div class="card"><h3>{}</h3><ul class="list small">{}</ul></div>').format(
            say.text(one.title) if one.title else Markup("<code>{}</code>").format(one.unit),
            Markup("").join(Markup("<li>{}</li>").format(_with_code(reason)) for reason in one.reasons),
        )
        for one in aside
    )
    return Markup('<div class="stack aside">{}</div>').format(cards)


def set_aside_list(units: Sequence[SetAside], notes: Sequence[SetAside], say: Wording) -> Markup:
    """Units that students are not shown, and notes that teachers are not, each with what is wrong with it."""
    if not units and not notes:
        return Markup('<p class="soft">{}</p>').format(say("None. Every unit passed the check."))
    told = Markup("")
    if units:
        lead = say(
            "Students do not see these units. The rest is served. Each line names a file, a line and what "
            "to do."
        )
        told += Markup('<p class="measure-wide">{}</p>{}').format(lead, _aside_cards(units, say))
    if notes:
        lead = say(
            "Students see these units, but their teaching notes cannot be read. Each line names a file, a "
            "line and what to do. Start the program again afterwards."
        )
        told += Markup('<p class="measure-wide">{}</p>{}').format(lead, _aside_cards(notes, say))
    return told


def framework_words(framework: Framework, say: Wording) -> str:
    """A framework of standards by its name."""
    names: dict[Framework, str] = {
        "ccss": say("Common Core, literacy in history and social studies"),
        "c3": say("C3 Framework"),
    }
    return names[framework]


def teaching_notes(
    notes: TeachingNotes,
    unit: Unit,
    misconceptions: Mapping[str, Misconception],
    sources: Mapping[str, Source],
    say: Wording,
) -> Markup:
    """The teaching notes of a unit: the point of it, the plan by minutes, what to listen for, standards."""
    titles = {section.id: say.text(section.title) for section in unit.sections}
    plan = Markup("").join(
        Markup('<tr><td class="num">{}</td><td>{}{}</td></tr>').format(
            say.plural("{n} min", "{n} min", step.minutes),
            Markup("<b>{}.</b> ").format(titles[step.section]) if step.section else "",
            say.text(step.do),
        )
        for step in notes.plan
    )
    watch = Markup("").join(
        reteach_card(misconceptions[one.misconception], sources, say, sign=one.sign)
        for one in notes.watch_for
    )
    standards = Markup("").join(
        Markup("<tr><td><b lang='en'>{}</b></td><td>{}</td><td>{}</td></tr>").format(
            one.code, framework_words(one.framework, say), say.text(one.because)
        )
        for one in notes.standards
    )
    cited = Markup("").join(
        Markup('<li class="small soft">{}</li>').format(line) for line in cite_lines(notes.cite, sources, say)
    )
    return Markup(
        '<p class="measure-wide" style="margin-top:24px">{brief}</p><h2 class="sec">{before_head}</h2>'
        '<ul class="list measure-wide">{before}</ul><h2 class="sec">{plan_head}</h2>'
        '<div class="scroll" tabindex="0" role="region" aria-label="{plan_head}"><table '
        'class="plan"><thead><tr>'
        "<th>{minutes}</th><th>{do}</th></tr></thead><tbody>{plan}</tbody></table></div>"
        '<h2 class="sec">{watch_head}</h2><div class="stack">{watch}</div><h2 '
        'class="sec">{standards_head}</h2>'
        '<div class="scroll" tabindex="0" role="region" aria-label="{standards_head}"><table '
        'class="plan"><thead>'
        "<tr><th>{code}</th><th>{framework}</th><th>{because}</th></tr></thead><tbody>{standards}</tbody></table>"
        "</div>{cited}"
    ).format(
        brief=say.text(notes.in_brief),
        before_head=say("Before the lesson"),
        before=Markup("").join(Markup("<li>{}</li>").format(say.text(one)) for one in notes.before),
        plan_head=say("Plan"),
        minutes=say("Minutes"),
        do=say("What to do"),
        plan=plan,
        watch_head=say("What to listen for"),
        watch=watch,
        standards_head=say("Standards"),
        code=say("Code"),
        framework=say("Framework"),
        because=say("What serves it"),
        standards=standards,
        cited=Markup('<h2 class="sec">{}</h2><ul class="plain measure-wide">{}</ul>').format(
            say("Sources"), cited
        )
        if cited
        else "",
    )


def links_to_paste(links: Sequence[tuple[str, str]], say: Wording) -> Markup:
    """Addresses of a unit and its parts, each with a button that copies it.

    Copying goes by selecting, for a classroom's plain HTTP has no clipboard.
    """
    rows = Markup("").join(
        Markup(
            '<li><label class="label" for="link-{n}">{title}</label><div class="copy"><input class="field '
            'mono" '
            'id="link-{n}" value="{href}" readonly><button class="btn" type="button" data-copy="link-{n}" '
            'aria-label="{label}">{copy}</button></div><p class="small" role="status"></p></li>'
        ).format(
            n=n, title=title, href=href, label=say("Copy the link: {title}", title=title), copy=say("Copy")
        )
        for n, (title, href) in enumerate(links)
    )
    return Markup(
        '<ul class="plain stack" style="margin-top:24px" data-copied="{}" data-not-copied="{}">{}</ul>'
    ).format(
        say("Copied. Paste it into your class page."),
        say("This browser does not copy by itself. The link is selected: press Ctrl+C (Mac: Command+C)."),
        rows,
    )
