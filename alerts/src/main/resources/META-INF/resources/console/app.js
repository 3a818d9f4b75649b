/** `<fire-console>`: the page. Shows the login until the server knows the session, then the place of work. */
import { LitElement, css, html } from 'lit';
import * as api from '/console/api.js';
import '/console/login.js';
import { theme } from '/console/theme.js';
import { Speaks, say } from '/console/words.js';
import '/console/workplace.js';

class FireConsole extends LitElement {
  static properties = { view: { state: true }, ended: { state: true }, who: { state: true } };
  static styles = [
    theme,
    css`
      section {
        display: grid;
        gap: 1rem;
        min-height: 100dvh;
        place-content: center;
        justify-items: center;
        padding: 1rem;
      }
    `,
  ];

  constructor() {
    super();
    this.view = null;
    this.ended = false;
    this.who = null;
    new Speaks(this);
    api.session.addEventListener('lost', () => {
      this.ended = this.view === 'work';
      this.view = 'login';
    });
  }

  connectedCallback() {
    super.connectedCallback();
    this.#ask();
  }

  updated() {
    if (this.view !== 'work') {
      document.title = say('app.name');
    }
  }

  render() {
    if (this.view === 'work') {
      return html`<fire-workplace .who=${this.who} @left=${this.#left}></fire-workplace>`;
    }
    if (this.view === 'login') {
      return html`<fire-login ?ended=${this.ended} @entered=${this.#ask}></fire-login>`;
    }
    if (this.view === 'unreached' || this.view === 'not-yours') {
      return html`<section><p role="alert">${say(`app.${this.view}`)}</p>
        <button @click=${this.view === 'unreached' ? this.#ask : this.#leave}>
          ${say(this.view === 'unreached' ? 'app.again' : 'top.leave')}</button></section>`;
    }
    return html``;
  }

  /** Asks who the cookie speaks for, and with it whether it still stands. */
  async #ask() {
    try {
      this.who = await api.me();
      this.ended = false;
      this.view = this.who.role === 'installer' ? 'not-yours' : 'work';
    } catch (refused) {
      this.view = refused.status === 401 ? 'login' : 'unreached';
    }
  }

  async #leave() {
    await api.logout().catch(() => null);
    this.#left();
  }

  #left() {
    this.who = null;
    this.view = 'login';
  }
}

customElements.define('fire-console', FireConsole);
