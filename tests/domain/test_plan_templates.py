"""Templates of plans: whole as shipped, never a class as an aim, steps edited as lines."""

from dvqc_desktop.domain.codes import PlanKind
from dvqc_desktop.domain.plan_templates import (
    TemplateStep,
    aim_texts,
    read_steps,
    rewritten,
    sentences,
    step_line,
)
from dvqc_desktop.domain.plans import sets_class_as_target, word_hints
from dvqc_desktop.services.plans.plan_templates import original_templates

SITUATIONS = [
    "Người mới vào", "Tay nghề, nâng bậc", "Mức sản lượng", "Chất lượng sản phẩm", "Kỷ luật lao động",
    "Hoàn cảnh gia đình", "Cảm tình Đảng", "Đảng viên phấn đấu",
]  # fmt: skip


def test_every_situation_has_questions_aims_and_steps() -> None:
    templates = original_templates()
    assert [row.title for row in templates] == SITUATIONS
    assert all(row.ask and row.near and row.long and row.steps for row in templates)
    assert [row.key for row in templates if row.kind is PlanKind.STRIVING] == ["striving"]


def test_no_template_makes_a_class_the_aim_or_judges_a_person() -> None:
    for template in original_templates():
        assert not any(map(sets_class_as_target, aim_texts(template)))
        assert word_hints(repr(template)) == ()


def test_steps_are_lines_of_days_words_and_measure() -> None:
    steps = (TemplateStep("Kèm tại máy", 14, "đủ 10 buổi"), TemplateStep("Làm thử", 30))
    assert [step_line(step) for step in steps] == ["14: Kèm tại máy | đủ 10 buổi", "30: Làm thử"]
    assert read_steps(map(step_line, steps)) == (steps, "")
    assert read_steps(["+7: Hỏi thăm"])[0] == (TemplateStep("Hỏi thăm", 7),)
    assert read_steps(["tuần sau: hỏi thăm"]) == (
        (),
        "“tuần sau: hỏi thăm”: ghi số ngày, dấu hai chấm rồi việc, như “14: Kèm tại máy | đủ 10 buổi”.",
    )


def test_the_cells_sentences_take_the_place_of_the_first_ones() -> None:
    template = original_templates()[0]
    kept = sentences(template) | {"ask": ["Muốn học gì trước?"]}
    assert rewritten(template, kept).ask == ("Muốn học gì trước?",)
    assert rewritten(template, sentences(template)) == template
    assert rewritten(template, None) is template
