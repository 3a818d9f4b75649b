/** `<fire-filters>`: tabs, classes with their open counts, building and state; fires `filtered` with the new choice. */
import { LitElement, css, html } from 'lit';
import { CLASSES, STATES, count } from '/console/alarms.js';
import { sign } from '/console/signs.js';
import { theme } from '/console/theme.js';
import { Speaks, name, say } from '/console/words.js';

export const TABS = ['open', 'closed', 'all'];
export const NO_FILTER = { tab: 'open', class: '', building: '', state: '' };

class FireFilters extends LitElement {
  static properties = {
    filter: { attribute: false },
    open: { attribute: false },
    buildings: { attribute: false },
    hiding: { type: Number },
  };
  static styles = [
    theme,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 0.4rem;
        padding: 0.5rem 0.6rem;
        border-bottom: 1px solid var(--line);
      }
      div {
        display: flex;
        gap: 0.25rem;
      }
      button {
        display: inline-flex;
        align-items: center;
        gap: 0.3rem;
        padding: 0.25rem 0.55rem;
      }
      button[aria-pressed='true'],
      button[aria-selected='true'] {
        background: var(--chosen);
        border-color: var(--accent);
      }
      b {
        min-width: 1.2em;
        text-align: right;
        font-variant-numeric: tabular-nums;
      }
      .FIRE.some {
        background: var(--fire);
        border-color: var(--fire);
        color: #fff;
      }
      .FIRE.some[aria-pressed='true'] {
        border-color: #fff;
      }
      .PRE_ALARM.some {
        color: var(--pre-alarm);
      }
      .SUPERVISORY.some {
        color: var(--supervisory);
      }
      .FAULT.some {
        color: var(--fault);
      }
      select {
        max-width: 9.5rem;
        padding: 0.2rem 0.3rem;
      }
      .hides {
        background: var(--fire);
        color: #fff;
        font-weight: 700;
      }
      @media (max-width: 700px) {
        :host {
          gap: 0.3rem;
          padding: 0.35rem 0.5rem;
        }
        .hides,
        .classes .sign {
          display: none;
        }
        button {
          padding: 0.2rem 0.42rem;
          min-height: 36px;
          font-size: 0.85rem;
        }
        select {
          min-height: 36px;
          font-size: 0.85rem;
          max-width: 6.4rem;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.filter = NO_FILTER;
    this.open = [];
    this.buildings = [];
    this.hiding = 0;
    new Speaks(this);
  }

  render() {
    const counts = count(this.open);
    const { tab, building, state } = this.filter;
    return html`
      <div role="tablist">${TABS.map((one) => html`<button role="tab" aria-selected=${tab === one}
        @click=${() => this.#set({ tab: one, state: '' })}>${say(`tab.${one}`)}</button>`)}</div>
      <select aria-label=${say('filter.building')} @change=${(event) => this.#set({ building: event.target.value })}>
        <option value="">${say('filter.building.any')}</option>
        ${this.buildings.map((one) => html`<option value=${one.id} ?selected=${one.id === building}>${one.name || one.id}</option>`)}
      </select>
      ${tab === 'open'
        ? html`<select aria-label=${say('filter.state')} @change=${(event) => this.#set({ state: event.target.value })}>
            <option value="">${say('filter.state.any')}</option>
            ${STATES.map((one) => html`<option value=${one} ?selected=${one === state}>${name('state', one)}</option>`)}
          </select>`
        : ''}
      <div class="classes" role="group" aria-label=${say('filter.class')}>
        ${CLASSES.map((one) => this.#class(one, counts[one]))}
      </div>
      ${this.hiding > 0
        ? html`<button class="hides" @click=${() => this.#set(NO_FILTER)}>⚠ ${say('filter.hides', { count: this.hiding })}</button>`
        : ''}
    `;
  }

  #class(one, number) {
    const pressed = this.filter.class === one;
    return html`<button class="${one} ${number > 0 ? 'some' : ''}" aria-pressed=${pressed}
      @click=${() => this.#set({ class: pressed ? '' : one })}>${sign(one)}${name('class', one)}<b>${number}</b></button>`;
  }

  #set(change) {
    this.dispatchEvent(new CustomEvent('filtered', { detail: { ...this.filter, ...change } }));
  }
}

customElements.define('fire-filters', FireFilters);
