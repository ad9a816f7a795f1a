"""The page that tells what runs here, and under which licences."""
