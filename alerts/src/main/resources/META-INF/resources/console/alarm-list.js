/** `<fire-alarm-list>`: rows in the order given; fires `chosen` with the id of the one that was pressed. */
import { LitElement, css, html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import '/console/alarm-row.js';
import { theme } from '/console/theme.js';
import { Speaks, say } from '/console/words.js';

/** So many rows are drawn at once; the rest comes on demand, so that a storm never freezes the page. */
const STEP = 200;

class FireAlarmList extends LitElement {
  static properties = {
    alarms: { attribute: false },
    selected: {},
    empty: {},
    stale: { type: Boolean, reflect: true },
    drawn: { state: true },
  };
  static styles = [
    theme,
    css`
      :host {
        display: block;
        overflow-y: auto;
        overflow-anchor: auto;
        padding: 0.4rem 0.6rem;
        scrollbar-gutter: stable;
      }
      :host([stale]) [role='listbox'] {
        filter: grayscale(0.85);
        opacity: 0.45;
      }
      @media (max-width: 700px) {
        :host {
          scrollbar-gutter: auto;
        }
      }
      p {
        text-align: center;
        padding: 3rem 1rem;
      }
      :has([aria-selected='true']):focus-visible {
        outline: none;
      }
      .more {
        display: block;
        margin: 0.6rem auto;
      }
    `,
  ];

  constructor() {
    super();
    this.alarms = [];
    this.drawn = STEP;
    new Speaks(this);
  }

  willUpdate() {
    const index = this.alarms.findIndex((alarm) => alarm.id === this.selected);
    if (index >= this.drawn) {
      this.drawn = index + STEP;
    }
  }

  updated(changed) {
    if (changed.has('selected') && this.selected) {
      this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
    }
  }

  render() {
    if (this.alarms.length === 0) {
      return html`<p class="quiet">${say(this.empty)}</p>`;
    }
    const rest = this.alarms.length - this.drawn;
    return html`<div role="listbox" aria-label=${say('list.label')} tabindex="0"
        aria-activedescendant=${this.selected ? `alarm-${this.selected}` : ''}>
      ${repeat(
        this.alarms.slice(0, this.drawn),
        (alarm) => alarm.id,
        (alarm) => html`<fire-alarm-row role="option" id=${`alarm-${alarm.id}`} .alarm=${alarm}
          aria-selected=${alarm.id === this.selected} @click=${() => this.#choose(alarm.id)}></fire-alarm-row>`,
      )}</div>
      ${rest > 0
        ? html`<button class="more" @click=${() => (this.drawn += STEP)}>${say('list.rest', { count: rest })}</button>`
        : ''}
      <slot></slot>`;
  }

  #choose(id) {
    this.dispatchEvent(new CustomEvent('chosen', { detail: id }));
  }
}

customElements.define('fire-alarm-list', FireAlarmList);
