"""Events and control: what happened, and who holds which place."""
