/** `<fire-guide>`: what to do with an alarm, for who is here for the first time; goes for good when it was read. */
import { LitElement, css, html } from 'lit';
import { theme } from '/console/theme.js';
import { Speaks, say } from '/console/words.js';

const KEPT = 'firewatch.guide';
export const STEPS = ['acknowledge', 'verify', 'close'];

class FireGuide extends LitElement {
  static properties = { read: { state: true } };
  static styles = [
    theme,
    css`
      section {
        margin: 0.7rem 0.9rem 0;
        padding: 0.6rem 0.8rem;
        border: 1px solid var(--line);
        border-left: 4px solid var(--accent);
        border-radius: var(--radius);
        background: var(--panel);
      }
      header {
        display: flex;
        align-items: center;
        gap: 0.6rem;
      }
      header b {
        margin-right: auto;
      }
      ol {
        display: grid;
        grid-template-columns: repeat(3, minmax(0, 1fr));
        gap: 0.8rem;
        margin: 0.5rem 0;
        padding: 0;
        list-style: none;
        counter-reset: step;
      }
      li {
        font-size: 0.9rem;
      }
      li b {
        display: block;
      }
      li b::before {
        counter-increment: step;
        content: counter(step);
        display: inline-grid;
        place-items: center;
        width: 1.5em;
        height: 1.5em;
        margin-right: 0.4em;
        border-radius: 50%;
        background: var(--accent);
        color: var(--panel);
        font-size: 0.85em;
      }
    `,
  ];

  constructor() {
    super();
    this.read = localStorage.getItem(KEPT) !== null;
    new Speaks(this);
  }

  render() {
    if (this.read) {
      return '';
    }
    return html`<section aria-label=${say('help.steps')}>
      <header><b>${say('guide.title')}</b><button id="done" @click=${this.#done}>${say('guide.done')}</button></header>
      <ol>${STEPS.map((step) => html`<li><b>${say(`guide.${step}`)}</b>${say(`guide.${step}.how`)}</li>`)}</ol>
      <button class="plain" @click=${() => this.dispatchEvent(new CustomEvent('help'))}>${say('guide.more')}</button>
    </section>`;
  }

  #done() {
    localStorage.setItem(KEPT, 'read');
    this.read = true;
  }
}

customElements.define('fire-guide', FireGuide);
