/** The keys an operator can work with, away from text fields. */
import { sound } from '/console/sound.js';

/** Every key and the word that explains it, in the order of the help. */
export const KEYS = {
  j: 'keys.next',
  k: 'keys.previous',
  Enter: 'keys.open',
  Escape: 'keys.back',
  a: 'action.acknowledge',
  v: 'action.verify',
  d: 'action.dispatch',
  c: 'action.comment',
  x: 'action.close',
  g: 'keys.district',
  m: 'keys.mute',
  '?': 'keys.help',
};

const ACTIONS = { a: 'acknowledge', v: 'verify', d: 'dispatch', c: 'comment', x: 'close' };

/** Does what the key asks for at the workplace; leaves alone what is typed into a field or combined with another key. */
export function keys(event, workplace) {
  const target = event.composedPath()[0];
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isField(target)) {
    return;
  }
  if (event.key in ACTIONS) {
    workplace.act(ACTIONS[event.key]);
  } else if (event.key === 'j' || event.key === 'ArrowDown') {
    workplace.move(1);
  } else if (event.key === 'k' || event.key === 'ArrowUp') {
    workplace.move(-1);
  } else if (event.key === 'Enter' && workplace.selected && !isPressable(target)) {
    workplace.openAlarm(workplace.selected);
  } else if (event.key === 'Escape') {
    workplace.closeAlarm();
  } else if (event.key === 'g') {
    workplace.show();
  } else if (event.key === 'm') {
    sound.mute(sound.mutedFor === 0);
  } else if (event.key === '?') {
    workplace.help();
  } else {
    return;
  }
  event.preventDefault();
}

const isField = (target) => target instanceof Element && target.matches('input, select, textarea');
const isPressable = (target) => target instanceof Element && target.matches('button, a');
