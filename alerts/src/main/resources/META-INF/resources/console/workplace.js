/** `<fire-workplace>`: the list or the district beside what is open, fed by the live feed, worked by mouse, finger or keys. */
import { LitElement, html } from 'lit';
import { address, go } from '/console/address.js';
import '/console/alarm-detail.js';
import '/console/alarm-list.js';
import { assigns, byUrgency, passes } from '/console/alarms.js';
import * as api from '/console/api.js';
import { Archive } from '/console/archive.js';
import '/console/building-panel.js';
import { district } from '/console/buildings.js';
import '/console/district.js';
import { NO_FILTER } from '/console/filters.js';
import '/console/guide.js';
import '/console/help.js';
import { keys } from '/console/keys.js';
import { Live } from '/console/live.js';
import { Register } from '/console/register.js';
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
    building: { state: true },
    wide: { state: true },
    helping: { state: true },
  };
  static styles = [theme, layout];

  #live = new Live(() => this.#stillIn());
  #archive = new Archive();
  #keys = (event) => keys(event, this);
  #address = () => this.#readAddress();
  #register = new Register();
  #painting = null;

  constructor() {
    super();
    this.filter = NO_FILTER;
    this.selected = null;
    this.opened = null;
    this.building = null;
    this.wide = false;
    this.helping = false;
    new Speaks(this);
    this.#live.addEventListener('change', () => this.#heard());
    this.#archive.addEventListener('change', () => this.requestUpdate());
    this.#register.addEventListener('change', (event) => this.#live.know(event.detail));
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('keydown', this.#keys);
    addEventListener('hashchange', this.#address);
    this.#readAddress();
    this.#live.start();
    this.#register.start(assigns(this.who?.role));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#keys);
    removeEventListener('hashchange', this.#address);
    this.#live.stop();
    this.#register.stop();
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
    const waiting = open.filter((alarm) => alarm.class === 'FIRE' && alarm.state === 'new');
    const places = district(this.#register.buildings, this.#live.state.healths, open);
    const side = this.#side(open, places, stale);
    return html`
      <fire-top-bar .waiting=${waiting} .who=${this.who} ?wide=${this.wide} @urgent=${() => this.#openUrgent(waiting)}
        @viewed=${(event) => this.show(event.detail)} @help=${() => this.help()}></fire-top-bar>
      <fire-status-line .stale=${this.#live.stale} .silence=${this.#live.silence} .skew=${this.#live.state.skew}></fire-status-line>
      <main class="${this.opened || this.building ? 'split' : ''} ${side ? '' : 'whole'}">
        ${this.wide ? this.#district(open, places, stale) : this.#list(open, waiting, places, stale)}
        ${side ?? ''}
      </main>
      <fire-help ?hidden=${!this.helping} @left=${() => this.help(false)}></fire-help>
    `;
  }

  #list(open, waiting, places, stale) {
    const live = this.filter.tab === 'open';
    return html`<section class="list ${stale && live ? 'stale' : ''}">
      <fire-filters .filter=${this.filter} .open=${open} .buildings=${places}
        .hiding=${live ? waiting.filter((alarm) => !passes(alarm, this.filter)).length : 0}
        @filtered=${(event) => this.#choose(event.detail)}></fire-filters>
      <fire-alarm-list .alarms=${this.shown} .selected=${this.selected} .empty=${this.#emptiness(live, stale)}
        ?stale=${stale && live} @chosen=${(event) => this.openAlarm(event.detail)}>${live ? '' : this.#paging()}</fire-alarm-list>
    </section>`;
  }

  #district(open, places, stale) {
    return html`<fire-district .buildings=${places} .chosen=${this.building} ?known=${this.#register.known} ?stale=${stale}
      ?failed=${this.#register.failed} .unplaced=${open.filter((alarm) => !alarm.placement).length}
      @chosen=${(event) => go({ building: event.detail, alarm: null })}></fire-district>`;
  }

  /** What is open, or the district where nothing is; null where the district is on the other side already. */
  #side(open, places, stale) {
    if (this.opened) {
      return html`<fire-alarm-detail .alarmId=${this.opened} .live=${this.#live.state.alarms.get(this.opened)}
        .role=${this.who?.role} .me=${this.who?.name} .people=${this.#register.people} ?stale=${stale}
        @left=${() => this.closeAlarm()}></fire-alarm-detail>`;
    }
    const building = places.find((one) => one.id === this.building);
    if (building) {
      return html`<fire-building .building=${building} ?stale=${stale} @left=${() => this.closeAlarm()}
        @opened=${(event) => this.openAlarm(event.detail)}></fire-building>`;
    }
    return this.wide ? null : html`<aside><fire-guide @help=${() => this.help(true)}></fire-guide>${this.#district(open, places, stale)}</aside>`;
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

  /** Opens or closes the help, which never covers the fires on the left. */
  async help(wanted = !this.helping) {
    this.helping = wanted;
    await this.updateComplete;
    if (wanted) {
      this.renderRoot.querySelector('fire-help').focus();
    }
  }

  /** Moves the selection so many rows; it stays with its alarm when others arrive. */
  move(steps) {
    if (this.wide) {
      this.show('alarms');
    }
    const ids = this.shown.map((alarm) => alarm.id);
    const from = ids.indexOf(this.selected);
    const to = from < 0 ? 0 : Math.min(Math.max(from + steps, 0), ids.length - 1);
    this.selected = ids[to] ?? null;
  }

  openAlarm(id) {
    this.selected = id;
    go({ alarm: id });
  }

  /** Back by one: from the alarm to the building it was opened from, from there to the whole. */
  closeAlarm() {
    this.helping = false;
    go(this.opened && this.building ? { alarm: null } : { alarm: null, building: null });
  }

  /** The list of alarms, or the district with the page to itself; without a choice the other of the two. */
  show(view = this.wide ? 'alarms' : 'district') {
    go({ wide: view === 'district', building: null, alarm: null });
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
    const { alarm, building, wide } = address();
    this.opened = alarm;
    this.building = building;
    this.wide = wide;
    this.selected = this.opened ?? this.selected;
  }

  async #stillIn() {
    await api.alarms({ limit: 1 }).catch(() => null);
  }
}

customElements.define('fire-workplace', FireWorkplace);
