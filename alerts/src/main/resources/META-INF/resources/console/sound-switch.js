/** `<fire-sound-switch>`: mutes the sound for a while, and says when the browser does not let it be heard. */
import { LitElement, css, html } from 'lit';
import { speaker } from '/console/signs.js';
import { sound } from '/console/sound.js';
import { theme } from '/console/theme.js';
import { Speaks, say } from '/console/words.js';

class FireSoundSwitch extends LitElement {
  static styles = [
    theme,
    css`
      button {
        min-width: 6.2rem;
        font-variant-numeric: tabular-nums;
      }
      .off {
        background: var(--pre-alarm);
        border-color: var(--pre-alarm);
        color: #1b1005;
        font-weight: 700;
      }
    `,
  ];
  #again = () => this.requestUpdate();
  #pulse = null;

  constructor() {
    super();
    new Speaks(this);
  }

  connectedCallback() {
    super.connectedCallback();
    sound.addEventListener('change', this.#again);
    this.#pulse = setInterval(this.#again, 1000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    sound.removeEventListener('change', this.#again);
    clearInterval(this.#pulse);
  }

  render() {
    if (sound.blocked) {
      return html`<button class="off" title=${say('sound.blocked.why')} @click=${() => sound.allow()}>
        ${speaker(false)} ${say('sound.blocked')}</button>`;
    }
    const left = sound.mutedFor;
    const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    return left > 0
      ? html`<button class="off" aria-pressed="true" title=${say('sound.muted.why')} @click=${() => sound.mute(false)}>
          ${speaker(false)} ${say('sound.muted', { clock })}</button>`
      : html`<button aria-pressed="false" title=${say('sound.on.why')} @click=${() => sound.mute(true)}>
          ${speaker(true)} ${say('sound.on')}</button>`;
  }
}

customElements.define('fire-sound-switch', FireSoundSwitch);
