"""What a meeting passed: votes, numbers of papers, resolutions, decisions carried out."""
