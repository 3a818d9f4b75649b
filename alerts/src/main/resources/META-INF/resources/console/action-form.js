/** `<fire-action-form>`: what has to be said with an action; fires `given` with its body, or `left`. */
import { LitElement, css, html } from 'lit';
import { CAUSES, OUTCOMES } from '/console/alarms.js';
import { theme } from '/console/theme.js';
import { Speaks, name, say } from '/console/words.js';

class FireActionForm extends LitElement {
  static properties = {
    action: {},
    people: { attribute: false },
    assignee: {},
    busy: { type: Boolean },
    outcome: { state: true },
  };
  static styles = [
    theme,
    css`
      form {
        display: grid;
        gap: 0.6rem;
        background: var(--raised);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        padding: 0.8rem;
      }
      label {
        display: grid;
        gap: 0.2rem;
      }
      textarea {
        resize: vertical;
        min-height: 3.6rem;
      }
      fieldset {
        display: flex;
        flex-wrap: wrap;
        gap: 0.35rem 0.9rem;
        border: 0;
        margin: 0;
        padding: 0;
      }
      fieldset label {
        display: flex;
        align-items: center;
        gap: 0.3rem;
      }
      legend {
        padding: 0 0 0.2rem;
      }
      input[type='radio'] {
        min-height: 0;
        margin: 0.4rem 0;
      }
      .end {
        display: flex;
        gap: 0.5rem;
        justify-content: flex-end;
      }
    `,
  ];

  constructor() {
    super();
    this.people = [];
    this.outcome = '';
    new Speaks(this);
  }

  firstUpdated() {
    this.renderRoot.querySelector('input, select, textarea').focus();
  }

  render() {
    return html`<form @submit=${this.#give} @keydown=${this.#leaveByKey}>
      ${this.action === 'verify' ? this.#verdict() : ''}
      ${this.action === 'assign' ? this.#person() : this.#note(this.action === 'comment')}
      <div class="end">
        <button type="button" @click=${this.#leave}>${say('form.cancel')}</button>
        <button class="main" ?disabled=${this.busy}>${say(this.busy ? 'form.busy' : `action.${this.action}`)}</button>
      </div>
    </form>`;
  }

  #verdict() {
    return html`
      <fieldset><legend>${say('form.outcome')}</legend>
        ${OUTCOMES.map((one) => html`<label><input type="radio" name="outcome" value=${one} required
          @change=${() => (this.outcome = one)}>${name('outcome', one)}</label>`)}
      </fieldset>
      <label>${say('form.cause')}<select name="cause" ?required=${this.outcome === 'false_alarm'}>
        <option value="">${say('form.cause.none')}</option>
        ${CAUSES.map((one) => html`<option value=${one}>${name('cause', one)}</option>`)}
      </select></label>`;
  }

  #person() {
    return html`<label>${say('form.assignee')}
      <input name="to" list="people" required maxlength="64" autocapitalize="none" .value=${this.assignee ?? ''}>
      <datalist id="people">${this.people.map((person) => html`<option value=${person}></option>`)}</datalist></label>`;
  }

  #note(required) {
    return html`<label>${say(required ? 'form.comment' : 'form.note')}
      <textarea name="note" maxlength="2000" ?required=${required} @keydown=${this.#giveByKey}></textarea></label>`;
  }

  #giveByKey(event) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.target.form.requestSubmit();
    }
  }

  #leaveByKey(event) {
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.#leave();
    }
  }

  #give(event) {
    event.preventDefault();
    const fields = [...new FormData(event.target)].filter(([, value]) => value.trim() !== '');
    this.dispatchEvent(new CustomEvent('given', { detail: Object.fromEntries(fields) }));
  }

  #leave() {
    this.dispatchEvent(new CustomEvent('left'));
  }
}

customElements.define('fire-action-form', FireActionForm);
