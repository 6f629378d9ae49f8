"""The register of the year's assignments."""
