/** What is registered, read at the start and again and again: buildings with their health, and people. */
import * as api from '/console/api.js';

const AGAIN = 30000;

/** Fires `change` when it was read; `healths` comes with it. What was read once stays where it cannot be read again. */
export class Register extends EventTarget {
  buildings = [];
  people = [];
  known = false;
  failed = false;
  #timer = null;

  /** With `assigning`, people are read too: those that an alarm can be assigned to. */
  start(assigning) {
    this.#timer = setInterval(() => document.hidden || this.read(), AGAIN);
    this.read();
    if (assigning) {
      this.#readPeople();
    }
  }

  stop() {
    clearInterval(this.#timer);
  }

  async read() {
    let healths = [];
    try {
      [this.buildings, healths] = await Promise.all([api.buildings(), api.healths()]);
      this.known = true;
      this.failed = false;
    } catch (refused) {
      if (!(refused instanceof api.Refused)) {
        throw refused;
      }
      this.failed = true;
    }
    this.#tell(healths);
  }

  async #readPeople() {
    this.people = (await api.register('assignees')).map((user) => user.name);
    this.#tell([]);
  }

  #tell(healths) {
    this.dispatchEvent(new CustomEvent('change', { detail: healths }));
  }
}
