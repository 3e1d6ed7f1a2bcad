"""Questions on paper: letters, room to mark, and the key only where it is asked for."""

import re

from components.paper_question import paper_question
from components.paper_quiz import key_sheet, quiz_sheet
from tests.components.made_content import EN, both, item, library, unit


def test_options_have_letters_and_the_key_is_told_by_shape_and_word() -> None:
    plain, keyed = (str(paper_question(item(), library(), EN, name="Q", key=key)) for key in (False, True))
    assert re.findall(r'class="letter">(\w)<', plain) == ["A", "B", "C"]
    for words in ("because", "The &lt;rule&gt;", "key-mark", "Right", 'class="right"'):
        assert words not in plain
    assert keyed.count("because &lt;") == 3 and keyed.count("Right</span>") == 1
    assert re.search(r'class="right">.*?"letter">B<.*?<svg class="ico".*?Right</span>', keyed, re.DOTALL)
    assert "The &lt;rule&gt; &amp; its reason" in keyed and "INA 208(a)" in keyed


def test_several_answers_have_boxes_one_answer_has_circles() -> None:
    several = item(type="multiple-choice", key=["alpha", "gamma"])
    html = str(paper_question(several, library(), EN, name="Q", key=True))
    assert html.count('class="spot many"') == 3 and html.count("Right</span>") == 2
    assert "Mark every answer that is right." in html


def test_a_reason_for_the_right_judgement_is_partly_right() -> None:
    options = [
        {"id": name, "text": both(name), "feedback": both("so"), "says": says}
        for name, says in (("alpha", True), ("beta", True), ("gamma", False), ("delta", False))
    ]
    judged = item(type="true-false", options=options)
    html = str(paper_question(judged, library(), EN, name="Q", key=True))
    assert html.count("Right</span>") == 1 and html.count("Partly</span>") == 1


def test_a_flawed_question_says_that_everyone_gets_the_point() -> None:
    flawed = item(credit={"everyone_since": "2026-01-01", "reason": both("Two <keys>")})
    assert "Everyone gets this point.</b> Two &lt;keys&gt;" in paper_question(
        flawed, library(), EN, name="Q", key=True
    )
    assert "Two" not in paper_question(flawed, library(), EN, name="Q", key=False)


def test_the_key_sheet_gives_number_letter_words_reason_and_source() -> None:
    html = str(key_sheet(unit(quiz=("first", "second")), library(), EN))
    rows = re.findall(r"<tr><td.*?</tr>", html)
    assert [re.findall(r"<td[^>]*>(?:<b>)?(\w+)", row)[:3] for row in rows] == [
        ["1", "B", "beta"],
        ["2", "B", "beta"],
    ]
    assert all("its reason" in row and "INA 208(a)" in row for row in rows)
    assert "its reason" not in quiz_sheet(unit(), library(), EN)
