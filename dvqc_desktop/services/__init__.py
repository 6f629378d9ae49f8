"""Use cases by noun: functions of (session, …) that return rows or a Change."""
