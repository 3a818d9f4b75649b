/** Keeps the live feed connected: opens the socket, folds frames, and comes back with what was last heard. */
import * as feed from '/console/feed.js';
import { correctBy, ticks } from '/console/time.js';

const FIRST_WAIT = 500;
const LONGEST_WAIT = 15000;

/** Fires `change` after every step and every second, with the state in `state` and the reason in `stale`. */
export class Live extends EventTarget {
  state = feed.begin();
  stale = 'starting';
  #socket = null;
  #timer = null;
  #pulse = null;
  #tries = 0;
  #startedAt = 0;
  #onRefused;
  #now = () => this.#hurry();

  /** `onRefused` is asked after each connection that never opened: it finds out whether the session has ended. */
  constructor(onRefused) {
    super();
    this.#onRefused = onRefused;
  }

  start() {
    this.#startedAt = ticks();
    this.#pulse = setInterval(() => this.#beat(), 1000);
    addEventListener('online', this.#now);
    this.#connect();
  }

  stop() {
    clearInterval(this.#pulse);
    clearTimeout(this.#timer);
    removeEventListener('online', this.#now);
    this.#drop();
  }

  /** Takes the health of buildings that was read beside the feed. */
  know(healths) {
    this.#step({ ...feed.withHealths(this.state, healths), news: [], changed: [] });
  }

  /** Whole seconds since the last frame, or since the start when none ever came. */
  get silence() {
    return Math.floor((ticks() - (this.state.lastFrameAt ?? this.#startedAt)) / 1000);
  }

  #connect() {
    const since = feed.since(this.state);
    const url = new URL('/api/v1/live', location.href);
    url.protocol = url.protocol.replace('http', 'ws');
    if (since !== null) {
      url.searchParams.set('since', since);
    }
    this.#step(feed.connecting(this.state));
    const socket = new WebSocket(url);
    let open = false;
    this.#socket = socket;
    socket.onopen = () => {
      open = true;
      this.#step(feed.opened(this.state));
    };
    socket.onmessage = (message) => this.#hear(JSON.parse(message.data));
    socket.onclose = () => {
      if (this.#socket === socket) {
        if (!open) {
          this.#onRefused();
        }
        this.#again();
      }
    };
  }

  #hear(frame) {
    this.#step(feed.heard(this.state, frame, ticks(), Date.now()));
    correctBy(this.state.skew);
    if (this.state.ask !== null) {
      this.#again();
    } else if (this.state.whole) {
      this.#tries = 0;
    }
  }

  #beat() {
    if (this.state.link === 'open' && this.state.lastFrameAt !== null && this.silence * 1000 > feed.STALE_AFTER + 2000) {
      this.#again();
    } else {
      this.#step({ ...this.state, news: [], changed: [] });
    }
  }

  #again() {
    this.#drop();
    this.#step(feed.closed(this.state));
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#tries++) * (0.5 + Math.random() / 2);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#connect(), wait);
  }

  #hurry() {
    if (this.state.link === 'closed') {
      clearTimeout(this.#timer);
      this.#connect();
    }
  }

  #drop() {
    const socket = this.#socket;
    this.#socket = null;
    if (socket) {
      socket.onmessage = socket.onclose = null;
      socket.close();
    }
  }

  #step(state) {
    this.state = state;
    this.stale = feed.staleness(state, ticks());
    this.dispatchEvent(new Event('change'));
  }
}
