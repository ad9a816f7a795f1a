"""What was really done, seen by a camera: pictures in, movements out; needs numpy, and no toolkit."""
