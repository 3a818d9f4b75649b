/** `<fire-age since="…">`: how long ago, ticking by the clock of the server. */
import { LitElement, css, html } from 'lit';
import { age, moment } from '/console/time.js';
import { Speaks } from '/console/words.js';

const shown = new Set();
setInterval(() => shown.forEach((element) => element.requestUpdate()), 1000);

class FireAge extends LitElement {
  static properties = { since: {} };
  static styles = css`
    :host {
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
  `;

  constructor() {
    super();
    new Speaks(this);
  }

  connectedCallback() {
    super.connectedCallback();
    shown.add(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    shown.delete(this);
  }

  render() {
    return html`<time datetime=${this.since} title=${moment(this.since)}>${age(this.since)}</time>`;
  }
}

customElements.define('fire-age', FireAge);
