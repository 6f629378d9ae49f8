CREATE TABLE backup_entry (
	at DATETIME NOT NULL, 
	place VARCHAR NOT NULL, 
	folder VARCHAR NOT NULL, 
	file_name VARCHAR NOT NULL, 
	sequence INTEGER NOT NULL, 
	size INTEGER NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	head VARCHAR NOT NULL, 
	last_group_id INTEGER NOT NULL, 
	key_print VARCHAR NOT NULL, 
	failure VARCHAR, 
	removed BOOLEAN NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_backup_entry_place_code CHECK (place = 'main' OR place = 'second' OR place = 'chosen')
);

CREATE INDEX ix_backup_entry_at ON backup_entry (at);

CREATE TABLE change_group (
	at DATETIME NOT NULL, 
	kind VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	act VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	topics VARCHAR NOT NULL, 
	target_id INTEGER, 
	digest VARCHAR NOT NULL, 
	chain VARCHAR NOT NULL, 
	erased_on DATE, 
	id INTEGER NOT NULL, 
	CONSTRAINT pk_change_group PRIMARY KEY (id), 
	CONSTRAINT ck_change_group_kind_code CHECK (kind = 'act' OR kind = 'undo' OR kind = 'redo' OR kind = 'record'), 
	CONSTRAINT ck_change_group_state_code CHECK (state = 'done' OR state = 'undone' OR state = 'gone'), 
	CONSTRAINT fk_change_group_target_id FOREIGN KEY(target_id) REFERENCES change_group (id)
);

CREATE INDEX ix_change_group_state ON change_group (state, id) WHERE kind = 'act';

CREATE TABLE draft (
	"key" VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	content VARCHAR NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_draft_content_json CHECK (json_valid(content))
);

CREATE UNIQUE INDEX uq_draft_key ON draft ("key");

CREATE TABLE erasure (
	person_id INTEGER NOT NULL, 
	state VARCHAR NOT NULL, 
	asked_at DATETIME NOT NULL, 
	due_at DATETIME NOT NULL, 
	done_at DATETIME, 
	groups VARCHAR NOT NULL, 
	counts VARCHAR NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_erasure_state_code CHECK (state = 'asked' OR state = 'called_off' OR state = 'done'), 
	CONSTRAINT ck_erasure_done_dated CHECK ((state = 'done') = (done_at IS NOT NULL)), 
	CONSTRAINT ck_erasure_groups_json CHECK (json_valid(groups)), 
	CONSTRAINT ck_erasure_counts_json CHECK (json_valid(counts))
);

CREATE INDEX ix_erasure_person ON erasure (person_id);

CREATE TABLE export_entry (
	at DATETIME NOT NULL, 
	what VARCHAR NOT NULL, 
	contents VARCHAR, 
	recipient VARCHAR, 
	file_name VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	chain_head VARCHAR NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_export_entry_what_filled CHECK (trim(what) <> '')
);

CREATE INDEX ix_export_entry_at ON export_entry (at);

CREATE TABLE indicator (
	position INTEGER NOT NULL, 
	code VARCHAR, 
	name VARCHAR NOT NULL, 
	unit VARCHAR NOT NULL, 
	meaning VARCHAR, 
	retired_on DATE, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_indicator_name_filled CHECK (trim(name) <> ''), 
	CONSTRAINT ck_indicator_unit_filled CHECK (trim(unit) <> '')
);

CREATE UNIQUE INDEX uq_indicator_code ON indicator (code);

CREATE TABLE maintenance (
	"key" VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	id INTEGER NOT NULL, 
	CONSTRAINT pk_maintenance PRIMARY KEY (id)
);

CREATE UNIQUE INDEX uq_maintenance_key ON maintenance ("key");

CREATE TABLE person (
	full_name VARCHAR NOT NULL, 
	name_fold VARCHAR NOT NULL, 
	name_sort BLOB NOT NULL, 
	code VARCHAR, 
	sex VARCHAR, 
	birth_date DATE, 
	birth_precision VARCHAR, 
	phone VARCHAR, 
	trade VARCHAR, 
	skill_grade VARCHAR, 
	way_home VARCHAR, 
	education VARCHAR, 
	note VARCHAR, 
	contact_interval_days INTEGER, 
	consent_on DATE, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_person_full_name_filled CHECK (trim(full_name) <> ''), 
	CONSTRAINT ck_person_sex_code CHECK (sex IS NULL OR sex = 'male' OR sex = 'female'), 
	CONSTRAINT ck_person_birth_precision_code CHECK (birth_precision IS NULL OR birth_precision = 'day' OR birth_precision = 'month' OR birth_precision = 'year'), 
	CONSTRAINT ck_person_birth_pair CHECK ((birth_date IS NULL) = (birth_precision IS NULL)), 
	CONSTRAINT ck_person_interval CHECK (contact_interval_days IS NULL OR contact_interval_days BETWEEN 1 AND 366)
);

CREATE INDEX ix_person_name_fold ON person (name_fold);

CREATE INDEX ix_person_name_sort ON person (name_sort, id);

CREATE TABLE production_item (
	position INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	unit VARCHAR NOT NULL, 
	aim DOUBLE, 
	retired_on DATE, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_production_item_name_filled CHECK (trim(name) <> ''), 
	CONSTRAINT ck_production_item_unit_filled CHECK (trim(unit) <> '')
);

CREATE TABLE report_text (
	part VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	first_on DATE NOT NULL, 
	last_on DATE NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_report_text_day_order CHECK (last_on >= first_on), 
	CONSTRAINT uq_report_text_first_on_last_on_part UNIQUE (first_on, last_on, part)
);

CREATE TABLE rule_override (
	"key" VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	reason VARCHAR, 
	set_on DATE NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_rule_override_value_json CHECK (json_valid(value))
);

CREATE UNIQUE INDEX uq_rule_override_key ON rule_override ("key");

CREATE TABLE sent_report (
	kind VARCHAR NOT NULL, 
	revision INTEGER NOT NULL, 
	closed_on DATE NOT NULL, 
	sent_on DATE NOT NULL, 
	recipient VARCHAR NOT NULL, 
	reason VARCHAR, 
	content VARCHAR NOT NULL, 
	fingerprint VARCHAR NOT NULL, 
	first_on DATE NOT NULL, 
	last_on DATE NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_sent_report_day_order CHECK (last_on >= first_on), 
	CONSTRAINT ck_sent_report_kind_code CHECK (kind = 'month' OR kind = 'quarter' OR kind = 'half' OR kind = 'year' OR kind = 'free'), 
	CONSTRAINT ck_sent_report_content_json CHECK (json_valid(content)), 
	CONSTRAINT uq_sent_report_first_on_last_on_revision UNIQUE (first_on, last_on, revision)
);

