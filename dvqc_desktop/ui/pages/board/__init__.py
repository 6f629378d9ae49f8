"""The classification board."""
