"""Proposals of holders and of groups, accepted line by line."""
