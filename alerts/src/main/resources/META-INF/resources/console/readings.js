/** What is asked of history for an alarm's charts: which quantities, over which span, of which neighbours. Pure but for `read`. */
import * as api from '/console/api.js';
import { serverNow, zoned } from '/console/time.js';

const HOUR = 3600000;
/** What can be looked at, and how long each is. */
export const RANGES = { short: HOUR / 4, hour: HOUR, quarter: 6 * HOUR, day: 24 * HOUR, week: 168 * HOUR };
/** What tells of a fire first, and what only tells how the device itself is last. */
const ORDER = ['smoke', 'temperature', 'co', 'gas', 'residual_current', 'current', 'water_pressure', 'water_level', 'flow', 'voltage', 'battery', 'rssi'];
const COMPARED = ['FIRE', 'PRE_ALARM'];
const MOST_CHARTS = 4;
const MOST_NEIGHBOURS = 4;

/** Two thirds of the range before the alarm, one after it, but nothing of the future. */
export function span(alarm, range, now) {
  const raised = Date.parse(alarm.raisedAt);
  const from = raised - (RANGES[range] * 2) / 3;
  return { from, to: Math.max(Math.min(raised + RANGES[range] / 3, now), from + 60000) };
}

/** A range that shows more than the one which was read: wider where that holds nothing, shorter where all is at its end. */
export function fitting(charts, alarm) {
  const times = charts.flatMap(({ chart }) => chart.series.flatMap((line) => line.points.map((point) => Date.parse(point.at))));
  if (times.length === 0) {
    return 'day';
  }
  return Math.min(...times) > span(alarm, 'short', Infinity).from ? 'short' : 'hour';
}

/** The quantities to draw: the one that the alarm is about first. */
export function quantities(series, alarm) {
  const about = (alarm.point ?? '').split('#')[0];
  const rank = (quantity) => (quantity === about ? -1 : (ORDER.indexOf(quantity) + ORDER.length + 1) % (ORDER.length + 1));
  return [...new Set(series.map((one) => one.quantity))].sort((one, other) => rank(one) - rank(other)).slice(0, MOST_CHARTS);
}

/** Devices of the same kind on the same floor, for comparison: whether it is only this one. */
export function neighbours(devices, own) {
  return devices
    .filter((device) => device.id !== own.id && device.floor && device.floor === own.floor && device.type === own.type)
    .slice(0, MOST_NEIGHBOURS);
}

/**
 * `{series, charts}`: each chart `{chart, limit, neighbours}`, the first with its neighbours. Throws what the API throws
 * about the device itself; what cannot be had about the register or the neighbours is left out.
 */
export async function read(alarm, range) {
  const series = await api.series(alarm.deviceId);
  const wanted = quantities(series, alarm);
  if (wanted.length === 0) {
    return { series, charts: [] };
  }
  const query = within(alarm, range);
  const [own, ...charts] = await Promise.all([
    api.device(alarm.deviceId).catch(() => null),
    ...wanted.map((quantity) => api.measurements(alarm.deviceId, { quantity, ...query })),
  ]);
  const others = own && COMPARED.includes(alarm.class) ? await beside(own, { quantity: wanted[0], ...query }) : [];
  return {
    series,
    charts: charts.map((chart, nth) => ({ chart, limit: own?.limits?.[chart.quantity] ?? null, neighbours: nth === 0 ? others : [] })),
  };
}

function within(alarm, range) {
  const { from, to } = span(alarm, range, serverNow());
  return { from: zoned(from), to: zoned(to) };
}

async function beside(own, query) {
  const devices = own.building ? await api.register('devices', { building: own.building }) : [];
  const charts = await Promise.all(
    neighbours(devices, own).map((device) => api.measurements(device.id, query).then((chart) => ({ device, chart })).catch(() => null)),
  );
  return charts.filter((one) => one?.chart.series.some((line) => line.points.length > 0));
}
