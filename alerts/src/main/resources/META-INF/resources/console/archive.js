/** Pages of alarms from the server, for the tabs that are not the live list. */
import * as api from '/console/api.js';

const PAGE = 50;

/** Fires `change` when `items`, `next`, `loading` or `failed` changed. */
export class Archive extends EventTarget {
  items = [];
  next = null;
  loading = false;
  failed = false;
  #asked = 0;
  #query = null;

  /** Starts again at the newest. */
  show(filter) {
    this.items = [];
    this.#query = { state: filter.tab, class: filter.class, building: filter.building, limit: PAGE };
    return this.#load(null);
  }

  more() {
    return this.#load(this.next);
  }

  /** Shows a newer version of an alarm that is on the page. */
  renew(alarm) {
    const known = this.items.find((item) => item.id === alarm.id);
    if (known && known.version < alarm.version) {
      this.items = this.items.map((item) => (item.id === alarm.id ? alarm : item));
      this.#tell();
    }
  }

  async #load(cursor) {
    const asked = ++this.#asked;
    this.loading = true;
    this.failed = false;
    this.#tell();
    try {
      const page = await api.alarms({ ...this.#query, cursor });
      if (asked === this.#asked) {
        this.items = [...this.items, ...page.items];
        this.next = page.next;
      }
    } catch (refused) {
      if (!(refused instanceof api.Refused)) {
        throw refused;
      }
      this.failed = asked === this.#asked;
    }
    if (asked === this.#asked) {
      this.loading = false;
      this.#tell();
    }
  }

  #tell() {
    this.dispatchEvent(new Event('change'));
  }
}
