/** `<fire-help>`: what the page shows, what to do with an alarm, what the signs and the keys mean. */
import { LitElement, css, html } from 'lit';
import { CLASSES } from '/console/alarms.js';
import { STATES } from '/console/buildings.js';
import { STEPS } from '/console/guide.js';
import { KEYS } from '/console/keys.js';
import { badge, badges, stateBadge } from '/console/signs.js';
import { theme } from '/console/theme.js';
import { Speaks, say } from '/console/words.js';

class FireHelp extends LitElement {
  static styles = [
    theme,
    badges,
    css`
      :host {
        position: fixed;
        z-index: 30;
        right: 1rem;
        bottom: 1rem;
        width: min(30rem, calc(100vw - 2rem));
        max-height: calc(100dvh - 7rem);
        overflow-y: auto;
        background: var(--raised);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        padding: 0.8rem 1.1rem 1rem;
        box-shadow: var(--shadow);
      }
      :host([hidden]) {
        display: none;
      }
      header {
        display: flex;
        justify-content: space-between;
        align-items: center;
      }
      h2 {
        margin: 0;
        font-size: 1.15rem;
      }
      h3 {
        margin: 0.9rem 0 0.3rem;
        font-size: 0.95rem;
        color: var(--quiet);
      }
      ul,
      ol {
        margin: 0;
        padding-left: 1.3rem;
      }
      li {
        margin: 0.15rem 0;
      }
      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: 0.35rem 0.8rem;
        margin: 0;
        align-items: center;
      }
      dd {
        margin: 0;
      }
      .class {
        width: 100%;
        justify-content: flex-start;
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

  focus() {
    this.renderRoot.querySelector('button').focus();
  }

  render() {
    return html`<section aria-label=${say('help.title')}>
      <header><h2>${say('help.title')}</h2>
        <button @click=${() => this.dispatchEvent(new CustomEvent('left'))}>✕ ${say('detail.back')}</button></header>
      <h3>${say('help.page')}</h3>
      <ul>${['list', 'side', 'live'].map((part) => html`<li>${say(`help.page.${part}`)}</li>`)}</ul>
      <h3>${say('help.steps')}</h3>
      <ol>${STEPS.map((step) => html`<li><b>${say(`guide.${step}`)}</b> – ${say(`guide.${step}.how`)}</li>`)}</ol>
      <h3>${say('help.classes')}</h3>
      <dl>${CLASSES.map((one) => html`<dt>${badge(one)}</dt><dd>${say(`help.class.${one.toLowerCase()}`)}</dd>`)}</dl>
      <h3>${say('help.states')}</h3>
      <dl>${STATES.map((one) => html`<dt>${stateBadge(one)}</dt><dd>${say(`building.${one}.why`)}</dd>`)}</dl>
      <h3>${say('keys.title')}</h3>
      <dl>${Object.entries(KEYS).map(([key, word]) => html`<dt><kbd>${key}</kbd></dt><dd>${say(word)}</dd>`)}</dl>
    </section>`;
  }
}

customElements.define('fire-help', FireHelp);
