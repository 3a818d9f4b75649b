/** What the page knows about alarms: their order, which pass a filter, and what may be done with one. Pure. */

/** Gravest first. */
export const CLASSES = ['FIRE', 'PRE_ALARM', 'SUPERVISORY', 'FAULT'];
export const STATES = ['new', 'acknowledged', 'verified', 'dispatched'];
export const OUTCOMES = ['real_fire', 'false_alarm', 'test', 'fault', 'unknown'];
export const CAUSES = ['cooking', 'smoking', 'steam', 'dust', 'insects', 'hot_work', 'malfunction', 'malicious', 'other'];

const rank = (alarm) => (CLASSES.indexOf(alarm.class) + CLASSES.length + 1) % (CLASSES.length + 1);

/** Fires first, then by gravity; newest first within a class. */
export function byUrgency(one, other) {
  return (
    rank(one) - rank(other) ||
    Date.parse(other.raisedAt) - Date.parse(one.raisedAt) ||
    one.id.localeCompare(other.id)
  );
}

export function passes(alarm, filter) {
  return (
    (filter.class === '' || alarm.class === filter.class) &&
    (filter.building === '' || alarm.placement?.building === filter.building) &&
    (filter.state === '' || alarm.state === filter.state)
  );
}

/** How many of each class. */
export function count(alarms) {
  return Object.fromEntries(CLASSES.map((name) => [name, alarms.filter((alarm) => alarm.class === name).length]));
}

/** The marks that an alarm carries, loudest first. */
export function marks(alarm) {
  return [
    ['confirmed', alarm.confirmed],
    ['late', alarm.late],
    ['clock', alarm.clock === 'wrong'],
    ['foreign', alarm.foreign],
    ['unregistered', alarm.registered === false],
    ['test', alarm.test],
  ]
    .filter(([, set]) => set)
    .map(([mark]) => mark);
}

/** The actions in the order of an alarm's life. */
export const ACTIONS = ['acknowledge', 'verify', 'dispatch', 'assign', 'comment', 'close', 'reopen'];

const isFor = (action, role) =>
  role !== 'installer' && (role !== 'manager' || ['acknowledge', 'comment'].includes(action));

/** Whether this role may assign alarms at all. */
export const assigns = (role) => isFor('assign', role);

/** Why an action cannot be done, as a key of words; null where it can. The server judges again. */
export function blocked(action, alarm, role) {
  if (!isFor(action, role)) {
    return 'blocked.role';
  }
  if (action === 'comment') {
    return null;
  }
  if (action === 'reopen') {
    return alarm.state === 'closed' ? null : 'blocked.open';
  }
  if (alarm.state === 'closed') {
    return 'blocked.closed';
  }
  if (action === 'acknowledge') {
    return alarm.state === 'new' ? null : 'blocked.acknowledged';
  }
  if (action === 'close' && alarm.class === 'FIRE') {
    return alarm.active ? 'blocked.active' : alarm.verifiedAs ? null : 'blocked.unverified';
  }
  return null;
}

/** What usually comes next, as a key of words; null where nothing does, or another role does it. */
export function nextStep(alarm, role) {
  if (alarm.state === 'closed' || blocked('acknowledge', { ...alarm, state: 'new' }, role) !== null) {
    return null;
  }
  if (alarm.state === 'new') {
    return 'next.acknowledge';
  }
  if (blocked('verify', alarm, role) !== null) {
    return null;
  }
  if (!alarm.verifiedAs) {
    return alarm.class === 'FIRE' ? 'next.verify' : 'next.look';
  }
  if (alarm.verifiedAs === 'real_fire' && alarm.state !== 'dispatched') {
    return 'next.dispatch';
  }
  return alarm.class === 'FIRE' && alarm.active ? 'next.wait' : 'next.close';
}
