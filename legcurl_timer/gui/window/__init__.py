"""The window itself: what holds the pages."""
