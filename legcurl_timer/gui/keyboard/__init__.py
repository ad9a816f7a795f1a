"""The keys, and the page that tells them."""
