"""Taking a person out of the book: whose rows are which, what stays as a count, the words in the log and in copies."""