CREATE TABLE setting (
	"key" VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_setting_value_json CHECK (json_valid(value))
);

CREATE UNIQUE INDEX uq_setting_key ON setting ("key");

CREATE TABLE shift (
	name VARCHAR NOT NULL, 
	start_time VARCHAR, 
	end_time VARCHAR, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_shift_name_filled CHECK (trim(name) <> ''), 
	CONSTRAINT uq_shift_name UNIQUE (name)
);

CREATE TABLE slip_count (
	week_on DATE NOT NULL, 
	printed_on DATE NOT NULL, 
	printed INTEGER NOT NULL, 
	taken_back INTEGER NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_slip_count_week_on_monday CHECK (strftime('%w', week_on) = '1'), 
	CONSTRAINT ck_slip_count_printed_some CHECK (printed > 0), 
	CONSTRAINT ck_slip_count_taken_of_printed CHECK (taken_back BETWEEN 0 AND printed)
);

CREATE UNIQUE INDEX uq_slip_count_week_on ON slip_count (week_on);

CREATE TABLE team (
	name VARCHAR NOT NULL, 
	workshop VARCHAR, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_team_name_filled CHECK (trim(name) <> ''), 
	CONSTRAINT uq_team_name UNIQUE (name)
);

CREATE TABLE template_map (
	name VARCHAR NOT NULL, 
	version VARCHAR, 
	fingerprint VARCHAR NOT NULL, 
	sheet VARCHAR NOT NULL, 
	cells VARCHAR NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_template_map_name_filled CHECK (trim(name) <> ''), 
	CONSTRAINT ck_template_map_cells_json CHECK (json_valid(cells))
);

CREATE UNIQUE INDEX uq_template_map_fingerprint ON template_map (fingerprint);

