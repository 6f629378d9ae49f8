"""What each list may read while it leaves the book, by table; the engine refuses the rest (`Database.read_outward`)."""

from collections.abc import Mapping


def columns_of(tables: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Columns by table, written as words in a line."""
    return {table: frozenset(names.split()) for table, names in tables.items()}


MEMBERS = columns_of(
    {
        "contact": "at id worker_id",
        "holder_assignment": "end_on holder_id role start_on worker_id",
        "member_status": "person_id start_on status",
        "membership": "admission_date admission_decision_date mass_work_duty official_date person_id",
        "person": "full_name id name_fold name_sort",
        "post": "end_on id organization person_id start_on title",
        "work_group": "leader_id name",
    }
)

CANDIDATES = columns_of(
    {
        "candidate": "id introduced_by introduced_on note person_id",
        "candidate_helper": "candidate_id end_on member_id start_on",
        "candidate_stage": "at candidate_id id next_due_on stage",
        "person": "full_name id name_sort trade",
    }
)

TASKS = columns_of(
    {
        "candidate": "person_id",
        "meeting": "id held_on",
        "person": "full_name id name_fold name_sort",
        "task": "about_id agenda_item_id carried_from_id contact_id done_on due_on given_on id meeting_id owner_id"
        " plan_id promised_to_id proposal_id report_on result text",
        "worker_spell": "end_on person_id start_on",
    }
)

MEETINGS = columns_of(
    {
        "meeting": "end_time held_on id kind kind_name start_time state title",
        "opinion": "session_id",
        "opinion_session": "id meeting_id",
        "task": "meeting_id",
    }
)

NUMBERS = columns_of(
    {
        "candidate": "person_id",
        "document_number": "given_on id meeting_id number reason resolution_id state subject term type",
        "meeting": "held_on id",
        "person": "full_name id name_fold name_sort",
        "resolution": "id meeting_id",
        "rule_override": "key value",
        "setting": "key value",
        "worker_spell": "end_on person_id start_on",
    }
)

TOLD = columns_of(
    {
        "person": "full_name id name_sort",
        "proposal": "answer answered_on consent contact_id due_on id owner_id received_on referred_on referred_to text"
        " told_back_on worker_id",
        "worker_spell": "person_id",
    }
)

ASSIGNMENTS = columns_of(
    {
        "membership": "person_id volunteered_on",
        "person": "full_name id name_sort",
        "placement": "end_on id person_id shift_id start_on team_id",
        "shift": "id name",
        "team": "id name",
        "work_group": "id name team_id",
        "year_assignment": "comment id member_id requirement result work_group_id worker_id year",
    }
)
