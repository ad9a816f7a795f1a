"""Small parts that know nothing of training."""
