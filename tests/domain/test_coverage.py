"""Coverage split in every way: each split adds up to the whole, and each number has its people behind it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvqc_desktop.domain.chain_rules import COVER_OF, Breach, Cover, Hold
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.coverage import THROUGH_POSTS, Part, Split, Stand, behind, cover_by, number

PLACES = st.none() | st.integers(1, 3)


@st.composite
def stands(draw):
    found = []
    for person_id in range(draw(st.integers(0, 12))):
        hold = draw(st.sampled_from(Hold))
        holder = draw(PLACES) if hold in (Hold.GAP, Hold.GROUP) else draw(st.integers(1, 3))
        breach = Breach.NONE if hold is Hold.GAP else None
        places = (draw(PLACES), draw(PLACES), draw(PLACES))
        found.append(Stand(person_id, draw(st.sampled_from(WorkerClass)), hold, breach, holder, *places))
    return found


@given(stands(), st.sampled_from(Split))
def test_the_sums_of_any_split_are_the_whole(people, split):
    whole = sum((COVER_OF[stand.hold] for stand in people), Cover())
    covers = cover_by(people, split)
    assert sum(covers.values(), Cover()) == whole
    assert whole.total == len(people)
    assert whole.total == whole.covered + whole.by_group + whole.gaps


@given(stands(), st.sampled_from(Split), st.sampled_from(Part))
def test_every_number_has_as_many_people_behind_it(people, split, part):
    for key, cover in cover_by(people, split).items():
        assert len(behind(people, split, [key], part)) == number(cover, part)


@pytest.mark.parametrize(("hold", "key"), [(Hold.GAP, None), (Hold.GROUP, THROUGH_POSTS), (Hold.ACTIVE, 7)])
def test_whoever_no_holder_of_his_own_holds_stands_on_a_line_of_its_own(hold, key):
    stand = Stand(1, WorkerClass.AVERAGE, hold, None, 7, None, None, None)
    assert list(cover_by([stand], Split.HOLDER)) == [key]
