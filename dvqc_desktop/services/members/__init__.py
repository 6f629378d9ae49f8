"""The members of the Party and the register of their year."""
