/** The sound of an unanswered fire, made here with WebAudio: no file, and it goes on until someone answers or mutes. */
import { ticks } from '/console/time.js';

const EVERY = 2500;
/** How often a feed that is not live is heard, in milliseconds: a lower, shorter sound than a fire's. */
const TROUBLE_EVERY = 10000;
/** A mute ends by itself after this long, in milliseconds, and at once when another fire comes. */
const MUTED_FOR = 5 * 60 * 1000;

/** Fires `change` when it begins or ends to be muted, blocked or sounding. */
class Sound extends EventTarget {
  #context = null;
  #timer = null;
  #mutedUntil = 0;
  wanted = false;
  #trouble = null;

  constructor() {
    super();
    const wake = () => this.allow();
    addEventListener('pointerdown', wake, { capture: true });
    addEventListener('keydown', wake, { capture: true });
  }

  /** Whether the browser still waits for a first click or key before it lets a page be heard. */
  get blocked() {
    return this.#context?.state !== 'running';
  }

  /** Seconds that the mute still lasts; 0 when there is none. */
  get mutedFor() {
    return Math.max(0, Math.ceil((this.#mutedUntil - ticks()) / 1000));
  }

  allow() {
    if (!this.blocked) {
      return;
    }
    this.#context ??= new AudioContext();
    this.#context.resume().then(() => this.#tell());
  }

  /** Whether a fire waits for an answer, and whether one has just come: that one is heard whatever was muted. */
  fires(waiting, fresh) {
    if (fresh) {
      this.#mutedUntil = 0;
    }
    if (waiting !== this.wanted) {
      this.wanted = waiting;
      this.#mutedUntil = waiting ? this.#mutedUntil : 0;
      clearInterval(this.#timer);
      this.#timer = waiting ? setInterval(() => this.#ring(), EVERY) : null;
    }
    if (fresh) {
      this.#ring();
    }
  }

  /** Whether the feed is not live. */
  stale(on) {
    if (on !== (this.#trouble !== null)) {
      clearInterval(this.#trouble);
      this.#trouble = on ? setInterval(() => this.#play([330, 262], 0.18), TROUBLE_EVERY) : null;
    }
  }

  mute(on) {
    this.#mutedUntil = on ? ticks() + MUTED_FOR : 0;
    this.#tell();
  }

  #ring() {
    if (this.wanted) {
      this.#play([960, 720, 960, 720], 0.26);
    }
  }

  #play(pitches, length) {
    if (this.blocked || this.mutedFor > 0) {
      return;
    }
    const start = this.#context.currentTime;
    pitches.forEach((pitch, beat) => this.#tone(pitch, start + beat * (length + 0.02), length));
  }

  #tone(pitch, at, length) {
    const source = this.#context.createOscillator();
    const volume = this.#context.createGain();
    source.type = 'square';
    source.frequency.value = pitch;
    volume.gain.setValueAtTime(0.0001, at);
    volume.gain.exponentialRampToValueAtTime(0.22, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + length);
    source.connect(volume).connect(this.#context.destination);
    source.start(at);
    source.stop(at + length);
  }

  #tell() {
    this.dispatchEvent(new Event('change'));
  }
}

export const sound = new Sound();
