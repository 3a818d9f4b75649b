/** `<fire-alarm-detail>`: one alarm with its facts, actions, timeline and deliveries, renewed whenever it changes. */
import { LitElement, css, html } from 'lit';
import { go } from '/console/address.js';
import '/console/age.js';
import '/console/alarm-actions.js';
import '/console/alarm-readings.js';
import { marks } from '/console/alarms.js';
import * as api from '/console/api.js';
import '/console/deliveries.js';
import { pane } from '/console/pane-style.js';
import { place } from '/console/place.js';
import { badge, badges } from '/console/signs.js';
import { theme } from '/console/theme.js';
import { moment } from '/console/time.js';
import '/console/timeline.js';
import { Speaks, name, say } from '/console/words.js';

class FireAlarmDetail extends LitElement {
  static properties = {
    alarmId: {},
    live: { attribute: false },
    role: {},
    me: {},
    people: { attribute: false },
    stale: { type: Boolean },
    alarm: { state: true },
    entries: { state: true },
    items: { state: true },
    failed: { state: true },
  };
  static styles = [
    theme,
    badges,
    pane,
    css`
      h2 {
        margin: 0.6rem 0 0.3rem;
      }
      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr) max-content minmax(0, 1fr);
        gap: 0.2rem 0.8rem;
        margin: 0.5rem 0 0.9rem;
        font-size: 0.9rem;
      }
      dd {
        overflow-wrap: anywhere;
      }
      .greyed {
        filter: grayscale(0.8);
        opacity: 0.55;
      }
      .explain {
        margin: 0.2rem 0;
        font-size: 0.88rem;
      }
      @media (max-width: 700px) {
        dl {
          grid-template-columns: max-content minmax(0, 1fr);
        }
      }
    `,
  ];
  #asked = 0;

  constructor() {
    super();
    this.entries = [];
    this.items = [];
    this.people = [];
    new Speaks(this);
  }

  willUpdate(changed) {
    if (changed.has('alarmId')) {
      this.alarm = null;
      this.entries = [];
      this.items = [];
      this.failed = null;
      this.renew();
    }
    if (changed.has('live') && this.live?.id === this.alarmId && this.live.version > (this.alarm?.version ?? 0)) {
      this.alarm = this.live;
    }
  }

  /** Ends when the alarm was read, or could not be. */
  async ready() {
    await this.reading;
    await this.updateComplete;
  }

  renew() {
    this.reading = this.#read();
  }

  /** Reads everything again; an answer to an older question is thrown away. */
  async #read() {
    const asked = ++this.#asked;
    const id = this.alarmId;
    try {
      const deliveries = api.deliveries(id).catch(() => null);
      const [alarm, entries, items] = await Promise.all([api.alarm(id), api.timeline(id), deliveries]);
      if (asked === this.#asked) {
        this.alarm = alarm;
        this.entries = entries;
        this.items = items?.items ?? null;
        this.failed = null;
      }
    } catch (refused) {
      if (asked === this.#asked) {
        this.failed = refused.status === 404 ? 'detail.gone' : 'detail.failed';
      }
    }
  }

  /** As if that action's button were pressed. */
  start(action) {
    this.renderRoot.querySelector('fire-alarm-actions')?.start(action);
  }

  render() {
    const alarm = this.alarm;
    const close = html`<button id="back" @click=${() => this.dispatchEvent(new CustomEvent('left'))}>✕ ${say('detail.back')}</button>`;
    if (!alarm) {
      return html`<div class="top">${close}</div><p class=${this.failed ? 'error' : 'quiet'}>${say(this.failed ?? 'detail.loading')}</p>`;
    }
    return html`
      <div class="top">${badge(alarm.class)}<span>${name('state', alarm.state)}</span>
        <fire-age since=${alarm.raisedAt}></fire-age>${close}</div>
      <div class=${this.stale ? 'greyed' : ''}>
        <h2>${place(alarm)}</h2>
        ${alarm.placement
          ? html`<button class="plain" @click=${() => go({ alarm: null, building: alarm.placement.building })}>
              ${say('building.open')} ›</button>`
          : ''}
        ${this.failed ? html`<p class="error">${say(this.failed)}</p>` : ''}
        ${marks(alarm).map((mark) => html`<p class="explain"><span class="mark loud">${say(`mark.${mark}`)}</span>
          <span class="quiet">${say(`mark.${mark}.why`)}</span></p>`)}
        ${this.#facts(alarm)}
      </div>
      <fire-alarm-actions .alarm=${alarm} .role=${this.role} .me=${this.me} .people=${this.people}
        @done=${() => this.renew()} @refused=${() => this.renew()}></fire-alarm-actions>
      <fire-alarm-readings .alarm=${alarm}></fire-alarm-readings>
      <h3>${say('detail.timeline')}</h3>
      <fire-timeline .entries=${this.entries}></fire-timeline>
      <h3>${say('detail.deliveries')}</h3>
      <fire-deliveries .items=${this.items}></fire-deliveries>
    `;
  }

  #facts(alarm) {
    const facts = [
      ['condition', `${name('condition', alarm.condition)} (${say(alarm.active ? 'alarm.active' : 'alarm.cleared')})`],
      ['device', `${alarm.deviceId}${alarm.point ? ` / ${alarm.point}` : ''}`],
      ['raised', moment(alarm.raisedAt)],
      ['received', moment(alarm.receivedAt)],
      ['escalations', alarm.escalations > 0 ? say('mark.escalations', { count: alarm.escalations }) : null],
      ['incident', alarm.incident?.slice(0, 8)],
      ['acknowledgedBy', alarm.acknowledgedBy],
      ['assignedTo', alarm.assignedTo],
      ['verifiedAs', name('outcome', alarm.verifiedAs)],
    ];
    return html`<dl>${facts.filter(([, value]) => value).map(([key, value]) => html`<dt>${say(`fact.${key}`)}</dt><dd>${value}</dd>`)}</dl>`;
  }
}

customElements.define('fire-alarm-detail', FireAlarmDetail);