CREATE TABLE candidate (
	person_id INTEGER NOT NULL, 
	introduced_on DATE NOT NULL, 
	introduced_by VARCHAR, 
	note VARCHAR, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_candidate_introduced_by_code CHECK (introduced_by IS NULL OR introduced_by = 'party' OR introduced_by = 'production' OR introduced_by = 'union' OR introduced_by = 'youth' OR introduced_by = 'women'), 
	CONSTRAINT fk_candidate_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE INDEX ix_candidate_introduced_on ON candidate (introduced_on);

CREATE UNIQUE INDEX uq_candidate_person ON candidate (person_id);

CREATE TABLE change_row (
	group_id INTEGER NOT NULL, 
	table_name VARCHAR NOT NULL, 
	row_id INTEGER NOT NULL, 
	op VARCHAR NOT NULL, 
	"before" VARCHAR, 
	"after" VARCHAR, 
	id INTEGER NOT NULL, 
	CONSTRAINT pk_change_row PRIMARY KEY (id), 
	CONSTRAINT ck_change_row_op_code CHECK (op = 'insert' OR op = 'update' OR op = 'delete'), 
	CONSTRAINT fk_change_row_group_id FOREIGN KEY(group_id) REFERENCES change_group (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_change_row_group_id ON change_row (group_id);

CREATE INDEX ix_change_row_row ON change_row (table_name, row_id);

CREATE TABLE contact (
	worker_id INTEGER NOT NULL, 
	by_id INTEGER NOT NULL, 
	at DATE NOT NULL, 
	kind VARCHAR NOT NULL, 
	topics VARCHAR, 
	said VARCHAR, 
	seen VARCHAR, 
	help_given VARCHAR, 
	progress VARCHAR, 
	need VARCHAR, 
	next_step VARCHAR, 
	next_on DATE, 
	kept_aside BOOLEAN NOT NULL, 
	joint_id INTEGER, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_contact_kind_code CHECK (kind = 'break' OR kind = 'meal' OR kind = 'shift' OR kind = 'home_visit' OR kind = 'illness' OR kind = 'meeting' OR kind = 'feedback' OR kind = 'other'), 
	CONSTRAINT ck_contact_not_self CHECK (worker_id <> by_id), 
	CONSTRAINT fk_contact_worker_id FOREIGN KEY(worker_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_contact_by_id FOREIGN KEY(by_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_contact_joint_id FOREIGN KEY(joint_id) REFERENCES contact (id) ON DELETE SET NULL
);

CREATE INDEX ix_contact_at ON contact (at, worker_id);

CREATE INDEX ix_contact_by ON contact (by_id, at);

CREATE INDEX ix_contact_worker ON contact (worker_id, at);

CREATE TABLE contact_miss (
	worker_id INTEGER NOT NULL, 
	at DATE NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT uq_contact_miss_worker_id_at UNIQUE (worker_id, at), 
	CONSTRAINT fk_contact_miss_worker_id FOREIGN KEY(worker_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE TABLE contact_pause (
	person_id INTEGER NOT NULL, 
	reason VARCHAR NOT NULL, 
	start_on DATE NOT NULL, 
	end_on DATE, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_contact_pause_span_order CHECK (end_on IS NULL OR end_on >= start_on), 
	CONSTRAINT ck_contact_pause_reason_filled CHECK (trim(reason) <> ''), 
	CONSTRAINT fk_contact_pause_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE INDEX ix_contact_pause_person ON contact_pause (person_id);

CREATE TABLE direct_superior (
	person_id INTEGER NOT NULL, 
	superior_id INTEGER NOT NULL, 
	start_on DATE NOT NULL, 
	end_on DATE, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_direct_superior_span_order CHECK (end_on IS NULL OR end_on >= start_on), 
	CONSTRAINT ck_direct_superior_not_self CHECK (person_id <> superior_id), 
	CONSTRAINT fk_direct_superior_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_direct_superior_superior_id FOREIGN KEY(superior_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE INDEX ix_direct_superior_person ON direct_superior (person_id);

CREATE INDEX ix_direct_superior_superior_id ON direct_superior (superior_id);

CREATE TABLE family_consent (
	person_id INTEGER NOT NULL, 
	agreed_on DATE NOT NULL, 
	phrase VARCHAR NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_family_consent_phrase_filled CHECK (trim(phrase) <> ''), 
	CONSTRAINT fk_family_consent_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX uq_family_consent_person ON family_consent (person_id);

CREATE TABLE holder_assignment (
	worker_id INTEGER NOT NULL, 
	holder_id INTEGER NOT NULL, 
	role VARCHAR NOT NULL, 
	end_reason VARCHAR, 
	requirement VARCHAR, 
	exception_reason VARCHAR, 
	cell_agreement VARCHAR, 
	accepted_on DATE, 
	start_on DATE NOT NULL, 
	end_on DATE, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_holder_assignment_span_order CHECK (end_on IS NULL OR end_on >= start_on), 
	CONSTRAINT ck_holder_assignment_role_code CHECK (role = 'main' OR role = 'helper'), 
	CONSTRAINT ck_holder_assignment_not_self CHECK (worker_id <> holder_id), 
	CONSTRAINT ck_holder_assignment_end_reason_dated CHECK (end_reason IS NULL OR end_on IS NOT NULL), 
	CONSTRAINT fk_holder_assignment_worker_id FOREIGN KEY(worker_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_holder_assignment_holder_id FOREIGN KEY(holder_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE INDEX ix_holder_assignment_exception ON holder_assignment (start_on) WHERE exception_reason IS NOT NULL;

CREATE INDEX ix_holder_assignment_holder ON holder_assignment (holder_id, start_on);

CREATE INDEX ix_holder_assignment_worker ON holder_assignment (worker_id, role, start_on);

CREATE UNIQUE INDEX uq_holder_assignment_main ON holder_assignment (worker_id) WHERE role = 'main' AND end_on IS NULL;

CREATE TABLE indicator_value (
	indicator_id INTEGER NOT NULL, 
	value DOUBLE NOT NULL, 
	note VARCHAR, 
	first_on DATE NOT NULL, 
	last_on DATE NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_indicator_value_day_order CHECK (last_on >= first_on), 
	CONSTRAINT uq_indicator_value_indicator_id_first_on_last_on UNIQUE (indicator_id, first_on, last_on), 
	CONSTRAINT fk_indicator_value_indicator_id FOREIGN KEY(indicator_id) REFERENCES indicator (id) ON DELETE CASCADE
);

CREATE TABLE meeting (
	kind VARCHAR NOT NULL, 
	kind_name VARCHAR, 
	state VARCHAR NOT NULL, 
	title VARCHAR, 
	held_on DATE NOT NULL, 
	start_time VARCHAR, 
	end_time VARCHAR, 
	place VARCHAR, 
	planned_minutes INTEGER, 
	chair_id INTEGER, 
	secretary_id INTEGER, 
	guests VARCHAR, 
	summary VARCHAR, 
	papers_sent_on DATE, 
	handed_in_on DATE, 
	rule_version VARCHAR, 
	rule_changes VARCHAR, 
	closed_at DATETIME, 
	content_hash VARCHAR, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_meeting_kind_code CHECK (kind = 'regular' OR kind = 'thematic' OR kind = 'combined' OR kind = 'party_day' OR kind = 'criticism' OR kind = 'committee' OR kind = 'year_review' OR kind = 'other'), 
	CONSTRAINT ck_meeting_state_code CHECK (state = 'planned' OR state = 'preparing' OR state = 'held' OR state = 'closed'), 
	CONSTRAINT ck_meeting_planned_minutes CHECK (planned_minutes IS NULL OR planned_minutes BETWEEN 1 AND 1440), 
	CONSTRAINT fk_meeting_chair_id FOREIGN KEY(chair_id) REFERENCES person (id), 
	CONSTRAINT fk_meeting_secretary_id FOREIGN KEY(secretary_id) REFERENCES person (id)
);

CREATE INDEX ix_meeting_held_on ON meeting (held_on);

CREATE TABLE member_status (
	person_id INTEGER NOT NULL, 
	start_on DATE NOT NULL, 
	status VARCHAR NOT NULL, 
	note VARCHAR, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_member_status_status_code CHECK (status = 'official' OR status = 'probationary' OR status = 'temporary_in' OR status = 'temporary_away' OR status = 'exempt' OR status = 'suspended' OR status = 'transferred' OR status = 'left'), 
	CONSTRAINT uq_member_status_person_id_start_on UNIQUE (person_id, start_on), 
	CONSTRAINT fk_member_status_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE TABLE membership (
	person_id INTEGER NOT NULL, 
	admission_decision_date DATE, 
	admission_date DATE, 
	official_date DATE, 
	volunteered_on DATE, 
	mass_work_duty VARCHAR, 
	political_theory VARCHAR, 
	residence_cell VARCHAR, 
	residence_introduced_on DATE, 
	residence_comment_on DATE, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_membership_date_order CHECK (official_date IS NULL OR admission_date IS NULL OR official_date >= admission_date), 
	CONSTRAINT fk_membership_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE INDEX ix_membership_admission_date ON membership (admission_date);

CREATE INDEX ix_membership_official_date ON membership (official_date);

CREATE UNIQUE INDEX uq_membership_person ON membership (person_id);

CREATE TABLE post (
	person_id INTEGER NOT NULL, 
	organization VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	start_on DATE NOT NULL, 
	end_on DATE, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_post_span_order CHECK (end_on IS NULL OR end_on >= start_on), 
	CONSTRAINT ck_post_organization_code CHECK (organization = 'party' OR organization = 'production' OR organization = 'union' OR organization = 'youth' OR organization = 'women'), 
	CONSTRAINT ck_post_title_filled CHECK (trim(title) <> ''), 
	CONSTRAINT fk_post_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE INDEX ix_post_person ON post (person_id);

CREATE TABLE production_figure (
	item_id INTEGER NOT NULL, 
	team_id INTEGER, 
	"plan" DOUBLE, 
	norm DOUBLE, 
	actual DOUBLE, 
	quality DOUBLE, 
	note VARCHAR, 
	first_on DATE NOT NULL, 
	last_on DATE NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_production_figure_day_order CHECK (last_on >= first_on), 
	CONSTRAINT ck_production_figure_quality_share CHECK (quality IS NULL OR quality BETWEEN 0 AND 1), 
	CONSTRAINT uq_production_figure_item_id_team_id_first_on_last_on UNIQUE (item_id, team_id, first_on, last_on), 
	CONSTRAINT fk_production_figure_item_id FOREIGN KEY(item_id) REFERENCES production_item (id) ON DELETE CASCADE, 
	CONSTRAINT fk_production_figure_team_id FOREIGN KEY(team_id) REFERENCES team (id) ON DELETE SET NULL
);

CREATE INDEX ix_production_figure_days ON production_figure (first_on, last_on);

CREATE TABLE shift_turn (
	person_id INTEGER NOT NULL, 
	week_on DATE NOT NULL, 
	shift_id INTEGER NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_shift_turn_week_on_monday CHECK (strftime('%w', week_on) = '1'), 
	CONSTRAINT uq_shift_turn_person_id_week_on UNIQUE (person_id, week_on), 
	CONSTRAINT fk_shift_turn_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_shift_turn_shift_id FOREIGN KEY(shift_id) REFERENCES shift (id)
);

CREATE INDEX ix_shift_turn_shift_id ON shift_turn (shift_id);

CREATE TABLE work_group (
	name VARCHAR NOT NULL, 
	team_id INTEGER, 
	leader_id INTEGER, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_work_group_name_filled CHECK (trim(name) <> ''), 
	CONSTRAINT uq_work_group_team_id_name UNIQUE (team_id, name), 
	CONSTRAINT fk_work_group_team_id FOREIGN KEY(team_id) REFERENCES team (id), 
	CONSTRAINT fk_work_group_leader_id FOREIGN KEY(leader_id) REFERENCES person (id)
);

CREATE TABLE worker_link (
	first_id INTEGER NOT NULL, 
	second_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	reason VARCHAR, 
	start_on DATE NOT NULL, 
	end_on DATE, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_worker_link_span_order CHECK (end_on IS NULL OR end_on >= start_on), 
	CONSTRAINT ck_worker_link_kind_code CHECK (kind = 'apart' OR kind = 'good'), 
	CONSTRAINT ck_worker_link_order CHECK (first_id < second_id), 
	CONSTRAINT ck_worker_link_apart_reasoned CHECK (kind <> 'apart' OR (trim(coalesce(reason, '')) <> '' AND end_on IS NOT NULL)), 
	CONSTRAINT fk_worker_link_first_id FOREIGN KEY(first_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_worker_link_second_id FOREIGN KEY(second_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE INDEX ix_worker_link_first ON worker_link (first_id);

CREATE INDEX ix_worker_link_second ON worker_link (second_id);

CREATE TABLE worker_spell (
	person_id INTEGER NOT NULL, 
	end_reason VARCHAR, 
	start_on DATE NOT NULL, 
	end_on DATE, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_worker_spell_span_order CHECK (end_on IS NULL OR end_on >= start_on), 
	CONSTRAINT ck_worker_spell_end_reason_code CHECK (end_reason IS NULL OR end_reason = 'left' OR end_reason = 'transferred' OR end_reason = 'retired' OR end_reason = 'admitted'), 
	CONSTRAINT ck_worker_spell_end_pair CHECK ((end_on IS NULL) = (end_reason IS NULL)), 
	CONSTRAINT fk_worker_spell_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE INDEX ix_worker_spell_person ON worker_spell (person_id, start_on);

CREATE UNIQUE INDEX uq_worker_spell_open ON worker_spell (person_id) WHERE end_on IS NULL;

CREATE TABLE agenda_item (
	meeting_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	minutes INTEGER NOT NULL, 
	presenter_id INTEGER, 
	presenter_words VARCHAR, 
	source VARCHAR, 
	standing BOOLEAN NOT NULL, 
	postponed BOOLEAN NOT NULL, 
	carried_from_id INTEGER, 
	minutes_text VARCHAR, 
	minutes_marks VARCHAR, 
	conclusion VARCHAR, 
	conclusion_marks VARCHAR, 
	internal_note VARCHAR, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_agenda_item_title_filled CHECK (trim(title) <> ''), 
	CONSTRAINT ck_agenda_item_minutes CHECK (minutes BETWEEN 0 AND 1440), 
	CONSTRAINT fk_agenda_item_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE, 
	CONSTRAINT fk_agenda_item_presenter_id FOREIGN KEY(presenter_id) REFERENCES person (id), 
	CONSTRAINT fk_agenda_item_carried_from_id FOREIGN KEY(carried_from_id) REFERENCES agenda_item (id) ON DELETE SET NULL
);

CREATE INDEX ix_agenda_item_meeting_id ON agenda_item (meeting_id);

CREATE TABLE attendance (
	meeting_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	status VARCHAR NOT NULL, 
	presence VARCHAR NOT NULL, 
	reason VARCHAR, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_attendance_status_code CHECK (status = 'official' OR status = 'probationary' OR status = 'temporary_in' OR status = 'temporary_away' OR status = 'exempt' OR status = 'suspended' OR status = 'transferred' OR status = 'left'), 
	CONSTRAINT ck_attendance_presence_code CHECK (presence = 'present' OR presence = 'absent_excused' OR presence = 'absent_unexcused' OR presence = 'late'), 
	CONSTRAINT uq_attendance_meeting_id_person_id UNIQUE (meeting_id, person_id), 
	CONSTRAINT fk_attendance_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE, 
	CONSTRAINT fk_attendance_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE INDEX ix_attendance_person_id ON attendance (person_id);

CREATE TABLE candidate_helper (
	candidate_id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	start_on DATE NOT NULL, 
	end_on DATE, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_candidate_helper_span_order CHECK (end_on IS NULL OR end_on >= start_on), 
	CONSTRAINT fk_candidate_helper_candidate_id FOREIGN KEY(candidate_id) REFERENCES candidate (id) ON DELETE CASCADE, 
	CONSTRAINT fk_candidate_helper_member_id FOREIGN KEY(member_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE INDEX ix_candidate_helper_candidate_id ON candidate_helper (candidate_id);

CREATE TABLE candidate_stage (
	candidate_id INTEGER NOT NULL, 
	stage VARCHAR NOT NULL, 
	at DATE NOT NULL, 
	next_due_on DATE, 
	note VARCHAR, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_candidate_stage_stage_code CHECK (stage = 'introduced' OR stage = 'listed' OR stage = 'class' OR stage = 'certified' OR stage = 'papers' OR stage = 'resolved' OR stage = 'admitted' OR stage = 'official' OR stage = 'stopped'), 
	CONSTRAINT uq_candidate_stage_candidate_id_stage UNIQUE (candidate_id, stage), 
	CONSTRAINT fk_candidate_stage_candidate_id FOREIGN KEY(candidate_id) REFERENCES candidate (id) ON DELETE CASCADE
);

CREATE TABLE class_round (
	name VARCHAR NOT NULL, 
	period_start DATE NOT NULL, 
	period_end DATE NOT NULL, 
	opened_on DATE NOT NULL, 
	state VARCHAR NOT NULL, 
	meeting_id INTEGER, 
	document_number VARCHAR, 
	agreed_on DATE, 
	closed_on DATE, 
	totals VARCHAR, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_class_round_name_filled CHECK (trim(name) <> ''), 
	CONSTRAINT ck_class_round_state_code CHECK (state = 'open' OR state = 'agreed' OR state = 'closed'), 
	CONSTRAINT ck_class_round_period_order CHECK (period_end >= period_start), 
	CONSTRAINT ck_class_round_closed_dated CHECK (state <> 'closed' OR closed_on IS NOT NULL), 
	CONSTRAINT ck_class_round_totals_json CHECK (totals IS NULL OR json_valid(totals)), 
	CONSTRAINT fk_class_round_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id)
);

CREATE INDEX ix_class_round_closed_on ON class_round (closed_on);

CREATE TABLE contact_private (
	contact_id INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_contact_private_text_filled CHECK (trim(text) <> ''), 
	CONSTRAINT fk_contact_private_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX uq_contact_private_contact ON contact_private (contact_id);

CREATE TABLE group_cover (
	work_group_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	organization VARCHAR NOT NULL, 
	requirement VARCHAR, 
	end_reason VARCHAR, 
	start_on DATE NOT NULL, 
	end_on DATE, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_group_cover_span_order CHECK (end_on IS NULL OR end_on >= start_on), 
	CONSTRAINT ck_group_cover_organization_code CHECK (organization = 'party' OR organization = 'production' OR organization = 'union' OR organization = 'youth' OR organization = 'women'), 
	CONSTRAINT ck_group_cover_end_reason_dated CHECK (end_reason IS NULL OR end_on IS NOT NULL), 
	CONSTRAINT fk_group_cover_work_group_id FOREIGN KEY(work_group_id) REFERENCES work_group (id) ON DELETE CASCADE, 
	CONSTRAINT fk_group_cover_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE INDEX ix_group_cover_person ON group_cover (person_id);

CREATE UNIQUE INDEX uq_group_cover_open ON group_cover (work_group_id) WHERE end_on IS NULL;

CREATE TABLE minutes_version (
	meeting_id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	closed_at DATETIME NOT NULL, 
	content_hash VARCHAR NOT NULL, 
	content VARCHAR NOT NULL, 
	reopened_at DATETIME, 
	reason VARCHAR, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_minutes_version_content_json CHECK (json_valid(content)), 
	CONSTRAINT uq_minutes_version_meeting_id_version UNIQUE (meeting_id, version), 
	CONSTRAINT fk_minutes_version_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE
);

CREATE INDEX ix_minutes_version_meeting_id ON minutes_version (meeting_id);

CREATE TABLE opinion_session (
	quarter_on DATE NOT NULL, 
	held_on DATE NOT NULL, 
	meeting_id INTEGER, 
	read_on DATE, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_opinion_session_quarter_start CHECK (strftime('%m-%d', quarter_on) = '01-01' OR strftime('%m-%d', quarter_on) = '04-01' OR strftime('%m-%d', quarter_on) = '07-01' OR strftime('%m-%d', quarter_on) = '10-01'), 
	CONSTRAINT ck_opinion_session_read_order CHECK (read_on IS NULL OR read_on >= held_on), 
	CONSTRAINT fk_opinion_session_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE SET NULL
);

CREATE INDEX ix_opinion_session_meeting_id ON opinion_session (meeting_id);

CREATE UNIQUE INDEX uq_opinion_session_quarter_on ON opinion_session (quarter_on);

CREATE TABLE placement (
	person_id INTEGER NOT NULL, 
	team_id INTEGER, 
	work_group_id INTEGER, 
	shift_id INTEGER, 
	start_on DATE NOT NULL, 
	end_on DATE, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_placement_span_order CHECK (end_on IS NULL OR end_on >= start_on), 
	CONSTRAINT fk_placement_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_placement_team_id FOREIGN KEY(team_id) REFERENCES team (id), 
	CONSTRAINT fk_placement_work_group_id FOREIGN KEY(work_group_id) REFERENCES work_group (id), 
	CONSTRAINT fk_placement_shift_id FOREIGN KEY(shift_id) REFERENCES shift (id)
);

CREATE INDEX ix_placement_person ON placement (person_id, start_on);

CREATE INDEX ix_placement_shift_id ON placement (shift_id);

CREATE INDEX ix_placement_team_id ON placement (team_id);

CREATE INDEX ix_placement_work_group_id ON placement (work_group_id);

CREATE TABLE proposal (
	worker_id INTEGER, 
	contact_id INTEGER, 
	owner_id INTEGER, 
	received_on DATE NOT NULL, 
	text VARCHAR NOT NULL, 
	consent BOOLEAN NOT NULL, 
	referred_to VARCHAR, 
	referred_on DATE, 
	due_on DATE, 
	answer VARCHAR, 
	answered_on DATE, 
	told_back_on DATE, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_proposal_text_filled CHECK (trim(text) <> ''), 
	CONSTRAINT ck_proposal_referred_to_code CHECK (referred_to IS NULL OR referred_to = 'cell' OR referred_to = 'union' OR referred_to = 'youth' OR referred_to = 'women' OR referred_to = 'management' OR referred_to = 'committee'), 
	CONSTRAINT ck_proposal_answer_order CHECK (answered_on IS NULL OR answered_on >= received_on), 
	CONSTRAINT ck_proposal_told_answered CHECK (told_back_on IS NULL OR answered_on IS NOT NULL), 
	CONSTRAINT fk_proposal_worker_id FOREIGN KEY(worker_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_proposal_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE SET NULL, 
	CONSTRAINT fk_proposal_owner_id FOREIGN KEY(owner_id) REFERENCES person (id) ON DELETE SET NULL
);

CREATE INDEX ix_proposal_received_on ON proposal (received_on);

CREATE INDEX ix_proposal_worker_id ON proposal (worker_id);

CREATE TABLE quality_sheet (
	meeting_id INTEGER NOT NULL, 
	template VARCHAR NOT NULL, 
	total DOUBLE NOT NULL, 
	grade VARCHAR NOT NULL, 
	note VARCHAR, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_quality_sheet_template_json CHECK (json_valid(template)), 
	CONSTRAINT uq_quality_sheet_meeting_id UNIQUE (meeting_id), 
	CONSTRAINT fk_quality_sheet_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE
);

CREATE TABLE year_assignment (
	year INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	worker_id INTEGER, 
	work_group_id INTEGER, 
	requirement VARCHAR NOT NULL, 
	result VARCHAR, 
	comment VARCHAR, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_year_assignment_year CHECK (year BETWEEN 1945 AND 2200), 
	CONSTRAINT ck_year_assignment_one_whom CHECK ((worker_id IS NULL) <> (work_group_id IS NULL)), 
	CONSTRAINT uq_year_assignment_year_member_id_worker_id UNIQUE (year, member_id, worker_id), 
	CONSTRAINT uq_year_assignment_group UNIQUE (year, member_id, work_group_id), 
	CONSTRAINT ck_year_assignment_requirement_filled CHECK (trim(requirement) <> ''), 
	CONSTRAINT fk_year_assignment_member_id FOREIGN KEY(member_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_year_assignment_worker_id FOREIGN KEY(worker_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_year_assignment_work_group_id FOREIGN KEY(work_group_id) REFERENCES work_group (id)
);

CREATE INDEX ix_year_assignment_member_id ON year_assignment (member_id);

CREATE INDEX ix_year_assignment_worker_id ON year_assignment (worker_id);

CREATE TABLE agenda_item_person (
	agenda_item_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT uq_agenda_item_person_agenda_item_id_person_id UNIQUE (agenda_item_id, person_id), 
	CONSTRAINT fk_agenda_item_person_agenda_item_id FOREIGN KEY(agenda_item_id) REFERENCES agenda_item (id) ON DELETE CASCADE, 
	CONSTRAINT fk_agenda_item_person_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE INDEX ix_agenda_item_person_person_id ON agenda_item_person (person_id);

CREATE TABLE backlog_item (
	title VARCHAR NOT NULL, 
	minutes INTEGER NOT NULL, 
	note VARCHAR, 
	noted_on DATE NOT NULL, 
	from_item_id INTEGER, 
	taken_item_id INTEGER, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_backlog_item_title_filled CHECK (trim(title) <> ''), 
	CONSTRAINT ck_backlog_item_minutes CHECK (minutes BETWEEN 0 AND 1440), 
	CONSTRAINT fk_backlog_item_from_item_id FOREIGN KEY(from_item_id) REFERENCES agenda_item (id) ON DELETE SET NULL, 
	CONSTRAINT fk_backlog_item_taken_item_id FOREIGN KEY(taken_item_id) REFERENCES agenda_item (id) ON DELETE SET NULL
);

CREATE TABLE class_event (
	person_id INTEGER NOT NULL, 
	at DATE NOT NULL, 
	class_code VARCHAR NOT NULL, 
	strengths VARCHAR, 
	reason VARCHAR, 
	aspects VARCHAR, 
	facts VARCHAR, 
	causes VARCHAR, 
	help_agreed VARCHAR, 
	basis VARCHAR, 
	review_on DATE, 
	round_id INTEGER, 
	meeting_id INTEGER, 
	agenda_item_id INTEGER, 
	corrects_id INTEGER, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_class_event_class_code_code CHECK (class_code = 'active' OR class_code = 'average' OR class_code = 'needs_help' OR class_code = 'unclassified'), 
	CONSTRAINT ck_class_event_third_class_whole CHECK (class_code <> 'needs_help' OR (trim(coalesce(strengths, '')) <> '' AND trim(coalesce(aspects, '')) <> '' AND trim(coalesce(causes, '')) <> '' AND trim(coalesce(help_agreed, '')) <> '')), 
	CONSTRAINT fk_class_event_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_class_event_round_id FOREIGN KEY(round_id) REFERENCES class_round (id), 
	CONSTRAINT fk_class_event_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id), 
	CONSTRAINT fk_class_event_agenda_item_id FOREIGN KEY(agenda_item_id) REFERENCES agenda_item (id), 
	CONSTRAINT fk_class_event_corrects_id FOREIGN KEY(corrects_id) REFERENCES class_event (id)
);

CREATE INDEX ix_class_event_at ON class_event (person_id, at, id, class_code);

CREATE INDEX ix_class_event_meeting_id ON class_event (meeting_id);

CREATE INDEX ix_class_event_round_id ON class_event (round_id);

CREATE TABLE item_opinion (
	agenda_item_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	speaker_id INTEGER, 
	text VARCHAR NOT NULL, 
	text_marks VARCHAR, 
	internal BOOLEAN NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_item_opinion_text_filled CHECK (trim(text) <> ''), 
	CONSTRAINT fk_item_opinion_agenda_item_id FOREIGN KEY(agenda_item_id) REFERENCES agenda_item (id) ON DELETE CASCADE, 
	CONSTRAINT fk_item_opinion_speaker_id FOREIGN KEY(speaker_id) REFERENCES person (id)
);

CREATE INDEX ix_item_opinion_agenda_item_id ON item_opinion (agenda_item_id);

CREATE TABLE "plan" (
	person_id INTEGER, 
	kind VARCHAR NOT NULL, 
	title VARCHAR, 
	work_group_id INTEGER, 
	round_id INTEGER, 
	state VARCHAR NOT NULL, 
	period_start DATE NOT NULL, 
	period_end DATE, 
	task VARCHAR, 
	situation VARCHAR, 
	wish VARCHAR, 
	discussed_on DATE, 
	causes VARCHAR, 
	direction VARCHAR, 
	direction_note VARCHAR, 
	requirement VARCHAR, 
	review_on DATE, 
	measures_agreed_on DATE, 
	result VARCHAR, 
	result_before VARCHAR, 
	result_after VARCHAR, 
	closed_on DATE, 
	snapshot VARCHAR, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_plan_kind_code CHECK (kind = 'mentoring' OR kind = 'striving' OR kind = 'team'), 
	CONSTRAINT ck_plan_state_code CHECK (state = 'draft' OR state = 'active' OR state = 'closed'), 
	CONSTRAINT ck_plan_direction_code CHECK (direction IS NULL OR direction = 'output' OR direction = 'skill' OR direction = 'discipline' OR direction = 'activist' OR direction = 'candidate' OR direction = 'cadre'), 
	CONSTRAINT ck_plan_period_order CHECK (period_end IS NULL OR period_end >= period_start), 
	CONSTRAINT ck_plan_active_discussed CHECK (state <> 'active' OR discussed_on IS NOT NULL), 
	CONSTRAINT ck_plan_closed_dated CHECK (state <> 'closed' OR closed_on IS NOT NULL), 
	CONSTRAINT ck_plan_team_or_person CHECK ((kind = 'team') = (person_id IS NULL)), 
	CONSTRAINT ck_plan_team_titled CHECK (kind <> 'team' OR trim(coalesce(title, '')) <> ''), 
	CONSTRAINT fk_plan_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_plan_work_group_id FOREIGN KEY(work_group_id) REFERENCES work_group (id) ON DELETE SET NULL, 
	CONSTRAINT fk_plan_round_id FOREIGN KEY(round_id) REFERENCES class_round (id) ON DELETE SET NULL
);

CREATE INDEX ix_plan_person ON "plan" (person_id, period_start);

CREATE TABLE quality_score (
	sheet_id INTEGER NOT NULL, 
	item_key VARCHAR NOT NULL, 
	points DOUBLE NOT NULL, 
	note VARCHAR, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT uq_quality_score_sheet_id_item_key UNIQUE (sheet_id, item_key), 
	CONSTRAINT fk_quality_score_sheet_id FOREIGN KEY(sheet_id) REFERENCES quality_sheet (id) ON DELETE CASCADE
);

CREATE TABLE vote (
	meeting_id INTEGER NOT NULL, 
	agenda_item_id INTEGER, 
	subject VARCHAR NOT NULL, 
	form VARCHAR NOT NULL, 
	rule VARCHAR NOT NULL, 
	convened INTEGER NOT NULL, 
	exclusions VARCHAR, 
	votes_for INTEGER NOT NULL, 
	votes_against INTEGER NOT NULL, 
	votes_other INTEGER NOT NULL, 
	passed BOOLEAN NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_vote_subject_filled CHECK (trim(subject) <> ''), 
	CONSTRAINT ck_vote_form_code CHECK (form = 'card' OR form = 'secret'), 
	CONSTRAINT ck_vote_rule_code CHECK (rule = 'majority' OR rule = 'two_thirds'), 
	CONSTRAINT ck_vote_counts CHECK (convened >= 0 AND votes_for >= 0 AND votes_against >= 0 AND votes_other >= 0), 
	CONSTRAINT ck_vote_within_convened CHECK (votes_for + votes_against + votes_other <= convened), 
	CONSTRAINT fk_vote_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE, 
	CONSTRAINT fk_vote_agenda_item_id FOREIGN KEY(agenda_item_id) REFERENCES agenda_item (id) ON DELETE SET NULL
);

CREATE INDEX ix_vote_meeting_id ON vote (meeting_id);

CREATE TABLE class_proposal (
	round_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	class_code VARCHAR NOT NULL, 
	aspects VARCHAR, 
	reason VARCHAR, 
	source VARCHAR NOT NULL, 
	proposed_on DATE NOT NULL, 
	agreed_event_id INTEGER, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_class_proposal_class_code_code CHECK (class_code = 'active' OR class_code = 'average' OR class_code = 'needs_help' OR class_code = 'unclassified'), 
	CONSTRAINT ck_class_proposal_source_code CHECK (source = 'hand' OR source = 'import'), 
	CONSTRAINT ck_class_proposal_third_class_aspect CHECK (class_code <> 'needs_help' OR trim(coalesce(aspects, '')) <> ''), 
	CONSTRAINT uq_class_proposal_round_id_person_id UNIQUE (round_id, person_id), 
	CONSTRAINT fk_class_proposal_round_id FOREIGN KEY(round_id) REFERENCES class_round (id) ON DELETE CASCADE, 
	CONSTRAINT fk_class_proposal_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_class_proposal_agreed_event_id FOREIGN KEY(agreed_event_id) REFERENCES class_event (id)
);

CREATE INDEX ix_class_proposal_person_id ON class_proposal (person_id);

CREATE TABLE commendation (
	person_id INTEGER, 
	plan_id INTEGER, 
	commended_on DATE NOT NULL, 
	text VARCHAR NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_commendation_text_filled CHECK (trim(text) <> ''), 
	CONSTRAINT ck_commendation_one_praised CHECK ((person_id IS NULL) <> (plan_id IS NULL)), 
	CONSTRAINT fk_commendation_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_commendation_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id) ON DELETE CASCADE
);

CREATE INDEX ix_commendation_commended_on ON commendation (commended_on);

CREATE INDEX ix_commendation_person ON commendation (person_id, commended_on);

CREATE INDEX ix_commendation_plan_id ON commendation (plan_id);

CREATE TABLE decision (
	meeting_id INTEGER NOT NULL, 
	agenda_item_id INTEGER, 
	vote_id INTEGER, 
	kind VARCHAR NOT NULL, 
	person_id INTEGER, 
	holder_id INTEGER, 
	round_id INTEGER, 
	done_on DATE, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_decision_kind_code CHECK (kind = 'assign_holder' OR kind = 'agree_round' OR kind = 'list_candidate'), 
	CONSTRAINT fk_decision_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE, 
	CONSTRAINT fk_decision_agenda_item_id FOREIGN KEY(agenda_item_id) REFERENCES agenda_item (id) ON DELETE SET NULL, 
	CONSTRAINT fk_decision_vote_id FOREIGN KEY(vote_id) REFERENCES vote (id) ON DELETE SET NULL, 
	CONSTRAINT fk_decision_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_decision_holder_id FOREIGN KEY(holder_id) REFERENCES person (id) ON DELETE SET NULL, 
	CONSTRAINT fk_decision_round_id FOREIGN KEY(round_id) REFERENCES class_round (id) ON DELETE SET NULL
);

CREATE INDEX ix_decision_holder_id ON decision (holder_id);

CREATE INDEX ix_decision_meeting_id ON decision (meeting_id);

CREATE INDEX ix_decision_person_id ON decision (person_id);

CREATE TABLE measure_series (
	plan_id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	unit VARCHAR NOT NULL, 
	norm DOUBLE, 
	planned DOUBLE, 
	better VARCHAR NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_measure_series_name_filled CHECK (trim(name) <> ''), 
	CONSTRAINT ck_measure_series_unit_filled CHECK (trim(unit) <> ''), 
	CONSTRAINT ck_measure_series_better_code CHECK (better = 'higher' OR better = 'lower'), 
	CONSTRAINT fk_measure_series_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id) ON DELETE CASCADE
);

CREATE INDEX ix_measure_series_plan_id ON measure_series (plan_id);

CREATE TABLE plan_aim (
	plan_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	due_on DATE, 
	reached_on DATE, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_plan_aim_kind_code CHECK (kind = 'near' OR kind = 'long'), 
	CONSTRAINT ck_plan_aim_text_filled CHECK (trim(text) <> ''), 
	CONSTRAINT fk_plan_aim_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id) ON DELETE CASCADE
);

CREATE INDEX ix_plan_aim_plan_id ON plan_aim (plan_id);

CREATE TABLE plan_review (
	plan_id INTEGER NOT NULL, 
	reviewed_on DATE NOT NULL, 
	text VARCHAR NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_plan_review_text_filled CHECK (trim(text) <> ''), 
	CONSTRAINT fk_plan_review_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id) ON DELETE CASCADE
);

CREATE INDEX ix_plan_review_plan_id ON plan_review (plan_id);

CREATE TABLE plan_strength (
	plan_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_plan_strength_text_filled CHECK (trim(text) <> ''), 
	CONSTRAINT fk_plan_strength_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id) ON DELETE CASCADE
);

CREATE INDEX ix_plan_strength_plan_id ON plan_strength (plan_id);

CREATE TABLE resolution (
	meeting_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	subject VARCHAR, 
	adopted_on DATE, 
	vote_id INTEGER, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_resolution_kind_code CHECK (kind = 'resolution' OR kind = 'conclusion'), 
	CONSTRAINT fk_resolution_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE, 
	CONSTRAINT fk_resolution_vote_id FOREIGN KEY(vote_id) REFERENCES vote (id) ON DELETE SET NULL
);

CREATE INDEX ix_resolution_meeting_id ON resolution (meeting_id);

CREATE TABLE document_number (
	type VARCHAR NOT NULL, 
	term VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	state VARCHAR NOT NULL, 
	subject VARCHAR, 
	given_on DATE NOT NULL, 
	reason VARCHAR, 
	resolution_id INTEGER, 
	meeting_id INTEGER, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_document_number_state_code CHECK (state = 'reserved' OR state = 'used' OR state = 'void'), 
	CONSTRAINT ck_document_number_number CHECK (number > 0), 
	CONSTRAINT uq_document_number_type_term_number UNIQUE (type, term, number), 
	CONSTRAINT fk_document_number_resolution_id FOREIGN KEY(resolution_id) REFERENCES resolution (id) ON DELETE SET NULL, 
	CONSTRAINT fk_document_number_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE SET NULL
);

CREATE INDEX ix_document_number_meeting_id ON document_number (meeting_id);

CREATE INDEX ix_document_number_resolution_id ON document_number (resolution_id);

CREATE TABLE measure_point (
	series_id INTEGER NOT NULL, 
	at DATE NOT NULL, 
	value DOUBLE NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT uq_measure_point_series_id_at UNIQUE (series_id, at), 
	CONSTRAINT fk_measure_point_series_id FOREIGN KEY(series_id) REFERENCES measure_series (id) ON DELETE CASCADE
);

CREATE TABLE plan_step (
	plan_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	owner_id INTEGER, 
	due_on DATE, 
	offset_days INTEGER, 
	measure VARCHAR, 
	target_value DOUBLE, 
	series_id INTEGER, 
	result VARCHAR, 
	done_on DATE, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_plan_step_text_filled CHECK (trim(text) <> ''), 
	CONSTRAINT fk_plan_step_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id) ON DELETE CASCADE, 
	CONSTRAINT fk_plan_step_owner_id FOREIGN KEY(owner_id) REFERENCES person (id) ON DELETE SET NULL, 
	CONSTRAINT fk_plan_step_series_id FOREIGN KEY(series_id) REFERENCES measure_series (id) ON DELETE SET NULL
);

CREATE INDEX ix_plan_step_plan_id ON plan_step (plan_id);

CREATE TABLE plan_weakness (
	plan_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	strength_id INTEGER, 
	helped_by VARCHAR, 
	area VARCHAR, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_plan_weakness_text_filled CHECK (trim(text) <> ''), 
	CONSTRAINT ck_plan_weakness_area_code CHECK (area IS NULL OR area = 'people' OR area = 'organisations' OR area = 'layout'), 
	CONSTRAINT fk_plan_weakness_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id) ON DELETE CASCADE, 
	CONSTRAINT fk_plan_weakness_strength_id FOREIGN KEY(strength_id) REFERENCES plan_strength (id) ON DELETE SET NULL
);

CREATE INDEX ix_plan_weakness_plan_id ON plan_weakness (plan_id);

CREATE TABLE resolution_section (
	resolution_id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	text_marks VARCHAR, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT uq_resolution_section_resolution_id_key UNIQUE (resolution_id, "key"), 
	CONSTRAINT fk_resolution_section_resolution_id FOREIGN KEY(resolution_id) REFERENCES resolution (id) ON DELETE CASCADE
);

CREATE TABLE task (
	text VARCHAR NOT NULL, 
	owner_id INTEGER, 
	given_on DATE NOT NULL, 
	due_on DATE, 
	report_on DATE, 
	done_on DATE, 
	result VARCHAR, 
	promised_to_id INTEGER, 
	meeting_id INTEGER, 
	resolution_id INTEGER, 
	contact_id INTEGER, 
	proposal_id INTEGER, 
	carried_from_id INTEGER, 
	agenda_item_id INTEGER, 
	about_id INTEGER, 
	plan_id INTEGER, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_task_text_filled CHECK (trim(text) <> ''), 
	CONSTRAINT fk_task_owner_id FOREIGN KEY(owner_id) REFERENCES person (id) ON DELETE SET NULL, 
	CONSTRAINT fk_task_promised_to_id FOREIGN KEY(promised_to_id) REFERENCES person (id) ON DELETE SET NULL, 
	CONSTRAINT fk_task_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE SET NULL, 
	CONSTRAINT fk_task_resolution_id FOREIGN KEY(resolution_id) REFERENCES resolution (id) ON DELETE SET NULL, 
	CONSTRAINT fk_task_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE SET NULL, 
	CONSTRAINT fk_task_proposal_id FOREIGN KEY(proposal_id) REFERENCES proposal (id) ON DELETE SET NULL, 
	CONSTRAINT fk_task_carried_from_id FOREIGN KEY(carried_from_id) REFERENCES task (id) ON DELETE SET NULL, 
	CONSTRAINT fk_task_agenda_item_id FOREIGN KEY(agenda_item_id) REFERENCES agenda_item (id) ON DELETE SET NULL, 
	CONSTRAINT fk_task_about_id FOREIGN KEY(about_id) REFERENCES person (id) ON DELETE SET NULL, 
	CONSTRAINT fk_task_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id) ON DELETE SET NULL
);

CREATE INDEX ix_task_about_id ON task (about_id);

CREATE INDEX ix_task_done_on ON task (done_on);

CREATE INDEX ix_task_due_on ON task (due_on);

CREATE INDEX ix_task_meeting_id ON task (meeting_id);

CREATE INDEX ix_task_owner_id ON task (owner_id);

CREATE TABLE opinion (
	session_id INTEGER NOT NULL, 
	about_id INTEGER, 
	text VARCHAR NOT NULL, 
	spoken VARCHAR, 
	slips INTEGER NOT NULL, 
	answer VARCHAR, 
	answered_by_id INTEGER, 
	answered_on DATE, 
	task_id INTEGER, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	CONSTRAINT ck_opinion_text_filled CHECK (trim(text) <> ''), 
	CONSTRAINT ck_opinion_slips CHECK (slips > 0), 
	CONSTRAINT ck_opinion_answer_dated CHECK ((answer IS NULL) = (answered_on IS NULL)), 
	CONSTRAINT fk_opinion_session_id FOREIGN KEY(session_id) REFERENCES opinion_session (id) ON DELETE CASCADE, 
	CONSTRAINT fk_opinion_about_id FOREIGN KEY(about_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_opinion_answered_by_id FOREIGN KEY(answered_by_id) REFERENCES person (id) ON DELETE SET NULL, 
	CONSTRAINT fk_opinion_task_id FOREIGN KEY(task_id) REFERENCES task (id) ON DELETE SET NULL
);

CREATE INDEX ix_opinion_about_id ON opinion (about_id);

CREATE INDEX ix_opinion_answered_on ON opinion (answered_on);

CREATE INDEX ix_opinion_session_id ON opinion (session_id);

CREATE INDEX ix_opinion_task_id ON opinion (task_id);

