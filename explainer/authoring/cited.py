"""What a unit rests on: every citation of its prose, questions, prompts, flowcharts, charts and events."""

from explainer.authoring.prose import parse_prose
from explainer.model.citation import Citation
from explainer.model.library import Library
from explainer.model.unit import Unit


def citations_of(library: Library, unit: Unit) -> tuple[Citation, ...]:
    """The unit's citations in the order in which a reader meets them, each once.

    Both languages cite alike (the check sees to it), so the English is read.
    """
    found: list[Citation] = []
    for section in unit.sections:
        for block in parse_prose(section.prose.en):
            for sentence in block.sentences:
                found.extend(sentence.citations)
                for fact_id in sentence.facts:
                    found.append(library.facts[fact_id].on(library.law_known_to).cite)
        if section.content_note:
            found.extend(section.content_note.cite)
        if section.flowchart:
            flowchart, view = library.flowchart_of_view(section.flowchart)
            for node in flowchart.view_on(view.id, library.law_known_to).nodes:
                found.extend(node.citations)
        if section.chart:
            found.extend(library.charts[section.chart].citations)
        for event_id in section.events:
            found.extend(library.events[event_id].cite)
    of_charts = [
        item
        for section in unit.sections
        if section.chart
        for item in library.charts[section.chart].items
        if item in library.items
    ]
    for item_id in (*unit.item_ids, *of_charts):
        found.extend(library.items[item_id].citations)
    for prompt in unit.prompts:
        found.extend(prompt.citations)
    return tuple(dict.fromkeys(found))
