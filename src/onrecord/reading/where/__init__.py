"""Places: how names become points on the map."""
