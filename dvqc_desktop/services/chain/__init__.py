"""Who holds whom: rules asked of the store, coverage, effects, advice."""
