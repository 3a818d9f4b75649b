/** `<fire-workplace>`: the list beside the detail, fed by the live feed, worked by mouse, finger or keys. */
import { LitElement, html } from 'lit';
import '/console/alarm-detail.js';
import '/console/alarm-list.js';
import { byUrgency, passes } from '/console/alarms.js';
import * as api from '/console/api.js';
import { Archive } from '/console/archive.js';
import { NO_FILTER } from '/console/filters.js';
import { keys } from '/console/keys.js';
import '/console/key-help.js';
import { Live } from '/console/live.js';
import { sound } from '/console/sound.js';
import '/console/status-line.js';
import { theme } from '/console/theme.js';
import '/console/top-bar.js';
import { showTitle } from '/console/title.js';
import { Speaks, say } from '/console/words.js';
import { layout } from '/console/workplace-style.js';

/** Frames that come within so many milliseconds are drawn together, so that a storm leaves the page usable. */
const TOGETHER = 40;

class FireWorkplace extends LitElement {
  static properties = {
    who: { attribute: false },
    filter: { state: true },
    selected: { state: true },
    opened: { state: true },
    helping: { state: true },
    buildings: { state: true },
    people: { state: true },
  };
  static styles = [theme, layout];

  #live = new Live(() => this.#stillIn());
  #archive = new Archive();
  #keys = (event) => keys(event, this);
  #address = () => this.#readAddress();
  #painting = null;

  constructor() {
    super();
    this.filter = NO_FILTER;
    this.selected = null;
    this.opened = null;
    this.helping = false;
    this.buildings = [];
    this.people = [];
    new Speaks(this);
    this.#live.addEventListener('change', () => this.#heard());
    this.#archive.addEventListener('change', () => this.requestUpdate());
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('keydown', this.#keys);
    addEventListener('hashchange', this.#address);
    this.#readAddress();
    this.#live.start();
    this.#readRegister();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#keys);
    removeEventListener('hashchange', this.#address);
    this.#live.stop();
    sound.fires(false, false);
    sound.stale(false);
  }

  get open() {
    return [...this.#live.state.alarms.values()];
  }

  /** The alarms on the page, in their order. */
  get shown() {
    return this.filter.tab === 'open'
      ? this.open.filter((alarm) => passes(alarm, this.filter)).sort(byUrgency)
      : this.#archive.items;
  }

  updated() {
    showTitle(this.open, this.#live.stale);
  }

  render() {
    const open = this.open;
    const stale = this.#live.stale !== null;
    const live = this.filter.tab === 'open';
    const waiting = open.filter((alarm) => alarm.class === 'FIRE' && alarm.state === 'new');
    return html`
      <fire-top-bar .waiting=${waiting} .who=${this.who} @urgent=${() => this.#openUrgent(waiting)}
        @help=${() => (this.helping = !this.helping)}></fire-top-bar>
      <fire-status-line .stale=${this.#live.stale} .silence=${this.#live.silence} .skew=${this.#live.state.skew}></fire-status-line>
      <main class=${this.opened ? 'split' : ''}>
        <section class="list ${stale && live ? 'stale' : ''}">
          <fire-filters .filter=${this.filter} .open=${open} .buildings=${this.#places(open)}
            .hiding=${live ? waiting.filter((alarm) => !passes(alarm, this.filter)).length : 0}
            @filtered=${(event) => this.#choose(event.detail)}></fire-filters>
          <fire-alarm-list .alarms=${this.shown} .selected=${this.selected} .empty=${this.#emptiness(live, stale)}
            ?stale=${stale && live} @chosen=${(event) => this.openAlarm(event.detail)}>${live ? '' : this.#paging()}</fire-alarm-list>
        </section>
        ${this.opened
          ? html`<fire-alarm-detail .alarmId=${this.opened} .live=${this.#live.state.alarms.get(this.opened)}
              .role=${this.who?.role} .me=${this.who?.name} .people=${this.people} ?stale=${stale}
              @left=${() => this.closeAlarm()}></fire-alarm-detail>`
          : html`<aside class="quiet">${say('detail.none')}</aside>`}
      </main>
      <fire-key-help ?hidden=${!this.helping} @left=${() => (this.helping = false)}></fire-key-help>
    `;
  }

  #emptiness(live, stale) {
    if (live) {
      return stale ? 'list.unknown' : this.open.length > 0 ? 'list.filtered' : 'list.calm';
    }
    return this.#archive.loading ? 'list.loading' : this.#archive.failed ? 'list.failed' : 'list.none';
  }

  #paging() {
    const { next, loading, failed } = this.#archive;
    return html`${failed ? html`<span class="error">${say('list.failed')}</span>` : ''}
      ${next || failed ? html`<button ?disabled=${loading} @click=${() => this.#archive.more()}>${say('list.more')}</button>` : ''}`;
  }

  /** Moves the selection so many rows; it stays with its alarm when others arrive. */
  move(steps) {
    const ids = this.shown.map((alarm) => alarm.id);
    const from = ids.indexOf(this.selected);
    const to = from < 0 ? 0 : Math.min(Math.max(from + steps, 0), ids.length - 1);
    this.selected = ids[to] ?? null;
  }

  openAlarm(id) {
    this.selected = id;
    location.hash = id ? `alarm=${encodeURIComponent(id)}` : '';
  }

  closeAlarm() {
    this.helping = false;
    location.hash = '';
  }

  /** Starts an action on the alarm that is selected, opening it first. */
  async act(action) {
    const id = this.selected ?? this.opened;
    if (!id) {
      return;
    }
    if (id !== this.opened) {
      this.openAlarm(id);
      this.opened = id;
      await this.updateComplete;
    }
    const detail = this.renderRoot.querySelector('fire-alarm-detail');
    await detail.ready();
    detail.start(action);
  }

  #heard() {
    const { news, changed } = this.#live.state;
    const fires = this.open.filter((alarm) => alarm.class === 'FIRE' && alarm.state === 'new');
    sound.fires(fires.length > 0, news.some((alarm) => alarm.class === 'FIRE'));
    sound.stale(this.#live.stale !== null);
    for (const id of changed) {
      const alarm = this.#live.state.alarms.get(id);
      if (alarm) {
        this.#archive.renew(alarm);
      }
      if (id === this.opened) {
        this.renderRoot.querySelector('fire-alarm-detail')?.renew();
      }
    }
    this.#painting ??= setTimeout(() => this.#paint(), TOGETHER);
  }

  #paint() {
    this.#painting = null;
    this.requestUpdate();
  }

  #choose(filter) {
    this.filter = filter;
    this.selected = null;
    if (filter.tab !== 'open') {
      this.#archive.show(filter);
    }
  }

  #openUrgent(waiting) {
    this.filter = NO_FILTER;
    this.openAlarm([...waiting].sort(byUrgency)[0].id);
  }

  #readAddress() {
    this.opened = new URLSearchParams(location.hash.slice(1)).get('alarm');
    this.selected = this.opened ?? this.selected;
  }

  #places(open) {
    const known = new Map(this.buildings.map((building) => [building.id, building]));
    for (const { placement } of open) {
      if (placement && !known.has(placement.building)) {
        known.set(placement.building, { id: placement.building, name: placement.buildingName });
      }
    }
    return [...known.values()];
  }

  async #readRegister() {
    this.buildings = await api.register('buildings');
    this.people = (await api.register('users')).map((user) => user.name);
  }

  async #stillIn() {
    await api.alarms({ limit: 1 }).catch(() => null);
  }
}

customElements.define('fire-workplace', FireWorkplace);
