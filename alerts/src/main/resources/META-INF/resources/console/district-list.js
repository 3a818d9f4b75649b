/** `<fire-district-list>`: the buildings in the order given, with every number; fires `chosen` with a building's id. */
import { LitElement, css, html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { percent } from '/console/buildings.js';
import { stateBadge, badges } from '/console/signs.js';
import { theme } from '/console/theme.js';
import { Speaks, say } from '/console/words.js';

const COLUMNS = ['devices', 'online', 'silent', 'unknown', 'lowBattery'];

class FireDistrictList extends LitElement {
  static properties = { buildings: { attribute: false }, chosen: {} };
  static styles = [
    theme,
    badges,
    css`
      table {
        width: 100%;
        border-collapse: collapse;
        font-variant-numeric: tabular-nums;
      }
      th {
        position: sticky;
        top: -0.7rem;
        background: var(--ground);
        color: var(--quiet);
        font-size: 0.84rem;
        font-weight: 400;
        text-align: right;
        padding: 0.3rem 0.5rem;
        white-space: nowrap;
      }
      td {
        border-top: 1px solid var(--line);
        padding: 0.3rem 0.5rem;
        text-align: right;
      }
      th:nth-child(-n + 2),
      td:nth-child(-n + 2) {
        text-align: left;
      }
      tbody tr {
        cursor: pointer;
      }
      tbody tr:hover {
        background: var(--raised);
      }
      tr[aria-current='true'] {
        background: var(--chosen);
      }
      .class {
        min-width: 6.5rem;
        justify-content: flex-start;
      }
      td button {
        background: none;
        border: none;
        padding: 0;
        text-align: left;
        font-weight: 600;
        white-space: normal;
      }
      .zero {
        color: var(--quiet);
        opacity: 0.6;
      }
      @media (max-width: 700px) {
        .rare {
          display: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.buildings = [];
    new Speaks(this);
  }

  render() {
    return html`<table>
      <thead><tr><th scope="col">${say('district.state')}</th><th scope="col">${say('filter.building')}</th>
        ${COLUMNS.map((key) => html`<th scope="col" class=${rare(key)}>${say(`health.${key}`)}</th>`)}
        <th scope="col" title=${say('health.coverage.why')}>${say('health.coverage')}</th>
        <th scope="col" class="rare" title=${say('health.score.why')}>${say('health.score')}</th></tr></thead>
      <tbody>${repeat(this.buildings, (one) => one.id, (one) => this.#row(one))}</tbody>
    </table>`;
  }

  #row(one) {
    const health = one.health;
    const heard = Boolean(health?.at);
    return html`<tr data-building=${one.id} aria-current=${one.id === this.chosen} @click=${() => this.#choose(one.id)}>
      <td>${stateBadge(one.state)}</td>
      <td><button>${one.name}</button></td>
      ${COLUMNS.map((key) => html`<td class="${rare(key)} ${health?.[key] > 0 ? '' : 'zero'}">${health?.[key] ?? '–'}</td>`)}
      <td>${heard ? percent(health.coverage) : '–'}</td>
      <td class="rare">${heard ? health.score : '–'}</td>
    </tr>`;
  }

  #choose(id) {
    this.dispatchEvent(new CustomEvent('chosen', { detail: id, bubbles: true, composed: true }));
  }
}

const rare = (key) => (['online', 'unknown', 'lowBattery'].includes(key) ? 'rare' : '');

customElements.define('fire-district-list', FireDistrictList);
