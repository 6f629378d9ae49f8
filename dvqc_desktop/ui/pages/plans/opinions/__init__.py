"""The view of the workers' quarterly criticism: sessions, opinions, answers, promises, papers."""
