/** One sign for each class of alarm: colour, a shape of its own and its word, so that colour is never the only difference. */
import { css, html, svg } from 'lit';
import { name } from '/console/words.js';

const SHAPES = {
  FIRE: svg`<path d="M13 1c1 5 7 7 7 14a8 8 0 0 1-16 0c0-4 2-6 4-8 0 3 1 4 2 4 3 0 1-6 3-10z"/>`,
  PRE_ALARM: svg`<path fill-rule="evenodd" d="M12 2 23 21H1L12 2zm-1.2 6.5.3 6.5h1.8l.3-6.5h-2.4zM12 16.4a1.3 1.3 0 1 0 0 2.6 1.3 1.3 0 0 0 0-2.6z"/>`,
  SUPERVISORY: svg`<path fill-rule="evenodd" d="M12 5C6 5 2 12 2 12s4 7 10 7 10-7 10-7-4-7-10-7zm0 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9z"/><circle cx="12" cy="12" r="2.2"/>`,
  FAULT: svg`<path d="M21.5 6.5 18 10l-4-4 3.5-3.5a6 6 0 0 0-7.6 7.6L2.5 17.5a2.8 2.8 0 0 0 4 4l7.4-7.4a6 6 0 0 0 7.6-7.6z"/>`,
};
const SPEAKER = svg`<path d="M3 9v6h4l5 5V4L7 9H3z"/>`;
const HEARD = svg`<path d="M15 8.5a5 5 0 0 1 0 7M17.8 5.5a9 9 0 0 1 0 13" fill="none" stroke="currentColor" stroke-width="2"/>`;
const MUTE = svg`<path d="M15.5 9.5l5 5m0-5l-5 5" fill="none" stroke="currentColor" stroke-width="2"/>`;
const LOST = svg`<path d="M2 9a15 15 0 0 1 20 0M5.6 13a9.6 9.6 0 0 1 12.8 0M9.2 16.8a4.3 4.3 0 0 1 5.6 0M4 3l16 18" fill="none" stroke="currentColor" stroke-width="2.3" stroke-linecap="round"/>`;
const WELL = svg`<path d="M4 12.5l5.2 5.5L20 6" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/>`;
const UNHEARD = svg`<circle cx="12" cy="12" r="8.5" fill="none" stroke="currentColor" stroke-width="2.2" stroke-dasharray="3.3 3.3"/>`;
const MOON = svg`<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z"/>`;
const SUN = svg`<circle cx="12" cy="12" r="4.5"/><path d="M12 1.5v3M12 19.5v3M1.5 12h3M19.5 12h3M4.6 4.6l2.1 2.1M17.3 17.3l2.1 2.1M4.6 19.4l2.1-2.1M17.3 6.7l2.1-2.1" stroke="currentColor" stroke-width="2" stroke-linecap="round"/>`;
const STATES = { fire: SHAPES.FIRE, pre_alarm: SHAPES.PRE_ALARM, lost: LOST, faulty: SHAPES.FAULT, well: WELL, unheard: UNHEARD };
const UNKNOWN = svg`<path d="M12 2 22 12 12 22 2 12z"/>`;

export const sign = (alarmClass) => drawn(SHAPES[alarmClass] ?? UNKNOWN);
/** The sign of a building's state. */
export const stateSign = (state) => drawn(STATES[state] ?? UNKNOWN);
export const moon = () => drawn(MOON);
export const sun = () => drawn(SUN);
export const speaker = (heard) => drawn([SPEAKER, heard ? HEARD : MUTE]);

function drawn(shape) {
  return html`<svg class="sign" viewBox="0 0 24 24" width="1.15em" height="1.15em" fill="currentColor" aria-hidden="true">
    ${shape}
  </svg>`;
}

export function badge(alarmClass) {
  return html`<span class="class ${alarmClass}">${sign(alarmClass)}<b>${name('class', alarmClass)}</b></span>`;
}

export function stateBadge(state) {
  return html`<span class="class state-${state}">${stateSign(state)}<b>${name('building', state)}</b></span>`;
}

export const badges = css`
  .class {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.35rem;
    padding: 0.1rem 0.5rem;
    border-radius: 4px;
    background: var(--raised);
    color: var(--quiet);
  }
  .class.FIRE,
  .class.state-fire {
    background: var(--fire);
    color: #fff;
  }
  .class.PRE_ALARM,
  .class.state-pre_alarm {
    background: var(--pre-alarm-ground);
    color: var(--pre-alarm);
  }
  .class.SUPERVISORY,
  .class.state-lost {
    background: var(--supervisory-ground);
    color: var(--supervisory);
  }
  .class.FAULT,
  .class.state-faulty {
    background: var(--fault-ground);
    color: var(--fault);
  }
  .class.state-well {
    color: var(--good);
  }
`;
