/** `<fire-timeline>`: what happened to an alarm, newest first: when, who, what. */
import { LitElement, css, html } from 'lit';
import { theme } from '/console/theme.js';
import { moment } from '/console/time.js';
import { Speaks, name, say } from '/console/words.js';

/** Details whose values are words of ours, by the prefix of their translation. */
const NAMED = { outcome: 'outcome', cause: 'cause', condition: 'condition', channel: 'channel', type: 'event' };
const TIMES = ['began', 'until'];
/** Ids that help machines, not people. */
const HIDDEN = ['episode'];
const LONG_ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

class FireTimeline extends LitElement {
  static properties = { entries: { attribute: false } };
  static styles = [
    theme,
    css`
      ol {
        margin: 0;
        padding: 0;
        list-style: none;
        border-left: 2px solid var(--line);
      }
      li {
        display: grid;
        grid-template-columns: 6.4rem minmax(0, 1fr);
        gap: 0.5rem;
        padding: 0.3rem 0 0.3rem 0.8rem;
        position: relative;
      }
      li::before {
        content: '';
        position: absolute;
        left: -6px;
        top: 0.75rem;
        width: 10px;
        height: 10px;
        border-radius: 50%;
        background: var(--quiet);
      }
      li.raised::before,
      li.escalated::before,
      li.reopened::before,
      li.unrouted::before,
      li.notify_failed::before,
      li.notify_refused::before {
        background: var(--fire);
      }
      li.verified::before,
      li.closed::before {
        background: var(--good);
      }
      time {
        font-variant-numeric: tabular-nums;
        font-size: 0.84rem;
        color: var(--quiet);
        padding-top: 0.1rem;
      }
      p {
        margin: 0;
        overflow-wrap: anywhere;
        font-size: 0.88rem;
        color: var(--quiet);
      }
      p.said {
        color: var(--text);
        white-space: pre-wrap;
      }
      @media (max-width: 700px) {
        li {
          grid-template-columns: 5rem minmax(0, 1fr);
        }
      }
    `,
  ];

  constructor() {
    super();
    this.entries = [];
    new Speaks(this);
  }

  render() {
    const newestFirst = this.entries.toReversed().sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
    return html`<ol>${newestFirst.map((entry) => this.#entry(entry))}</ol>`;
  }

  #entry(entry) {
    const { note: said, ...detail } = entry.detail ?? {};
    const facts = Object.entries(detail).filter(([key, value]) => !HIDDEN.includes(key) && value !== 'accepted');
    return html`<li class=${entry.kind}>
      <time datetime=${entry.at}>${moment(entry.at)}</time>
      <div>
        <b>${name('timeline', entry.kind)}</b>
        <span class="quiet">${entry.by ? say('timeline.by', { who: entry.by }) : ''}</span>
        ${said ? html`<p class="said">${said}</p>` : ''}
        ${facts.length > 0 ? html`<p>${facts.map(([key, value]) => fact(key, value)).join(' · ')}</p>` : ''}
      </div>
    </li>`;
  }
}

function fact(key, value) {
  return `${name('detail', key)} ${shown(key, value)}`;
}

function shown(key, value) {
  if (key in NAMED) {
    return name(NAMED[key], value);
  }
  return TIMES.includes(key) ? moment(value) : LONG_ID.test(value) ? value.slice(0, 8) : value;
}

customElements.define('fire-timeline', FireTimeline);
