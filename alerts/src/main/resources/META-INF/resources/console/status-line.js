/** `<fire-status-line>`: whether what is shown is live, in a line that never changes its height; red and loud when not. */
import { LitElement, css, html } from 'lit';
import { theme } from '/console/theme.js';
import { zone } from '/console/time.js';
import { Speaks, say } from '/console/words.js';

/** For so many seconds after the page was opened, connecting is no cause for alarm. */
const PATIENCE = 3;

class FireStatusLine extends LitElement {
  static properties = { stale: {}, silence: { type: Number }, skew: { type: Number } };
  static styles = [
    theme,
    css`
      :host {
        display: block;
      }
      div {
        display: flex;
        align-items: center;
        gap: 0.6rem;
        height: 34px;
        padding: 0 0.9rem;
        background: var(--panel);
        border-bottom: 1px solid var(--line);
        font-size: 0.87rem;
        white-space: nowrap;
        overflow: hidden;
        font-variant-numeric: tabular-nums;
      }
      .dot {
        flex: none;
        width: 0.65rem;
        height: 0.65rem;
        border-radius: 50%;
        background: var(--good);
      }
      .zone {
        margin-left: auto;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .stale {
        justify-content: center;
        background: var(--fire);
        color: #fff;
        font-size: 1.02rem;
        font-weight: 700;
        animation: call 1s steps(2, jump-none) infinite alternate;
      }
      @keyframes call {
        to {
          background: #7d0e1a;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .stale {
          animation: none;
        }
      }
      @media (max-width: 700px) {
        div {
          padding: 0 0.6rem;
        }
        .stale {
          height: 52px;
          flex-wrap: wrap;
          align-content: center;
          text-align: center;
          gap: 0 0.6rem;
          white-space: normal;
          font-size: 0.95rem;
          line-height: 1.2;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.stale = 'starting';
    this.silence = 0;
    this.skew = 0;
    new Speaks(this);
  }

  render() {
    if (this.stale === null) {
      return html`<div id="live"><span class="dot"></span><span>${say('feed.live')}</span>
        <span class="quiet">${say('feed.last', { seconds: this.silence })}</span>${this.#clock()}
        <span class="quiet zone">${say('feed.zone', { zone: zone() })}</span></div>`;
    }
    if (this.stale === 'starting' && this.silence <= PATIENCE) {
      return html`<div id="starting" class="quiet">${say('feed.connecting')}</div>`;
    }
    return html`<div id="stale" class="stale">
      <span role="alert">⚠ ${say(`feed.stale.${this.stale}`)}</span>
      <span>${say('feed.silent', { seconds: this.silence })}</span>
    </div>`;
  }

  #clock() {
    const minutes = Math.round(Math.abs(this.skew) / 60000);
    return minutes < 1 ? '' : html`<span class="mark loud">${say('feed.clock', { minutes })}</span>`;
  }
}

customElements.define('fire-status-line', FireStatusLine);
