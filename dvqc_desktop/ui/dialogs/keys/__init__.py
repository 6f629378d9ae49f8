"""The passphrase and the recovery sheet of the open book: changed, handed over, printed again, tried once a year."""
