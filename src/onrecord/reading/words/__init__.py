"""Words and phrases, as every layer needs them."""
