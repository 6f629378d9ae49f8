"""Who people are, where they work, what the book says of one of them."""
