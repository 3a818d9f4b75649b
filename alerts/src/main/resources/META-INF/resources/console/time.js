/** Times as a person reads them: in the zone of the viewer, with ages by the clock of the server. */
import { language, say } from '/console/words.js';

let skew = 0;

/** What the server's clock is ahead of this computer's, in milliseconds. */
export function correctBy(milliseconds) {
  skew = milliseconds;
}

/** The server's time as well as this page knows it. */
export function serverNow() {
  return Date.now() + skew;
}

/** The viewer's zone, as `Asia/Shanghai (GMT+8)`. */
export function zone() {
  const format = new Intl.DateTimeFormat(language.tag, { timeZoneName: 'shortOffset' });
  const offset = format.formatToParts(new Date()).find((part) => part.type === 'timeZoneName').value;
  return `${format.resolvedOptions().timeZone} (${offset})`;
}

/** The time of day, with the date where it is not today. */
export function moment(instant) {
  if (!instant) {
    return '';
  }
  const date = new Date(instant);
  const today = new Date(serverNow());
  const time = date.toLocaleTimeString(language.tag, { hour12: false });
  if (date.toDateString() === today.toDateString()) {
    return time;
  }
  const withYear = date.getFullYear() === today.getFullYear() ? {} : { year: 'numeric' };
  return `${date.toLocaleDateString(language.tag, { month: '2-digit', day: '2-digit', ...withYear })} ${time}`;
}

/** The time as the API takes it, with the viewer's own offset, so that steps begin as the clock on their wall does. */
export function zoned(milliseconds) {
  const minutes = -new Date(milliseconds).getTimezoneOffset();
  const local = new Date(milliseconds + minutes * 60000).toISOString().slice(0, -1);
  const two = (number) => String(Math.floor(number)).padStart(2, '0');
  return `${local}${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}

/** How long ago, in at most two units: `3 min 05 s`. */
export function age(instant, now = serverNow()) {
  const seconds = Math.max(0, Math.floor((now - Date.parse(instant)) / 1000));
  if (Number.isNaN(seconds)) {
    return '';
  }
  const pad = (number) => String(number).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days > 0) {
    return say('age.days', { days, hours: hours % 24 });
  }
  if (hours > 0) {
    return say('age.hours', { hours, minutes: pad(minutes % 60) });
  }
  return minutes > 0
    ? say('age.minutes', { minutes, seconds: pad(seconds % 60) })
    : say('age.seconds', { seconds });
}

let before = { steady: performance.now(), wall: Date.now() };
let awake = 0;

/** A clock that never runs backwards and counts the time that this computer slept, which the steady clock may leave out. */
export function ticks() {
  const now = { steady: performance.now(), wall: Date.now() };
  awake += Math.max(now.steady - before.steady, now.wall - before.wall, 0);
  before = now;
  return awake;
}
