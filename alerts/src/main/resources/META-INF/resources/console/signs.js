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
const UNHEARD = svg`<path d="M15.5 9.5l5 5m0-5l-5 5" fill="none" stroke="currentColor" stroke-width="2"/>`;
const UNKNOWN = svg`<path d="M12 2 22 12 12 22 2 12z"/>`;

export const sign = (alarmClass) => drawn(SHAPES[alarmClass] ?? UNKNOWN);
export const speaker = (heard) => drawn([SPEAKER, heard ? HEARD : UNHEARD]);

function drawn(shape) {
  return html`<svg class="sign" viewBox="0 0 24 24" width="1.15em" height="1.15em" fill="currentColor" aria-hidden="true">
    ${shape}
  </svg>`;
}

export function badge(alarmClass) {
  return html`<span class="class ${alarmClass}">${sign(alarmClass)}<b>${name('class', alarmClass)}</b></span>`;
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
  .class.FIRE {
    background: var(--fire);
    color: #fff;
  }
  .class.PRE_ALARM {
    background: #4a2c0c;
    color: var(--pre-alarm);
  }
  .class.SUPERVISORY {
    background: #14304d;
    color: var(--supervisory);
  }
  .class.FAULT {
    background: #3d3510;
    color: var(--fault);
  }
`;
