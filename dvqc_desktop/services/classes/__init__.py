"""Classes, rounds and who moved between them."""
