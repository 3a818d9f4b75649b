/** `<fire-health>`: whether the system itself is well, and every reason it gives when it is not. */
import { LitElement, css, html } from 'lit';
import * as api from '/console/api.js';
import { theme } from '/console/theme.js';
import { Speaks, say } from '/console/words.js';

const EVERY = 15000;

class FireHealth extends LitElement {
  static properties = { answer: { state: true }, open: { state: true } };
  static styles = [
    theme,
    css`
      :host {
        position: relative;
        display: inline-block;
      }
      .down {
        background: var(--fire);
        border-color: var(--fire);
        color: #fff;
        font-weight: 700;
      }
      @media (max-width: 700px) {
        button:not(.down) .word {
          display: none;
        }
      }
      section {
        position: fixed;
        z-index: 20;
        top: 52px;
        right: 0.6rem;
        width: min(30rem, calc(100vw - 1.2rem));
        max-height: 70vh;
        overflow: auto;
        background: var(--raised);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        padding: 0.8rem 1rem;
        box-shadow: var(--shadow);
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: 5.5em 1fr;
        padding: 0.25rem 0;
        overflow-wrap: anywhere;
      }
      .bad {
        color: var(--fire-text);
        font-weight: 700;
      }
      small {
        display: block;
        font-weight: 400;
      }
    `,
  ];
  #timer = null;

  constructor() {
    super();
    this.answer = undefined;
    this.open = false;
    new Speaks(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#look();
    this.#timer = setInterval(() => this.#look(), EVERY);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  render() {
    const up = this.answer === undefined || this.answer?.status === 'UP';
    return html`<button class=${up ? '' : 'down'} title=${say(up ? 'health.up' : 'health.down')} aria-expanded=${this.open} @click=${() => (this.open = !this.open)}>
        ${up ? '✓' : '⚠'} <span class="word">${say(up ? 'health.up' : 'health.down')}</span></button>
      ${this.open ? html`<section>${this.#reasons()}</section>` : ''}`;
  }

  #reasons() {
    if (!this.answer) {
      return html`<p class="bad">${say('health.none')}</p>`;
    }
    const checks = [...(this.answer.checks ?? [])].sort((a, b) => (a.status === 'UP') - (b.status === 'UP'));
    return html`<ul>${checks.map((check) => html`<li class=${check.status === 'UP' ? '' : 'bad'}>
      <span>${check.status === 'UP' ? '✓' : '✗'} ${check.status}</span>
      <span>${check.name}${Object.entries(check.data ?? {}).map(([key, value]) => html`<small>${key}: ${value}</small>`)}</span>
    </li>`)}</ul>`;
  }

  async #look() {
    this.answer = await api.health();
  }
}

customElements.define('fire-health', FireHealth);
