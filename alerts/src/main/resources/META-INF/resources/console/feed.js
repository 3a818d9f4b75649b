/**
 * The live feed as a pure fold: (state, what happened) → state. No clock, no socket, no page in here.
 * `whole` says that nothing is missing up to `seq`; `ask` says what to connect with next when something is.
 */

/** Without a frame for longer than this, in milliseconds, the list is stale: heartbeats come every 5 s. */
export const STALE_AFTER = 7000;

export function begin() {
  return {
    epoch: null,
    seq: null,
    alarms: new Map(),
    healths: new Map(),
    link: 'connecting',
    whole: false,
    ask: null,
    lastFrameAt: null,
    skew: 0,
    gaps: 0,
    news: [],
    changed: [],
  };
}

export const connecting = (state) => ({ ...state, link: 'connecting', whole: false, news: [], changed: [] });
export const opened = (state) => ({ ...state, link: 'open', ask: null, news: [], changed: [] });
export const closed = (state) => ({ ...state, link: 'closed', whole: false, news: [], changed: [] });

/** What to put behind `since=`; null asks for a snapshot. */
export function since(state) {
  return state.epoch === null || state.ask === 'snapshot' ? null : `${state.epoch}:${state.seq}`;
}

/** The state after a frame. `now` is the page's steady clock, `wall` its wall clock, both in milliseconds. */
export function heard(state, frame, now, wall) {
  const skew = frame.at ? Date.parse(frame.at) - wall : state.skew;
  const base = { ...state, lastFrameAt: now, skew, news: [], changed: [] };
  if (frame.kind === 'snapshot') {
    return snapshot(base, frame);
  }
  if (frame.epoch !== base.epoch) {
    return missed(base, frame, 'snapshot');
  }
  if (frame.kind === 'heartbeat') {
    return frame.seq === base.seq ? caughtUp(base) : missed(base, frame, frame.seq < base.seq ? 'snapshot' : null);
  }
  if (frame.seq <= base.seq) {
    return base;
  }
  if (frame.prev > base.seq) {
    return missed(base, frame, null);
  }
  return caughtUp({ ...apply(base, frame), seq: frame.seq });
}

function caughtUp(state) {
  return state.ask === null ? { ...state, whole: true, gaps: 0 } : state;
}

function snapshot(state, frame) {
  const cases = listOf(frame.data);
  return {
    ...state,
    epoch: frame.epoch,
    seq: frame.seq,
    whole: true,
    ask: null,
    gaps: 0,
    alarms: new Map(cases.filter(isOpen).map((alarm) => [alarm.id, alarm])),
    news: cases.filter((alarm) => isOpen(alarm) && isNews(state.alarms.get(alarm.id), alarm)),
    changed: [...new Set([...state.alarms.keys(), ...cases.map((alarm) => alarm.id)])],
  };
}

/** Something is missing: what this frame says is shown all the same, but the count stays where it was whole. */
function missed(state, frame, how) {
  const ask = how ?? (state.gaps > 0 ? 'snapshot' : 'resume');
  return { ...apply(state, frame), whole: false, ask, gaps: state.gaps + 1 };
}

/** The state with the health of buildings that was read beside the feed; of each building the newest word counts. */
export function withHealths(state, healths) {
  const known = new Map(state.healths);
  for (const health of healths) {
    if (!(Date.parse(known.get(health.building)?.at) > Date.parse(health.at))) {
      known.set(health.building, health);
    }
  }
  return { ...state, healths: known };
}

function apply(state, frame) {
  if (frame.kind === 'health' && frame.data?.building) {
    return withHealths(state, [frame.data]);
  }
  const alarm = frame.data;
  if (frame.kind !== 'alarm' || !alarm?.id) {
    return state;
  }
  const known = state.alarms.get(alarm.id);
  if (known && known.version > alarm.version) {
    return state;
  }
  const alarms = new Map(state.alarms);
  if (isOpen(alarm)) {
    alarms.set(alarm.id, alarm);
  } else {
    alarms.delete(alarm.id);
  }
  return { ...state, alarms, news: isOpen(alarm) && isNews(known, alarm) ? [alarm] : [], changed: [alarm.id] };
}

/** What a person has to be called for: a case not seen before, or one that escalated. */
function isNews(known, alarm) {
  return !known || (alarm.escalations ?? 0) > (known.escalations ?? 0);
}

const isOpen = (alarm) => alarm.state !== 'closed';

function listOf(data) {
  return Array.isArray(data) ? data : (data?.alarms ?? data?.items ?? []);
}

/** Why the list may not be trusted right now, or null when it is live: `starting`, `broken`, `gap` or `silent`. */
export function staleness(state, now) {
  if (state.lastFrameAt === null) {
    return 'starting';
  }
  if (state.link !== 'open') {
    return 'broken';
  }
  if (now - state.lastFrameAt > STALE_AFTER) {
    return 'silent';
  }
  return state.whole ? null : 'gap';
}
