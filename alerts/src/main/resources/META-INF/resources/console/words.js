/** The words of the page in the person's language: Chinese or English, by the browser at first, then as chosen. */
import enDistrict from '/console/words/en-district.js';
import en from '/console/words/en.js';
import zhDistrict from '/console/words/zh-district.js';
import zh from '/console/words/zh.js';

const TONGUES = { zh: { ...zh, ...zhDistrict }, en: { ...en, ...enDistrict } };
const KEPT = 'firewatch.language';

class Language extends EventTarget {
  #name = kept() ?? (navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en');

  constructor() {
    super();
    this.#mark();
  }

  get name() {
    return this.#name;
  }

  /** The tag for dates, numbers and the document: `zh-CN` or `en-GB`. */
  get tag() {
    return this.#name === 'zh' ? 'zh-CN' : 'en-GB';
  }

  choose(name) {
    this.#name = name in TONGUES ? name : 'en';
    localStorage.setItem(KEPT, this.#name);
    this.#mark();
    this.dispatchEvent(new Event('change'));
  }

  #mark() {
    document.documentElement.lang = this.tag;
  }
}

function kept() {
  const name = localStorage.getItem(KEPT);
  return name in TONGUES ? name : null;
}

export const language = new Language();

/** The text of that key, with `{name}` filled in; a key that is missing shows as itself. */
export function say(key, values = {}) {
  const text = TONGUES[language.name][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** The text of a value that the server named, `{prefix}.{value}`; a value that this page does not know shows as it came. */
export function name(prefix, value) {
  if (value === null || value === undefined || value === '') {
    return '';
  }
  const key = `${prefix}.${String(value).toLowerCase()}`;
  return TONGUES[language.name][key] ?? String(value);
}

/** Renders a component again when the language changes. */
export class Speaks {
  #host;
  #again = () => this.#host.requestUpdate();

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected() {
    language.addEventListener('change', this.#again);
  }

  hostDisconnected() {
    language.removeEventListener('change', this.#again);
  }
}
