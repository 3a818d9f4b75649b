/** What the page knows about buildings: the state of each, their sums, their order. Pure. */
import { CLASSES } from '/console/alarms.js';

/** Gravest first: `lost` is not judged at present, `unheard` never told anything yet. */
export const STATES = ['fire', 'pre_alarm', 'lost', 'faulty', 'well', 'unheard'];
const NUMBERS = ['devices', 'online', 'silent', 'unknown', 'lowBattery', 'onTest'];

/** The buildings of the register, and those that only an alarm names, each with its health, open alarms and state. */
export function district(register, healths, alarms) {
  const open = byBuilding(alarms);
  const known = new Map(register.map((building) => [building.id, building]));
  for (const [id, cases] of open) {
    if (!known.has(id)) {
      known.set(id, { id, name: cases[0].placement.buildingName });
    }
  }
  return [...known.values()].map((building) => {
    const cases = open.get(building.id) ?? [];
    const health = healths.get(building.id) ?? null;
    const told = { health, alarms: cases, state: stateOf(health, cases), waiting: cases.filter(waits).length };
    return { ...building, name: building.name || building.id, ...told };
  });
}

function byBuilding(alarms) {
  const open = new Map();
  for (const alarm of alarms.filter((one) => one.placement)) {
    const cases = open.get(alarm.placement.building) ?? [];
    cases.push(alarm);
    open.set(alarm.placement.building, cases);
  }
  return open;
}

/** A fire that nobody has acknowledged. */
const waits = (alarm) => alarm.class === 'FIRE' && alarm.state === 'new';
/** It goes on, or nobody has seen yet that it did. */
const counts = (alarm) => alarm.active || alarm.state === 'new';

/** Fires and pre-alarms by the open alarms alone, the rest by the health of the devices too; a low battery is no fault. */
export function stateOf(health, alarms) {
  const standing = alarms.filter(counts);
  if (standing.some((alarm) => alarm.class === 'FIRE')) {
    return 'fire';
  }
  if (standing.some((alarm) => alarm.class === 'PRE_ALARM')) {
    return 'pre_alarm';
  }
  const heard = health !== null && health.at !== null && health.at !== undefined;
  const gone = alarms.some((alarm) => alarm.active && alarm.condition === 'gateway_lost');
  if (gone || (heard && health.devices > 0 && health.unknown * 2 >= health.devices)) {
    return 'lost';
  }
  const ailing = heard && health.silent + health.unknown + health.faulty + health.disabled > 0;
  if (ailing || alarms.some((alarm) => alarm.active && alarm.condition !== 'low_battery')) {
    return 'faulty';
  }
  return heard ? 'well' : 'unheard';
}

/** The whole in numbers; coverage is that of all devices together, null where none was heard. */
export function sums(buildings) {
  const healths = buildings.map((building) => building.health).filter((health) => health !== null);
  const sum = (of) => healths.reduce((total, health) => total + of(health), 0);
  const numbers = Object.fromEntries(NUMBERS.map((name) => [name, sum((health) => health[name] ?? 0)]));
  const states = Object.fromEntries(STATES.map((state) => [state, buildings.filter((one) => one.state === state).length]));
  const covering = sum((health) => (health.coverage ?? 0) * health.devices);
  return { ...numbers, states, coverage: numbers.devices > 0 ? covering / numbers.devices : null };
}

/** Worst first; what is equally bad by its name, as people count. */
export function byGravity(one, other) {
  return (
    STATES.indexOf(one.state) - STATES.indexOf(other.state) ||
    other.waiting - one.waiting ||
    (one.health?.score ?? 0) - (other.health?.score ?? 0) ||
    one.name.localeCompare(other.name, undefined, { numeric: true })
  );
}

/** Those whose name, id or area has the text in it, and whose state is the chosen one. */
export function found(buildings, text, state) {
  const wanted = text.trim().toLowerCase();
  return buildings.filter(
    (one) =>
      (state === '' || one.state === state) &&
      [one.name, one.id, one.area].some((field) => (field ?? '').toLowerCase().includes(wanted)),
  );
}

/** `99 %`; nothing is rounded up to the whole. */
export function percent(share) {
  return share === null || share === undefined ? '–' : `${Math.floor(share * 1000) / 10}%`;
}

/** The gravest open alarm of each device that still goes on, or that nobody has seen. */
export function gravestByDevice(alarms) {
  const gravest = new Map();
  for (const alarm of alarms.filter(counts)) {
    const known = gravest.get(alarm.deviceId);
    if (!known || CLASSES.indexOf(alarm.class) < CLASSES.indexOf(known.class)) {
      gravest.set(alarm.deviceId, alarm);
    }
  }
  return gravest;
}

/** Devices by floor, the highest floor first, those without one last. */
export function byFloor(devices) {
  const floors = new Map();
  for (const device of devices) {
    const floor = device.floor ?? '';
    floors.set(floor, [...(floors.get(floor) ?? []), device]);
  }
  return [...floors].sort(([one], [other]) => level(other) - level(one) || one.localeCompare(other));
}

/** `12F` is 12, `B1` and `-1` are below the ground, a roof is above all, and what says nothing comes last. */
function level(floor) {
  const number = Number.parseInt(floor.replace(/\D/g, ''), 10);
  if (Number.isNaN(number)) {
    return /顶|roof/i.test(floor) ? 10000 : -10000;
  }
  return /^\s*(-|B|地下|负)/i.test(floor) ? -number : number;
}
