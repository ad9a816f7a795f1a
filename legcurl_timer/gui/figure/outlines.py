"""The outlines of the body's parts, drawn along their bones.

Each outline is a closed curve through points (forth, front) in units of the lifter's height: `forth` from
the joint nearer the trunk, `front` towards the belly, the kneecap and the instep.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

_Outline = Sequence[tuple[float, float]]

_HEAD = (
    (-0.069, -0.008), (-0.060, 0.030), (-0.026, 0.053), (0.010, 0.057), (0.046, 0.052), (0.065, 0.034),
    (0.063, 0.010), (0.050, -0.022), (0.018, -0.054), (-0.022, -0.059), (-0.056, -0.042),
)  # fmt: skip
_NECK = (
    (-0.120, 0.000), (-0.100, 0.030), (-0.062, 0.032), (-0.022, 0.048), (0.030, 0.060), (0.050, -0.040),
    (-0.012, -0.050), (-0.062, -0.038), (-0.100, -0.034),
)  # fmt: skip
_TRUNK = (
    (-0.046, -0.004), (-0.036, 0.036), (0.000, 0.062), (0.060, 0.079), (0.130, 0.070), (0.200, 0.060),
    (0.260, 0.062), (0.310, 0.056), (0.346, 0.022), (0.350, -0.026), (0.334, -0.062), (0.292, -0.081),
    (0.240, -0.070), (0.185, -0.050), (0.115, -0.058), (0.045, -0.070), (-0.010, -0.055),
)  # fmt: skip
_UPPER_ARM = (
    (-0.040, 0.000), (-0.024, 0.032), (0.020, 0.041), (0.080, 0.034), (0.140, 0.027), (0.178, 0.023),
    (0.197, 0.000), (0.178, -0.023), (0.140, -0.028), (0.070, -0.034), (0.020, -0.039), (-0.024, -0.031),
)  # fmt: skip
_FOREARM = (
    (-0.025, 0.000), (-0.006, 0.024), (0.045, 0.030), (0.100, 0.022), (0.138, 0.018), (0.162, 0.025),
    (0.188, 0.026), (0.206, 0.010), (0.206, -0.010), (0.188, -0.026), (0.162, -0.025), (0.138, -0.018),
    (0.100, -0.022), (0.045, -0.029), (-0.006, -0.024),
)  # fmt: skip
_THIGH = (
    (-0.064, 0.000), (-0.042, 0.044), (0.030, 0.064), (0.115, 0.062), (0.190, 0.048), (0.245, 0.043),
    (0.278, 0.022), (0.280, -0.012), (0.245, -0.037), (0.190, -0.046), (0.115, -0.063), (0.045, -0.078),
    (0.000, -0.080), (-0.045, -0.052),
)  # fmt: skip
_SHANK = (
    (-0.041, 0.000), (-0.029, 0.029), (0.000, 0.041), (0.055, 0.036), (0.120, 0.030), (0.190, 0.024),
    (0.250, 0.024), (0.270, 0.000), (0.250, -0.024), (0.200, -0.025), (0.150, -0.038), (0.095, -0.052),
    (0.045, -0.048), (0.000, -0.040), (-0.029, -0.029),
)  # fmt: skip
_FOOT = (
    (-0.042, -0.014), (-0.036, -0.037), (-0.006, -0.042), (0.050, -0.037), (0.105, -0.041), (0.138, -0.034),
    (0.136, -0.018), (0.092, -0.002), (0.045, 0.015), (0.006, 0.026), (-0.026, 0.014),
)  # fmt: skip


def _closed_curve(outline: _Outline) -> QPainterPath:
    """Return a smooth closed path through the points (Catmull and Rom's spline, as Bezier curves)."""
    points = [QPointF(*point) for point in outline]
    path = QPainterPath(points[0])
    for index, start in enumerate(points):
        before = points[index - 1]
        end = points[(index + 1) % len(points)]
        after = points[(index + 2) % len(points)]
        path.cubicTo(start + (end - before) / 6, end - (after - start) / 6, end)
    path.closeSubpath()
    return path


HEAD = _closed_curve(_HEAD)
NECK = _closed_curve(_NECK)
TRUNK = _closed_curve(_TRUNK)
UPPER_ARM = _closed_curve(_UPPER_ARM)
FOREARM = _closed_curve(_FOREARM)
THIGH = _closed_curve(_THIGH)
SHANK = _closed_curve(_SHANK)
FOOT = _closed_curve(_FOOT)
