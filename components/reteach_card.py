"""A misconception as its teacher meets it: what is heard, and two minutes of teaching against it."""

from collections.abc import Mapping

from markupsafe import Markup

from components.citations import cite_lines, confidence_note
from explainer.model.citation import Source
from explainer.model.glossary import Misconception
from explainer.model.text import Text
from explainer.wording import Wording


def reteach_card(
    misconception: Misconception, sources: Mapping[str, Source], say: Wording, *, sign: Text | None = None
) -> Markup:
    """The belief as heading, then what to say, show and ask. `sign` is how it sounds, where notes tell it."""
    card = misconception.reteach
    parts = [
        *([(say("You may hear:"), sign)] if sign else []),
        (say("Say:"), card.say),
        (say("Show:"), card.show),
        (say("Ask:"), card.ask),
    ]
    caveat = confidence_note(misconception.confidence, say)
    cited = [*([caveat] if caveat else []), *cite_lines((misconception.cite, *card.cite), sources, say)]
    return Markup(
        '<article class="card stack" style="--gap:6px"><h3>{}</h3>{}<ul class="plain">{}</ul></article>'
    ).format(
        say.text(misconception.belief),
        Markup("").join(Markup("<p><b>{}</b> {}</p>").format(label, say.text(part)) for label, part in parts),
        Markup("").join(Markup('<li class="small soft">{}</li>').format(line) for line in cited),
    )
