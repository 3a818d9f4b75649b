/** `<fire-building>`: one building: its state, numbers, open alarms, worst devices, and its devices by floor. */
import { LitElement, css, html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import '/console/age.js';
import '/console/alarm-row.js';
import { byUrgency } from '/console/alarms.js';
import * as api from '/console/api.js';
import { percent } from '/console/buildings.js';
import '/console/floors.js';
import { pane } from '/console/pane-style.js';
import { floorName } from '/console/place.js';
import { badges, stateBadge } from '/console/signs.js';
import { theme } from '/console/theme.js';
import { Speaks, name, say } from '/console/words.js';

const NUMBERS = ['devices', 'online', 'silent', 'unknown', 'inFire', 'faulty', 'disabled', 'lowBattery', 'onTest'];
/** Those that are worth a look when they are not zero. */
const BAD = ['silent', 'unknown', 'inFire', 'faulty', 'disabled', 'lowBattery'];

class FireBuilding extends LitElement {
  static properties = {
    building: { attribute: false },
    stale: { type: Boolean },
    devices: { state: true },
  };
  static styles = [
    theme,
    badges,
    pane,
    css`
      h2 {
        margin: 0.6rem 0 0.1rem;
      }
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(5.4rem, 1fr));
        gap: 0.5rem;
        margin: 0.8rem 0 0;
      }
      dl div {
        display: flex;
        flex-direction: column-reverse;
        background: var(--raised);
        border-radius: var(--radius);
        padding: 0.3rem 0.6rem;
      }
      dt {
        font-size: 0.82rem;
      }
      dd {
        font-size: 1.3rem;
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }
      .zero dd {
        color: var(--quiet);
        font-weight: 400;
      }
      .bad dd {
        color: var(--fault);
      }
      .inFire.bad dd {
        color: var(--fire-text);
      }
      fire-alarm-row {
        background: var(--raised);
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .worst li {
        display: flex;
        flex-wrap: wrap;
        gap: 0 0.7rem;
        padding: 0.3rem 0;
        border-top: 1px solid var(--line);
        overflow-wrap: anywhere;
      }
      .worst fire-age {
        margin-left: auto;
        color: var(--quiet);
        font-size: 0.87rem;
      }
      .greyed {
        filter: grayscale(0.8);
        opacity: 0.55;
      }
    `,
  ];
  #asked = null;

  constructor() {
    super();
    this.devices = null;
    new Speaks(this);
  }

  willUpdate() {
    if (this.building.id !== this.#asked) {
      this.#asked = this.building.id;
      this.devices = null;
      this.#readDevices(this.building.id);
    }
  }

  async #readDevices(id) {
    const devices = await api.register('devices', { building: id });
    if (id === this.#asked) {
      this.devices = devices;
    }
  }

  render() {
    const { name: called, state, alarms, health } = this.building;
    return html`
      <div class="top">${stateBadge(state)}
        <button id="back" @click=${() => this.dispatchEvent(new CustomEvent('left'))}>✕ ${say('detail.back')}</button></div>
      <div class=${this.stale ? 'greyed' : ''}>
        <h2>${called}</h2>
        <div class="quiet">${this.#facts()}</div>
        <p class="quiet">${say(`building.${state}.why`)}</p>
        ${health ? this.#numbers(health) : html`<p class="error">${say('district.failed')}</p>`}
        <h3>${say('building.alarms', { count: alarms.length })}</h3>
        ${alarms.length === 0 ? html`<p class="quiet">${say('list.calm')}</p>` : this.#alarms(alarms)}
        ${health?.worst.length > 0 ? html`<h3>${say('building.worst')}</h3>${this.#worst(health.worst)}` : ''}
        <h3>${say('building.floors')}</h3>
        ${this.devices === null
          ? html`<p class="quiet">${say('list.loading')}</p>`
          : html`<fire-floors .devices=${this.devices} .alarms=${alarms} .worst=${health?.worst ?? []}></fire-floors>`}
      </div>`;
  }

  #facts() {
    const { id, area, floors, height, class: kind } = this.building;
    const parts = [id, area, kind, floors ? say('building.storeys', { count: floors }) : '', height ? `${height} m` : ''];
    return parts.filter((part) => part).join(' · ');
  }

  #numbers(health) {
    return html`<dl>
      ${NUMBERS.map(
        (key) => html`<div class="${key} ${health[key] === 0 ? 'zero' : BAD.includes(key) ? 'bad' : ''}">
          <dt>${say(`health.${key}`)}</dt><dd>${health[key]}</dd></div>`,
      )}
      <div title=${say('health.coverage.why')}><dt>${say('health.coverage')}</dt><dd>${health.at ? percent(health.coverage) : '–'}</dd></div>
      <div title=${say('health.score.why')}><dt>${say('health.score')}</dt><dd>${health.at ? health.score : '–'}</dd></div>
    </dl>`;
  }

  #alarms(alarms) {
    return html`<ul>${repeat(
      [...alarms].sort(byUrgency),
      (alarm) => alarm.id,
      (alarm) => html`<li><fire-alarm-row role="button" tabindex="0" .alarm=${alarm} @click=${() => this.#open(alarm.id)}
        @keydown=${(event) => event.key === 'Enter' && this.#open(alarm.id)}></fire-alarm-row></li>`,
    )}</ul>`;
  }

  #worst(worst) {
    const known = new Map((this.devices ?? []).map((device) => [device.id, device]));
    return html`<ul class="worst">${worst.map((one) => {
      const where = known.get(one.device);
      const floor = floorName(where?.floor);
      const absent = one.presence === 'online' ? [] : [name('presence', one.presence)];
      const words = [...absent, ...one.conditions.map((condition) => name('condition', condition))];
      return html`<li><b>${where?.label || one.device}</b>
        <span class="quiet">${[floor, where?.label ? one.device : ''].filter((part) => part).join(' · ')}</span>
        <span>${words.join(say('list.comma'))}</span>
        ${one.since ? html`<fire-age since=${one.since}></fire-age>` : ''}</li>`;
    })}</ul>`;
  }

  #open(id) {
    this.dispatchEvent(new CustomEvent('opened', { detail: id }));
  }
}

customElements.define('fire-building', FireBuilding);
