"""What a meeting passed, on the screen: its paper by parts, the ledger of numbers, decisions carried out."""
