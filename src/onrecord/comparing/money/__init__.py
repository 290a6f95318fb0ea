"""What reports say of money, put together: who is one giver, which is one occasion, one payment, one account."""
