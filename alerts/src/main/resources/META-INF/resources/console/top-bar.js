/** `<fire-top-bar>`: the fires that wait for an answer, sound, system health, help, language and who is on duty. */
import { LitElement, css, html } from 'lit';
import * as api from '/console/api.js';
import '/console/health.js';
import '/console/language-switch.js';
import '/console/look-switch.js';
import { sign } from '/console/signs.js';
import '/console/sound-switch.js';
import { theme } from '/console/theme.js';
import { Speaks, name, say } from '/console/words.js';

const VIEWS = ['alarms', 'district'];

class FireTopBar extends LitElement {
  static properties = { waiting: { attribute: false }, who: { attribute: false }, wide: { type: Boolean } };
  static styles = [
    theme,
    css`
      header {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        min-height: 50px;
        padding: 0.3rem 0.9rem;
      }
      h1 {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        margin: 0;
        font-size: 1.1rem;
        white-space: nowrap;
      }
      .space {
        flex: 1;
      }
      nav {
        display: flex;
        gap: 0.25rem;
        margin-left: 0.5rem;
      }
      nav [aria-current='page'] {
        background: var(--chosen);
        border-color: var(--accent);
      }
      .waiting {
        display: inline-flex;
        align-items: center;
        gap: 0.4rem;
        background: var(--fire);
        border-color: #ff8e97;
        color: #fff;
        font-weight: 700;
        font-size: 1.02rem;
      }
      @media (max-width: 700px) {
        header {
          flex-wrap: wrap;
          padding: 0.3rem 0.5rem;
          gap: 0.3rem;
        }
        nav {
          order: 1;
          width: 100%;
          margin: 0;
        }
        nav button {
          flex: 1;
        }
        header > * {
          flex: 0 1 auto;
        }
        #leave {
          padding: 0.3rem 0.5rem;
          margin-left: auto;
        }
        .waiting span {
          display: none;
        }
        h1 {
          min-width: 28px;
        }
        h1.fires {
          display: none;
        }
        .space,
        h1 span,
        .help,
        fire-look-switch,
        .who {
          display: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.waiting = [];
    this.wide = false;
    new Speaks(this);
  }

  render() {
    const fires = this.waiting.length;
    return html`<header>
      <h1 class=${fires > 0 ? 'fires' : ''}><img src="/console/icon-fire.svg" width="28" height="28" alt=""><span>${say('app.name')}</span></h1>
      ${fires > 0
        ? html`<button class="waiting" title=${say('top.waiting')} @click=${() => this.#tell('urgent')}>${sign('FIRE')}<b>${fires}</b><span>${say('top.waiting')}</span></button>`
        : ''}
      <nav aria-label=${say('top.views')}>${VIEWS.map((view) => this.#view(view))}</nav>
      <span class="space"></span>
      <fire-sound-switch></fire-sound-switch>
      <fire-health></fire-health>
      <button class="help" title=${say('help.title')} aria-label=${say('help.title')} @click=${() => this.#tell('help')}>?</button>
      <fire-look-switch></fire-look-switch>
      <fire-language-switch></fire-language-switch>
      ${this.who ? html`<span class="who quiet">${this.who.name} · ${name('role', this.who.role)}</span>` : ''}
      <button id="leave" @click=${this.#leave}>${say('top.leave')}</button>
    </header>`;
  }

  #view(view) {
    const here = (view === 'district') === this.wide;
    return html`<button aria-current=${here ? 'page' : 'false'} @click=${() => this.#tell('viewed', false, view)}>
      ${say(`view.${view}`)}</button>`;
  }

  async #leave() {
    await api.logout().catch(() => null);
    this.#tell('left', true);
  }

  #tell(type, far = false, detail = null) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: far, composed: far, detail }));
  }
}

customElements.define('fire-top-bar', FireTopBar);
