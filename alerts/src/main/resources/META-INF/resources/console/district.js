/** `<fire-district>`: all buildings by state, as a map or a list, with their sums; fires `chosen` with a building's id. */
import { LitElement, html } from 'lit';
import { STATES, byGravity, found, percent, sums } from '/console/buildings.js';
import '/console/district-list.js';
import '/console/district-map.js';
import { layout } from '/console/district-style.js';
import { stateSign } from '/console/signs.js';
import { theme } from '/console/theme.js';
import { Speaks, name, say } from '/console/words.js';

const KEPT = 'firewatch.district';
/** Its button is there only while it leads somewhere. */
const RARE = 'unheard';
const TOTALS = ['devices', 'online', 'silent', 'lowBattery', 'onTest'];

class FireDistrict extends LitElement {
  static properties = {
    buildings: { attribute: false },
    known: { type: Boolean },
    failed: { type: Boolean },
    unplaced: { type: Number },
    chosen: {},
    stale: { type: Boolean, reflect: true },
    mode: { state: true },
    text: { state: true },
    state: { state: true },
  };
  static styles = [theme, layout];

  constructor() {
    super();
    this.buildings = [];
    this.unplaced = 0;
    this.text = '';
    this.state = '';
    this.mode = localStorage.getItem(KEPT) === 'list' ? 'list' : 'map';
    new Speaks(this);
  }

  render() {
    const all = this.buildings;
    if (all.length === 0) {
      return html`${this.#title(all)}${this.#emptiness()}`;
    }
    const total = sums(all);
    const shown = found(all, this.text, this.state);
    return html`
      ${this.#title(all)}
      <div class="states" role="group" aria-label=${say('district.states')}>
        ${STATES.filter((state) => state !== RARE || total.states[RARE] > 0 || this.state === RARE).map((state) =>
          this.#state(state, total.states[state]),
        )}</div>
      <dl>${TOTALS.filter((key) => key !== 'onTest' || total.onTest > 0).map(
        (key) => html`<div><dt>${say(`health.${key}`)}</dt><dd>${total[key]}</dd></div>`,
      )}
        <div><dt title=${say('health.coverage.why')}>${say('health.coverage')}</dt><dd>${percent(total.coverage)}</dd></div></dl>
      ${this.failed ? html`<p class="error">${say('district.failed')}</p>` : ''}
      ${this.unplaced > 0 ? html`<p class="unplaced">⚠ ${say('district.unplaced', { count: this.unplaced })}</p>` : ''}
      ${shown.length === 0 ? html`<p class="quiet none">${say('district.nothing')}</p>` : ''}
      ${this.mode === 'map'
        ? html`<fire-district-map .buildings=${all} .shown=${new Set(shown.map((one) => one.id))} .chosen=${this.chosen}></fire-district-map>`
        : html`<fire-district-list .buildings=${[...shown].sort(byGravity)} .chosen=${this.chosen}></fire-district-list>`}
    `;
  }

  #title(all) {
    return html`<header>
      <h2>${say('district.title')} <small class="quiet">${all.length > 0 ? say('district.count', { count: all.length }) : ''}</small></h2>
      ${all.length > 8
        ? html`<input type="search" aria-label=${say('district.search')} placeholder=${say('district.search')} .value=${this.text}
            @input=${(event) => (this.text = event.target.value)}>`
        : ''}
      <div role="group" aria-label=${say('district.mode')}>${['map', 'list'].map((mode) => html`<button aria-pressed=${this.mode === mode}
        @click=${() => this.#show(mode)}>${say(`district.${mode}`)}</button>`)}</div>
    </header>`;
  }

  #state(state, number) {
    const pressed = this.state === state;
    return html`<button class="${state} ${number > 0 ? 'some' : ''}" aria-pressed=${pressed} ?disabled=${number === 0 && !pressed}
      @click=${() => (this.state = pressed ? '' : state)}>${stateSign(state)}<span>${name('building', state)}</span><b>${number}</b></button>`;
  }

  #emptiness() {
    return html`<p class="quiet none">${say(this.known ? 'district.empty' : 'list.loading')}</p>`;
  }

  #show(mode) {
    this.mode = mode;
    localStorage.setItem(KEPT, mode);
  }
}

customElements.define('fire-district', FireDistrict);
