"""The agenda of a meeting: items, what is proposed, put off and carried over, and the invitation."""
