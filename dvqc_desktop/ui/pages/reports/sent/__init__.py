"""Reports as they were sent: marking them, the list of them, what differs now, and the register of files."""
