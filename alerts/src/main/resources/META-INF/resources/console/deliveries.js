/** `<fire-deliveries>`: who was told about an alarm, by which means, and what came of each attempt. */
import { LitElement, css, html } from 'lit';
import { theme } from '/console/theme.js';
import { moment } from '/console/time.js';
import { Speaks, name, say } from '/console/words.js';

class FireDeliveries extends LitElement {
  static properties = { items: { attribute: false } };
  static styles = [
    theme,
    css`
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .delivery {
        border: 1px solid var(--line);
        border-radius: var(--radius);
        padding: 0.45rem 0.7rem;
        margin-bottom: 0.4rem;
      }
      .delivery.failed {
        border-color: var(--fire);
      }
      header {
        display: flex;
        flex-wrap: wrap;
        gap: 0.3rem 0.7rem;
      }
      header span:last-child {
        margin-left: auto;
      }
      li li {
        display: flex;
        flex-wrap: wrap;
        gap: 0.1rem 0.6rem;
        font-size: 0.85rem;
        color: var(--quiet);
        overflow-wrap: anywhere;
      }
      time {
        font-variant-numeric: tabular-nums;
      }
      .good {
        color: var(--good);
      }
      .bad {
        color: var(--fire-text);
      }
    `,
  ];

  constructor() {
    super();
    this.items = [];
    new Speaks(this);
  }

  render() {
    if (this.items === null) {
      return html`<p class="error">${say('deliveries.failed')}</p>`;
    }
    if (this.items.length === 0) {
      return html`<p class="quiet">${say('deliveries.none')}</p>`;
    }
    return html`<ul>${this.items.map((item) => this.#delivery(item))}</ul>`;
  }

  #delivery(item) {
    return html`<li class="delivery ${item.state === 'refused' ? 'failed' : ''}">
      <header>
        <b>${item.contactName || item.contact}</b>
        <span class="quiet">${name('channel', item.channel)} · ${name('event', item.type)}</span>
        <span class=${tone(item.state)}>${name('delivery', item.state)}</span>
      </header>
      <ul>${(item.attempts ?? []).map(attempt)}</ul>
      ${item.state === 'pending' ? html`<span class="quiet">${say('deliveries.next', { at: moment(item.due) })}</span>` : ''}
      ${item.onTest ? html`<span class="mark loud">${say('deliveries.onTest', { reason: item.onTest })}</span>` : ''}
    </li>`;
  }
}

function attempt(one) {
  const result = one.outcome;
  return html`<li><time datetime=${one.at}>${moment(one.at)}</time>
    <span class=${tone(result)}>${name('result', result)}</span>
    <span>${[one.status, one.reason].filter((part) => part !== null && part !== undefined).join(' ')}</span></li>`;
}

function tone(result) {
  return result === 'accepted' ? 'good' : ['refused', 'try_again'].includes(result) ? 'bad' : 'quiet';
}

customElements.define('fire-deliveries', FireDeliveries);
