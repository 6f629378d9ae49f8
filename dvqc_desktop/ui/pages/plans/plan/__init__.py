"""The plan of one person: form, steps, figures, reviews, closing."""
