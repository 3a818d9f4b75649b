/** Where an alarm is, as an operator says it. */
import { say } from '/console/words.js';

/** `Building A · 3F · Zone 2 · Corridor`, or that the place is not known, with the device. */
export function place(alarm) {
  const where = alarm.placement;
  if (!where) {
    return say('alarm.unplaced', { device: alarm.deviceId });
  }
  const parts = [where.buildingName || where.building, where.floor, where.zone, where.label];
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join(' · ');
}
