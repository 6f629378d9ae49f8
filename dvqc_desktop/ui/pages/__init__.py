"""One folder for each tab."""
