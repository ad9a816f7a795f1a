"""The drawn lifter: round limbs seen from the side, what holds them, and the path of the rep."""
