"""The register of what was heard, passed on, answered and told back."""
