"""The chain below one member, and whose direct superior a member is."""

from datetime import date

from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import DirectSuperior
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.services.members.member_chain import member_chain
from dvqc_desktop.services.members.member_lists import get_member
from tests.team_kit import ACTIVE, AVERAGE, NEEDS_HELP, TODAY, Team


def test_people_held_stand_over_those_they_hold(db: Database) -> None:
    team = Team(db)
    member = team.member("Nguyễn Thúy Lợi")
    active, average = team.worker("Phạm Văn Cường", ACTIVE), team.worker("Tạ Văn Quý", AVERAGE)
    weak = team.worker("Trịnh Đình Khải", NEEDS_HELP)
    team.hold(weak, member)
    team.hold(active, member)
    team.hold(average, active)
    chain = db.read(member_chain, member, TODAY)
    assert [(node.card.name, node.beside) for node in chain] == [("Phạm Văn Cường", False), ("Trịnh Đình Khải", False)]
    assert [node.card.name for node in chain[0].below] == ["Tạ Văn Quý"]
    assert chain[1].below == ()


def test_a_member_who_is_a_direct_superior_is_marked_as_such(db: Database) -> None:
    team = Team(db)
    member, worker = team.member("Nguyễn Thúy Lợi"), team.worker("Phạm Văn Cường")

    def set_superior(session: object) -> Change:
        session.add(DirectSuperior(person_id=worker, superior_id=member, start_on=date(2026, 1, 5)))  # type: ignore[attr-defined]
        return Change("ghi cấp trên của", "Phạm Văn Cường", frozenset({Topic.WORKERS}))

    db.write(set_superior)
    assert db.read(get_member, member, TODAY).superior_of == ("Phạm Văn Cường",)
