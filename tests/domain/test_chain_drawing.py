"""The chain drawn in levels: where people stand, what is empty, and that a drawing always has an end."""

from hypothesis import given
from hypothesis import strategies as st

from dvqc_desktop.domain.chain_drawing import Page, Standing, draw_chain

A4 = Page(165, 240, 11, 6)
MEMBER = Standing(1, "Nguyễn Thúy Lợi")
ACTIVE = Standing(2, "Phạm Văn Cường", "Tiện, bậc 5/7", 1, holder_id=1)
AVERAGE = Standing(3, "Tạ Văn Quý", level=2, holder_id=2)


def by_text(drawing):
    return {box.text: box for box in drawing.boxes}


def test_member_active_and_average_stand_in_three_levels_joined_by_lines():
    drawing = draw_chain((MEMBER, ACTIVE, AVERAGE), A4)
    assert [(box.person_id, box.level) for box in drawing.boxes] == [(1, 0), (2, 1), (3, 2)]
    assert len(drawing.lines) == 2
    assert all(line.points[0][1] == line.points[-1][1] for line in drawing.lines)


def test_whom_a_member_helps_directly_stands_beside_the_active():
    weak = Standing(4, "Trịnh Đình Khải", level=1, holder_id=1)
    boxes = by_text(draw_chain((MEMBER, ACTIVE, weak, AVERAGE), A4))
    assert boxes["Trịnh Đình Khải"].x == boxes["Phạm Văn Cường"].x
    middle = (boxes["Phạm Văn Cường"].y + boxes["Trịnh Đình Khải"].y) / 2
    assert round(boxes["Nguyễn Thúy Lợi"].y - middle, 6) == 0


def test_nobody_there_is_an_empty_place_one_level_above():
    lost = Standing(5, "Cao Thị Yến", level=2, missing="Chưa có người phụ trách")
    drawing = draw_chain((MEMBER, ACTIVE, lost), A4)
    empty, person = by_text(drawing)["Chưa có người phụ trách"], by_text(drawing)["Cao Thị Yến"]
    assert (empty.person_id, empty.level, person.level) == (None, 1, 2)
    assert [line.missing for line in drawing.lines] == [False, True]


def test_two_people_without_a_member_share_one_empty_place():
    lost = [Standing(n, f"Người {n}", level=1, missing="Chưa có người phụ trách") for n in (7, 8)]
    drawing = draw_chain(lost, A4)
    assert [box.person_id for box in drawing.boxes] == [None, 7, 8]
    assert drawing.boxes[0].level == 0


def test_a_holder_who_no_longer_counts_leaves_an_empty_place_with_his_name():
    former = Standing(2, "Hồ Sỹ Bình", level=2, holder_id=1)
    behind = Standing(3, "Cao Thị Yến", level=2, holder_id=2, missing="Hồ Sỹ Bình: không còn là người tích cực")
    drawing = draw_chain((MEMBER, former, behind), A4)
    assert {box.text for box in drawing.boxes if box.person_id is None} == {behind.missing}


def test_an_exception_is_marked_on_the_box_and_its_line():
    drawing = draw_chain((MEMBER, ACTIVE, Standing(3, "Tạ Văn Quý", level=2, holder_id=2, excused=True)), A4)
    assert by_text(drawing)["Tạ Văn Quý"].excused
    assert [line.excused for line in drawing.lines] == [False, True]


def test_many_people_make_the_rows_lower_and_then_the_drawing_taller():
    def high(count):
        people = (MEMBER, *(Standing(n + 2, f"Người {n}", level=1, holder_id=1) for n in range(count)))
        drawing = draw_chain(people, A4)
        return drawing.height, drawing.boxes[1].height

    assert high(10) == (110, 8.8)
    assert high(30) == (240, 6.4)
    assert round(high(50)[0]) == 300


def test_nobody_at_all_is_an_empty_drawing_with_its_three_columns():
    drawing = draw_chain((), A4)
    assert (drawing.boxes, drawing.height, len(drawing.columns)) == ((), 0, 3)
    assert round(sum(drawing.columns[-1]), 6) == 165


def test_a_circle_in_old_data_is_drawn_with_an_end():
    drawing = draw_chain((Standing(1, "A", level=1, holder_id=2), Standing(2, "B", level=1, holder_id=1)), A4)
    assert {box.person_id for box in drawing.boxes} == {1, 2}


@given(st.lists(st.integers(0, 12), max_size=12), st.sets(st.integers(1, 12)))
def test_everybody_is_drawn_once_and_no_box_covers_another(holders, lost):
    people = [
        Standing(place, str(place), level=place % 3, holder_id=upper or None, missing="–" if place in lost else "")
        for place, upper in enumerate(holders, start=1)
    ]
    drawing = draw_chain(people, A4)
    drawn = [box.person_id for box in drawing.boxes if box.person_id is not None]
    assert sorted(drawn) == list(range(1, len(people) + 1))
    places = [(box.x, box.y) for box in drawing.boxes]
    for number, (x, y) in enumerate(places):
        high = drawing.boxes[number].height
        assert all(x != left or abs(y - top) >= high - 1e-9 for left, top in places[:number])
