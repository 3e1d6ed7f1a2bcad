"""A chart within a printed unit: what to guess, the still picture, its caveats, its figures as a table."""

from markupsafe import Markup

from components.chart_marks import numbered_marks
from components.chart_picture import chart_legend, chart_picture, table_columns
from components.paper_citation import briefs
from explainer.model.chart import Chart
from explainer.model.library import Library
from explainer.wording import Wording


def _guess(chart: Chart, say: Wording, *, key: bool) -> Markup:
    """What is asked before the figures are seen. On paper nothing is hidden, so it asks to cover them."""
    if chart.predict.numbers is not None:
        rows = Markup("").join(
            Markup('<li><b>{}</b><span class="write" aria-hidden="true"></span>{}</li>').format(
                year, say.text(chart.unit)
            )
            for year in chart.predict.numbers.years
        )
        offered = Markup('<ol class="plain guess-years">{}</ol>').format(rows)
    else:
        rows = Markup("").join(
            Markup('<li><span class="spot one" aria-hidden="true"></span><div><p>{}</p></div></li>').format(
                say.text(option.text)
            )
            for option in chart.predict.options
        )
        offered = Markup('<ol class="plain spots">{}</ol>').format(rows)
    told = Markup('<p class="reason">{}</p>').format(say.text(chart.predict.told)) if key else Markup("")
    return Markup('<section class="ask guess"><p class="kicker">{}</p><h3>{}</h3>{}{}</section>').format(
        say("Guess first, with the chart covered. It is not scored."),
        say.text(chart.predict.ask),
        offered,
        told,
    )


def _tables(chart: Chart, say: Wording) -> Markup:
    head = Markup("").join(
        Markup('<th scope="col">{}</th>').format(say.text(label))
        for label in (chart.x, *(series.label for series in chart.series))
    )
    tables = Markup("")
    for part in table_columns(len(chart.rows)):
        rows = Markup("").join(
            Markup('<tr><th scope="row">{}</th>{}</tr>').format(
                row.year,
                Markup("").join(
                    Markup("<td>{}</td>").format(say("No number") if figure is None else say.number(figure))
                    for figure in row.figures
                ),
            )
            for row in chart.rows[part]
        )
        tables += Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(head, rows)
    return Markup('<div class="figure-tables">{}</div>').format(tables)


def paper_chart(chart: Chart, library: Library, say: Wording, *, key: bool) -> Markup:
    """The chart with everything that a reader of it is owed."""
    marks = Markup("").join(
        Markup("<li>{}: {}</li>").format(mark.year, say.text(mark.text)) for mark in numbered_marks(chart)
    )
    caveats = Markup("").join(Markup("<li>{}</li>").format(say.text(caveat)) for caveat in chart.caveats)
    return Markup(
        '{guess}<section class="still"><div class="one-sheet"><h3>{title}</h3>{legend}'
        '<figure class="drawing" tabindex="0" role="group" aria-label="{title}">{picture}</figure>'
        '{marks}</div><div class="fine"><p><b>{caveats_head}</b></p><ul class="list">{caveats}</ul>'
        "<p><b>{source}:</b> {cited}</p></div>"
        '<div class="one-sheet"><h4>{table_head}</h4>{tables}</div></section>'
    ).format(
        guess=_guess(chart, say, key=key),
        title=say.text(chart.title),
        legend=chart_legend(chart, say),
        picture=chart_picture(chart, say),
        marks=Markup('<ol class="list fine mark-list">{}</ol>').format(marks) if marks else "",
        caveats_head=say("Keep in mind"),
        caveats=caveats,
        source=say("Sources"),
        cited=briefs(chart.citations, library.sources, say),
        table_head=say("The data as a table"),
        tables=_tables(chart, say),
    )
