/** `<fire-key-help>`: which key does what. */
import { LitElement, css, html } from 'lit';
import { KEYS } from '/console/keys.js';
import { theme } from '/console/theme.js';
import { Speaks, say } from '/console/words.js';

class FireKeyHelp extends LitElement {
  static styles = [
    theme,
    css`
      :host {
        position: fixed;
        z-index: 30;
        inset: auto 1rem 1rem auto;
        background: var(--raised);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        padding: 0.8rem 1rem;
        box-shadow: 0 8px 30px #000a;
      }
      :host([hidden]) {
        display: none;
      }
      dl {
        display: grid;
        grid-template-columns: max-content 1fr;
        gap: 0.25rem 1rem;
        margin: 0 0 0.6rem;
      }
      dd {
        margin: 0;
      }
      kbd {
        border: 1px solid var(--quiet);
        border-radius: 4px;
        padding: 0 0.4em;
      }
    `,
  ];

  constructor() {
    super();
    new Speaks(this);
  }

  render() {
    return html`<dl>${Object.entries(KEYS).map(([key, word]) => html`<dt><kbd>${key}</kbd></dt><dd>${say(word)}</dd>`)}</dl>
      <button @click=${() => this.dispatchEvent(new CustomEvent('left'))}>${say('detail.back')}</button>`;
  }
}

customElements.define('fire-key-help', FireKeyHelp);
