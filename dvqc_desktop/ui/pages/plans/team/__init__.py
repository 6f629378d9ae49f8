"""The view "Việc của tổ": the plans of the team, whom to commend, families to visit."""
