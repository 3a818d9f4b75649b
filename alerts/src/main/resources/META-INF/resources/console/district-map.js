/** `<fire-district-map>`: the buildings where they stand; a tile keeps its place whatever its state, so that nothing jumps. */
import { LitElement, css, html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { percent } from '/console/buildings.js';
import { layout } from '/console/map-layout.js';
import { stateSign } from '/console/signs.js';
import { theme } from '/console/theme.js';
import { tiles } from '/console/tile-style.js';
import { Speaks, name, say } from '/console/words.js';

class FireDistrictMap extends LitElement {
  static properties = { buildings: { attribute: false }, shown: { attribute: false }, chosen: {}, room: { state: true } };
  static styles = [
    theme,
    tiles,
    css`
      :host {
        display: block;
        position: relative;
        overflow-y: auto;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--ground);
      }
    `,
  ];
  #measured = new ResizeObserver(([entry]) => {
    const { width, height } = entry.contentRect;
    this.room = { width: Math.floor(width), height: Math.floor(height) };
  });
  #place = { of: '', made: null };

  constructor() {
    super();
    this.buildings = [];
    this.shown = new Set();
    this.room = null;
    new Speaks(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#measured.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#measured.disconnect();
  }

  render() {
    if (!this.room || this.room.width < 60) {
      return '';
    }
    const { size, height, spots } = this.#placed();
    return html`<div class="ground ${size}" role="list" aria-label=${say('district.title')} .style=${`height: ${height}px`}>
      ${repeat(
        this.buildings,
        (one) => one.id,
        (one) => html`<div role="listitem" .style=${`left: ${spots.get(one.id).x}px; top: ${spots.get(one.id).y}px`}>
          ${this.#tile(one, size)}</div>`,
      )}</div>`;
  }

  #tile(one, size) {
    const told = summary(one);
    return html`<button class="tile ${one.state} ${one.waiting > 0 ? 'waiting' : ''} ${this.shown.has(one.id) ? '' : 'dim'}"
        data-building=${one.id} aria-current=${one.id === this.chosen} aria-label=${`${one.name}, ${told}`} title=${`${one.name}\n${told}`}
        @click=${() => this.#choose(one.id)}>
      <span class="sign-box">${stateSign(one.state)}</span>
      ${size === 'small' || size === 'tiny' ? '' : html`<span class="name">${one.name}</span>`}
      ${size === 'large'
        ? html`<span class="word">${word(one)}${heard(one) && one.waiting === 0 ? ` · ${percent(one.health.coverage)}` : ''}</span>
            <span class="counts">${counts(one, 2)}</span>
            ${heard(one) ? html`<span class="bar"><span .style=${`width: ${one.health.coverage * 100}%`}></span></span>` : ''}`
        : ''}
    </button>`;
  }

  /** Made anew only when another building comes, one moves, or the room changes. */
  #placed() {
    const of = JSON.stringify([this.room, this.buildings.map(({ id, x, y }) => [id, x, y])]);
    if (this.#place.of !== of) {
      this.#place = { of, made: layout(this.buildings, this.room.width, this.room.height - 2) };
    }
    return this.#place.made;
  }

  #choose(id) {
    this.dispatchEvent(new CustomEvent('chosen', { detail: id, bubbles: true, composed: true }));
  }
}

function word(one) {
  return one.waiting > 0 ? `${name('building', one.state)} · ${say('tile.waiting', { count: one.waiting })}` : name('building', one.state);
}

const heard = (one) => Boolean(one.health?.at);

/** What a tile has room for: how many devices, and what ails them most. */
function counts(one, most) {
  const health = one.health;
  if (!health) {
    return '';
  }
  const ails = ['silent', 'unknown', 'faulty', 'disabled', 'lowBattery'].filter((key) => health[key] > 0).slice(0, most);
  const parts = [say('tile.devices', { count: health.devices }), ...ails.map((key) => `${say(`health.${key}`)} ${health[key]}`)];
  return parts.join(' · ');
}

function summary(one) {
  const parts = [word(one), counts(one), heard(one) ? `${say('health.coverage')} ${percent(one.health.coverage)}` : ''];
  return parts.filter((part) => part !== '').join(', ');
}

customElements.define('fire-district-map', FireDistrictMap);
