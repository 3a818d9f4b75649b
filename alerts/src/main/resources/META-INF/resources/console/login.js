/** `<fire-login>`: name and password; fires `entered` with the answer's name and role once the cookie is set. */
import { LitElement, css, html } from 'lit';
import * as api from '/console/api.js';
import '/console/language-switch.js';
import { theme } from '/console/theme.js';
import { Speaks, say } from '/console/words.js';

class FireLogin extends LitElement {
  static properties = { ended: { type: Boolean }, busy: { state: true }, error: { state: true } };
  static styles = [
    theme,
    css`
      :host {
        display: grid;
        min-height: 100dvh;
        place-items: center;
        padding: 1rem;
      }
      form {
        display: grid;
        gap: 0.9rem;
        width: min(22rem, 100%);
        background: var(--panel);
        border: 1px solid var(--line);
        border-radius: 10px;
        padding: 1.6rem;
      }
      h1 {
        display: flex;
        align-items: center;
        gap: 0.6rem;
        margin: 0;
        font-size: 1.3rem;
      }
      label {
        display: grid;
        gap: 0.25rem;
      }
      input,
      button {
        min-height: 42px;
      }
      p {
        margin: 0;
        min-height: 1.4em;
      }
      fire-language-switch {
        justify-self: end;
      }
    `,
  ];

  constructor() {
    super();
    this.ended = false;
    this.busy = false;
    this.error = '';
    new Speaks(this);
  }

  firstUpdated() {
    this.renderRoot.querySelector('#name').focus();
  }

  render() {
    const note = this.error || (this.ended ? 'login.ended' : '');
    return html`<form @submit=${this.#enter}>
      <fire-language-switch></fire-language-switch>
      <h1><img src="/console/icon-fire.svg" width="34" height="34" alt="">${say('app.name')}</h1>
      <label>${say('login.name')}<input id="name" autocomplete="username" autocapitalize="none" required></label>
      <label>${say('login.password')}
        <input id="password" type="password" autocomplete="current-password" required></label>
      <button class="main" ?disabled=${this.busy}>${say(this.busy ? 'login.busy' : 'login.enter')}</button>
      <p class="error" role="alert">${note && say(note)}</p>
    </form>`;
  }

  async #enter(event) {
    event.preventDefault();
    const value = (id) => this.renderRoot.querySelector(id).value;
    const name = value('#name').trim();
    this.busy = true;
    this.error = '';
    try {
      await api.login(name, value('#password'));
      this.dispatchEvent(new CustomEvent('entered'));
    } catch (refused) {
      const wrong = refused.status === 400 || refused.status === 401;
      this.error = wrong ? 'login.wrong' : refused.status === 429 ? 'login.slow' : 'login.failed';
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('fire-login', FireLogin);
