/** `<fire-look-switch>`: day or night. */
import { LitElement, html } from 'lit';
import { look } from '/console/look.js';
import { moon, sun } from '/console/signs.js';
import { theme } from '/console/theme.js';
import { Speaks, say } from '/console/words.js';

class FireLookSwitch extends LitElement {
  static styles = theme;
  #again = () => this.requestUpdate();

  constructor() {
    super();
    new Speaks(this);
  }

  connectedCallback() {
    super.connectedCallback();
    look.addEventListener('change', this.#again);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    look.removeEventListener('change', this.#again);
  }

  render() {
    const other = look.name === 'light' ? 'dark' : 'light';
    return html`<button type="button" title=${say(`look.${other}`)} aria-label=${say(`look.${other}`)}
      @click=${() => look.choose(other)}>${other === 'light' ? sun() : moon()}</button>`;
  }
}

customElements.define('fire-look-switch', FireLookSwitch);
