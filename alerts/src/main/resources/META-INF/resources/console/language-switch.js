/** `<fire-language-switch>`: offers the other language, in that language's own words. */
import { LitElement, html } from 'lit';
import { theme } from '/console/theme.js';
import { Speaks, language } from '/console/words.js';

class FireLanguageSwitch extends LitElement {
  static styles = theme;

  constructor() {
    super();
    new Speaks(this);
  }

  render() {
    const [other, tag, label] = language.name === 'zh' ? ['en', 'en', 'English'] : ['zh', 'zh-CN', '中文'];
    return html`<button type="button" lang=${tag} @click=${() => language.choose(other)}>${label}</button>`;
  }
}

customElements.define('fire-language-switch', FireLanguageSwitch);
