"""The minutes of a meeting: what was said, who may be named, closing and its versions."""
