"""Actors: how names, roles, descriptions and pronouns become actors."""
