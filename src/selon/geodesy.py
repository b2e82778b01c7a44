"""Great circles on a round Earth: how far apart two places are, and in which direction one lies from the other.

Angles are degrees (WGS 84 latitudes north, longitudes east); a bearing counts clockwise from north. A sphere of the
mean radius is within 0.6 % of the ellipsoid, which is finer than any distance that a dispatch states.
"""

from __future__ import annotations

import math

__all__ = ["bearing", "bearing_gap", "kilometres"]

#: Twice the Earth's mean radius (IUGG R1 = 6,371.0088 km).
_DIAMETER = 2 * 6371.0088


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the great-circle distance between two points in kilometres (haversine formula).

    >>> round(kilometres(55.7522, 37.6156, 56.5, 31.64))
    379
    """
    phi1, phi2 = math.radians(lat1), math.radians(lat2)
    dlon = math.radians(lon2 - lon1)
    h = math.sin((phi2 - phi1) / 2) ** 2 + math.cos(phi1) * math.cos(phi2) * math.sin(dlon / 2) ** 2
    return _DIAMETER * math.asin(min(1.0, math.sqrt(h)))


def bearing(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the initial bearing of the second point seen from the first, in degrees from 0 to below 360.

    >>> round(bearing(0, 0, 1, 0)), round(bearing(0, 0, 0, 1)), round(bearing(0, 0, 0, -1))
    (0, 90, 270)
    """
    phi1, phi2 = math.radians(lat1), math.radians(lat2)
    dlon = math.radians(lon2 - lon1)
    east = math.sin(dlon) * math.cos(phi2)
    north = math.cos(phi1) * math.sin(phi2) - math.sin(phi1) * math.cos(phi2) * math.cos(dlon)
    return math.degrees(math.atan2(east, north)) % 360 % 360


def bearing_gap(one: float, other: float) -> float:
    """Return the smaller angle between two bearings, in degrees from 0 to 180.

    >>> bearing_gap(350, 10)
    20
    """
    gap = abs(one - other) % 360
    return min(gap, 360 - gap)
