/** `<fire-alarm-row>`: one alarm in two lines of a height that never changes. */
import { LitElement, css, html } from 'lit';
import '/console/age.js';
import { marks } from '/console/alarms.js';
import { place } from '/console/place.js';
import { badge, badges } from '/console/signs.js';
import { theme } from '/console/theme.js';
import { Speaks, name, say } from '/console/words.js';

class FireAlarmRow extends LitElement {
  static properties = {
    alarm: { attribute: false },
    kind: { reflect: true },
    fresh: { type: Boolean, reflect: true },
    done: { type: Boolean, reflect: true },
  };
  static styles = [
    theme,
    badges,
    css`
      :host {
        display: grid;
        grid-template-columns: 8.6rem minmax(0, 1fr) 8.2rem;
        height: 60px;
        margin-bottom: 3px;
        background: var(--panel);
        border-radius: var(--radius);
        overflow: hidden;
        cursor: pointer;
        border: 2px solid transparent;
      }
      :host([kind='FIRE']) {
        background: var(--fire-ground);
      }
      :host([done]) {
        background: var(--panel);
      }
      :host([done]) .class {
        background: var(--raised);
        color: var(--quiet);
      }
      :host([aria-selected='true']) {
        border-color: var(--accent);
      }
      :host(:hover:not([aria-selected='true'])) {
        border-color: var(--quiet);
      }
      .class {
        height: 100%;
        border-radius: 0;
        font-size: 0.95rem;
        white-space: nowrap;
      }
      :host([fresh][kind='FIRE']) .class {
        animation: call 0.9s steps(2, jump-none) infinite alternate;
      }
      @keyframes call {
        to {
          background: #ff4a5c;
        }
      }
      .what,
      .when {
        display: grid;
        align-content: center;
        gap: 0.15rem;
        padding: 0 0.7rem;
        min-width: 0;
      }
      .line {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .place {
        font-weight: 600;
      }
      .rest {
        font-size: 0.84rem;
        color: var(--quiet);
      }
      .active {
        color: var(--text);
        font-weight: 600;
      }
      .when {
        justify-items: end;
        padding-left: 0;
      }
      .state {
        font-size: 0.84rem;
        color: var(--quiet);
      }
      :host([fresh]) .state {
        color: var(--text);
        font-weight: 700;
      }
      @media (prefers-reduced-motion: reduce) {
        .class {
          animation: none !important;
        }
      }
      @media (max-width: 700px) {
        :host {
          grid-template: 1fr auto / 4.9rem minmax(0, 1fr) max-content;
          gap: 0 0.5rem;
          height: 90px;
          padding: 0 0.4rem 0.3rem 0;
        }
        .class {
          flex-direction: column;
          gap: 0;
          grid-row: 1 / 3;
          height: calc(100% + 0.3rem);
          font-size: 0.7rem;
          padding: 0;
        }
        .class .sign {
          width: 1.5rem;
          height: 1.5rem;
        }
        .place {
          display: -webkit-box;
          -webkit-box-orient: vertical;
          -webkit-line-clamp: 2;
          white-space: normal;
          font-size: 0.92rem;
          line-height: 1.25;
          grid-area: 1 / 2;
          align-self: center;
        }
        .rest {
          grid-area: 2 / 2 / 3 / 4;
        }
        fire-age {
          grid-area: 1 / 3;
          justify-self: end;
          font-size: 0.8rem;
          margin-top: 0.5rem;
        }
        .state {
          grid-area: 1 / 3;
          align-self: end;
          justify-self: end;
          font-size: 0.8rem;
        }
        .device {
          display: none;
        }
        .what,
        .when {
          display: contents;
        }
      }
    `,
  ];

  constructor() {
    super();
    new Speaks(this);
  }

  willUpdate() {
    this.kind = this.alarm.class;
    this.fresh = this.alarm.state === 'new';
    this.done = this.alarm.state === 'closed';
  }

  render() {
    const alarm = this.alarm;
    return html`
      ${badge(alarm.class)}
      <span class="what">
        <span class="line place">${place(alarm)}</span>
        <span class="line rest">
          <span class=${alarm.active ? 'active' : ''}>${alarm.active ? '●' : '○'}
            ${name('condition', alarm.condition)} · ${say(alarm.active ? 'alarm.active' : 'alarm.cleared')}</span>
          ${alarm.escalations > 0 ? html`<span class="mark loud">${say('mark.escalations', { count: alarm.escalations })}</span>` : ''}
          ${marks(alarm).map((mark) => html`<span class="mark loud">${say(`mark.${mark}`)}</span> `)}
          <span class="device">${alarm.deviceId}${alarm.point ? ` / ${alarm.point}` : ''}</span>
        </span>
      </span>
      <span class="when">
        <fire-age since=${alarm.raisedAt}></fire-age>
        <span class="line state">${name('state', alarm.state)}</span>
      </span>
    `;
  }
}

customElements.define('fire-alarm-row', FireAlarmRow);
