"""Advice over the sample cell: the golden cases, and the links that keep people apart."""

from datetime import date

import pytest

from dvqc_desktop.domain.advice.joint import joint_proposal
from dvqc_desktop.domain.codes import LinkKind, SpellEnd
from dvqc_desktop.services.chain.advice import first_holders, read_knowledge
from dvqc_desktop.services.chain.chain import gaps
from dvqc_desktop.services.people.workers import end_worker
from tests.services.advice_kit import finder, link

TODAY = date(2026, 11, 20)


@pytest.fixture
def who(sample):
    return finder(sample)


def shares(database, people):
    known = database.read(read_knowledge, people, TODAY)
    return {fit.worker_id: fit.holder_id for fit in joint_proposal(known, people)}


def test_the_gap_of_the_sample_gets_somebody_of_her_trade_and_group(sample, who):
    first = sample.read(first_holders, who("Cao Thị Yến"), TODAY)[0]
    assert first.holder_id == who("Ngô Quang Minh")
    assert first.reasons == (
        "cùng nghề khoan", "cùng Nhóm 3", "cùng ca", "cùng đường về Thanh Trì", "bậc 4/7 kèm được bậc 2/7",
        "đúng dây chuyền", "đang phụ trách 1 người, còn chỗ",
    )  # fmt: skip


def test_a_good_relation_is_among_the_reasons(sample, who):
    link(sample, LinkKind.GOOD, who("Cao Thị Yến"), who("Ngô Quang Minh"), None)
    assert "hai người hợp nhau" in sample.read(first_holders, who("Cao Thị Yến"), TODAY)[0].reasons


def test_when_a_holder_leaves_his_two_people_go_to_two_holders(sample, who):
    sample.write(end_worker, who("Hoàng Đình Sang"), SpellEnd.TRANSFERRED, TODAY)
    people = [who("Đinh Công Hướng"), who("Hồ Sỹ Bình")]
    assert {gap.id for gap in sample.read(gaps, TODAY)} == {*people, who("Cao Thị Yến")}
    found = shares(sample, people)
    assert sorted(found.values()) == sorted([who("Lê Kim Oanh"), who("Ngô Quang Minh")])
    held = sample.read(read_knowledge, people, TODAY).held
    assert [held[holder] for holder in found.values()] == [1, 1]


def test_no_proposal_brings_two_under_one_holder_who_are_kept_apart(sample, who):
    sample.write(end_worker, who("Hoàng Đình Sang"), SpellEnd.TRANSFERRED, TODAY)
    people = [who("Cao Thị Yến"), who("Đinh Công Hướng"), who("Hồ Sỹ Bình")]
    assert shares(sample, people)[people[0]] == shares(sample, people)[people[1]]
    link(sample, LinkKind.APART, people[0], people[1])
    assert shares(sample, people)[people[0]] != shares(sample, people)[people[1]]


def test_whoever_is_kept_apart_from_one_held_there_is_not_proposed(sample, who):
    link(sample, LinkKind.APART, who("Cao Thị Yến"), who("Mạc Văn Tiến"))
    fits = sample.read(first_holders, who("Cao Thị Yến"), TODAY, None, 20)
    assert fits
    assert who("Ngô Quang Minh") not in {fit.holder_id for fit in fits}


def test_a_link_that_has_ended_no_longer_counts(sample, who):
    link(sample, LinkKind.APART, who("Cao Thị Yến"), who("Ngô Quang Minh"), date(2026, 11, 20))
    assert sample.read(first_holders, who("Cao Thị Yến"), TODAY)[0].holder_id == who("Ngô Quang Minh")
