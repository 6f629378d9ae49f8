"""The contact day: its sheet printed, and the results entered by keyboard in the same order."""
