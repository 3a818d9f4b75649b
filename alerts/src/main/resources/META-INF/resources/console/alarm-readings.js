/** `<fire-alarm-readings>`: what the device measured around its alarm. History may be away: the alarm stays workable. */
import { LitElement, css, html } from 'lit';
import * as api from '/console/api.js';
import '/console/chart.js';
import { RANGES, fitting, read } from '/console/readings.js';
import { theme } from '/console/theme.js';
import { Speaks, say } from '/console/words.js';

/** How often the charts of an alarm that goes on are read again, in milliseconds. */
const AGAIN = 15000;

class FireAlarmReadings extends LitElement {
  static properties = {
    alarm: { attribute: false },
    range: { state: true },
    found: { state: true },
    failed: { state: true },
  };
  static styles = [
    theme,
    css`
      :host {
        display: block;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.3rem;
        margin: 1.2rem 0 0.4rem;
      }
      h3 {
        margin: 0 auto 0 0;
        font-size: 0.95rem;
        color: var(--quiet);
      }
      header button {
        padding: 0.1rem 0.5rem;
        font-size: 0.87rem;
      }
      button[aria-pressed='true'] {
        background: var(--chosen);
        border-color: var(--accent);
      }
      p {
        margin: 0.2rem 0;
      }
    `,
  ];
  #asked = 0;
  #of = null;
  #timer = null;

  constructor() {
    super();
    this.range = 'hour';
    this.found = null;
    this.failed = false;
    new Speaks(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => !document.hidden && (this.alarm?.active || this.failed) && this.#read(), AGAIN);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  willUpdate() {
    if (this.alarm.id !== this.#of) {
      this.#of = this.alarm.id;
      this.range = 'hour';
      this.found = null;
      this.failed = false;
      this.#read(true);
    }
  }

  render() {
    return html`<header><h3>${say('readings.title')}</h3>
        ${this.found?.charts.length > 0 ? Object.keys(RANGES).map((range) => html`<button aria-pressed=${this.range === range}
          @click=${() => this.#show(range)}>${say(`readings.${range}`)}</button>`) : ''}</header>
      ${this.failed ? html`<p class="quiet" role="status">${say('readings.failed')} <button @click=${() => this.#read()}>${say('app.again')}</button></p>` : ''}
      ${this.#charts()}`;
  }

  #charts() {
    if (this.found === null) {
      return this.failed ? '' : html`<p class="quiet">${say('list.loading')}</p>`;
    }
    if (this.found.charts.length === 0) {
      return html`<p class="quiet">${say('readings.none')}</p>`;
    }
    return this.found.charts.map((drawn) => html`<fire-chart .drawn=${drawn} .raised=${Date.parse(this.alarm.raisedAt)}></fire-chart>`);
  }

  #show(range) {
    this.range = range;
    this.#read();
  }

  /** Reads the charts; at first, with the range that fits what was found. */
  async #read(first = false) {
    const asked = ++this.#asked;
    try {
      let found = await read(this.alarm, this.range);
      const range = first && found.charts.length > 0 ? fitting(found.charts, this.alarm) : this.range;
      if (range !== this.range) {
        found = await read(this.alarm, range);
      }
      if (asked === this.#asked) {
        this.range = range;
        this.found = found;
        this.failed = false;
      }
    } catch (refused) {
      if (!(refused instanceof api.Refused)) {
        throw refused;
      }
      this.failed = this.failed || asked === this.#asked;
    }
  }
}

customElements.define('fire-alarm-readings', FireAlarmReadings);
