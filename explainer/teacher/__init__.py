"""The teacher: how one signs in."""
