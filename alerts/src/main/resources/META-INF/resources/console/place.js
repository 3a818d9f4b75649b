/** Where something is, as an operator says it. */
import { say } from '/console/words.js';

/** `Building A · 3F · Zone 2 · Corridor`, or that the place is not known, with the device. */
export function place(alarm) {
  const where = alarm.placement;
  if (!where) {
    return say('alarm.unplaced', { device: alarm.deviceId });
  }
  const parts = [where.buildingName || where.building, floorName(where.floor), where.zone, where.label];
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join(' · ');
}

/** A bare number is said as a floor; what has words of its own stays. */
export function floorName(floor) {
  return /^-?\d+$/.test(floor ?? '') ? say('place.floor', { floor }) : (floor ?? '');
}
