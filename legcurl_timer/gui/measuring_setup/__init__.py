"""The set-up of the camera: its picture, and the leg found in it."""
