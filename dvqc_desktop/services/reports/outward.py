"""What a report may read: the columns whose sums it shows, and of people only members' names; nothing anybody said.

Of class, contact, plan, opinion and proposal there are days, codes and numbers here, never a text.
"""

from dvqc_desktop.services.leaving_columns import columns_of

REPORT = columns_of(
    {
        "attendance": "meeting_id person_id presence status",
        "candidate": "id introduced_on person_id",
        "candidate_stage": "at candidate_id id stage",
        "class_event": "at class_code id person_id",
        "class_round": "closed_on id period_end state totals",
        "commendation": "commended_on person_id",
        "contact": "at worker_id",
        "direct_superior": "end_on person_id start_on superior_id",
        "group_cover": "end_on id start_on",
        "holder_assignment": "cell_agreement end_on exception_reason holder_id role start_on worker_id",
        "indicator": "code id meaning name position retired_on unit",
        "indicator_value": "first_on indicator_id last_on value",
        "json_each": "value",
        "meeting": "held_on id kind",
        "member_status": "person_id start_on status",
        "membership": "admission_date official_date person_id volunteered_on",
        "opinion": "answered_on session_id slips",
        "opinion_session": "held_on id",
        "person": "full_name id name_sort sex trade",
        "placement": "end_on id person_id start_on work_group_id",
        "plan": "id kind person_id state",
        "plan_aim": "kind plan_id reached_on",
        "post": "end_on id organization person_id start_on title",
        "production_figure": "actual first_on id item_id last_on norm plan quality team_id",
        "production_item": "aim id name position retired_on unit",
        "proposal": "answered_on received_on referred_to told_back_on",
        "sent_report": "id kind first_on last_on revision closed_on sent_on recipient reason content fingerprint",
        "setting": "key value",
        "task": "carried_from_id done_on due_on given_on id",
        "team": "id name",
        "work_group": "id name",
        "worker_spell": "end_on end_reason person_id start_on",
    }
)
"""By table: exactly what a report is read from, the reports as they were sent among it.

The engine refuses the rest (`Database.read_outward`).
"""
