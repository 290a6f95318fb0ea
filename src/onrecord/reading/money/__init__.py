"""Money: how words become amounts, donors and flows."""
