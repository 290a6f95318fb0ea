"""How the model is made: data in, weights out, with its card."""
