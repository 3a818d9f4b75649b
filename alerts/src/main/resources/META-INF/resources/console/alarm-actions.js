/** `<fire-alarm-actions>`: what may be done with an alarm, why the rest may not, and the plain sentence when it failed. */
import { LitElement, css, html } from 'lit';
import '/console/action-form.js';
import { ACTIONS, blocked, nextStep } from '/console/alarms.js';
import * as api from '/console/api.js';
import { theme } from '/console/theme.js';
import { Speaks, say } from '/console/words.js';

/** These are done at one press; the others ask something first. */
const AT_ONCE = ['acknowledge'];

class FireAlarmActions extends LitElement {
  static properties = {
    alarm: { attribute: false },
    role: {},
    me: {},
    people: { attribute: false },
    asking: { state: true },
    busy: { state: true },
    error: { state: true },
  };
  static styles = [
    theme,
    css`
      :host {
        display: grid;
        gap: 0.5rem;
      }
      .all {
        display: flex;
        flex-wrap: wrap;
        gap: 0.4rem;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
        font-size: 0.84rem;
      }
      p {
        margin: 0;
      }
      #next b {
        color: var(--accent);
        margin-right: 0.3em;
      }
    `,
  ];

  constructor() {
    super();
    this.asking = null;
    this.busy = false;
    this.error = null;
    this.people = [];
    new Speaks(this);
  }

  willUpdate(changed) {
    if (changed.has('alarm') && changed.get('alarm') && changed.get('alarm').id !== this.alarm.id) {
      this.asking = null;
      this.error = null;
    }
  }

  render() {
    const reasons = this.#reasons();
    const next = nextStep(this.alarm, this.role);
    return html`
      ${next ? html`<p id="next"><b>${say('next.label')}</b> ${say(next)}</p>` : ''}
      <div class="all">${ACTIONS.map((action) => this.#button(action))}</div>
      ${this.error ? html`<p class="error" role="alert">${say(this.error)}</p>` : ''}
      ${this.asking
        ? html`<fire-action-form .action=${this.asking} .people=${this.people} .assignee=${this.me} ?busy=${this.busy}
            @given=${(event) => this.#do(this.asking, event.detail)} @left=${() => (this.asking = null)}></fire-action-form>`
        : html`<ul class="quiet" id="reasons">${reasons.map(([reason, actions]) =>
            html`<li>${actions.map((action) => say(`action.${action}`)).join(say('list.comma'))}: ${say(reason)}</li>`)}</ul>`}
    `;
  }

  #button(action) {
    const reason = blocked(action, this.alarm, this.role);
    if (action === 'reopen' && reason === 'blocked.open') {
      return '';
    }
    const main = action === 'acknowledge' || (action === this.#next() && !reason);
    return html`<button id=${action} class=${main && !reason ? 'main' : ''} ?disabled=${reason !== null || this.busy}
      title=${reason ? say(reason) : ''} aria-expanded=${this.asking === action}
      @click=${() => this.start(action)}>${say(`action.${action}`)}</button>`;
  }

  /** The step that usually comes next. */
  #next() {
    const { state, verifiedAs } = this.alarm;
    if (state === 'acknowledged' && !verifiedAs) {
      return 'verify';
    }
    return verifiedAs ? 'close' : null;
  }

  #reasons() {
    const byReason = new Map();
    for (const action of ACTIONS.filter((one) => one !== 'reopen')) {
      const reason = blocked(action, this.alarm, this.role);
      if (reason) {
        byReason.set(reason, [...(byReason.get(reason) ?? []), action]);
      }
    }
    return [...byReason];
  }

  /** Does an action, or asks first what it needs; what may not be done is answered with its reason. */
  start(action) {
    const reason = blocked(action, this.alarm, this.role);
    this.error = reason;
    if (reason) {
      return;
    }
    if (AT_ONCE.includes(action)) {
      this.#do(action, {});
    } else {
      this.asking = this.asking === action ? null : action;
    }
  }

  async #do(action, body) {
    const { id, version } = this.alarm;
    this.busy = true;
    this.error = null;
    try {
      const alarm = await api.act(id, action, body, version);
      this.asking = null;
      this.#tell('done', { action, id, alarm });
    } catch (refused) {
      this.error = sentence(refused);
      this.#tell('refused', { id });
    } finally {
      this.busy = false;
    }
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

const SENTENCES = { 0: 1, 400: 1, 403: 1, 404: 1, 409: 1, 412: 1, 503: 1 };

/** The words for a refusal, in the person's language. */
export function sentence(refused) {
  return refused.status in SENTENCES ? `refused.${refused.status}` : 'refused.other';
}

customElements.define('fire-alarm-actions', FireAlarmActions);
