"""What the lifter says about a set."""
