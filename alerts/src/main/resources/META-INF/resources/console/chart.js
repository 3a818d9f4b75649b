/** `<fire-chart>`: one quantity over time, drawn by ECharts, which is fetched when the first chart is wanted. */
import { LitElement, css, html } from 'lit';
import { extremes, number, option } from '/console/chart-option.js';
import { colours, look } from '/console/look.js';
import { theme } from '/console/theme.js';
import { moment } from '/console/time.js';
import { Speaks, language, name, say } from '/console/words.js';

const COLOURS = ['text', 'quiet', 'line', 'accent', 'fire', 'fault', 'raised'];
/** Longer charts have days below them. */
const SHORT = 36 * 3600000;
const HOURS = { hour: '2-digit', minute: '2-digit', hour12: false };
const DAYS = { month: '2-digit', day: '2-digit', hour: '2-digit', hour12: false };

class FireChart extends LitElement {
  static properties = { drawn: { attribute: false }, raised: { type: Number }, broken: { state: true } };
  static styles = [
    theme,
    css`
      :host {
        display: block;
        margin-bottom: 0.8rem;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        gap: 0 0.9rem;
        align-items: baseline;
        font-variant-numeric: tabular-nums;
      }
      header span {
        font-size: 0.87rem;
      }
      #plot {
        height: 170px;
      }
    `,
  ];
  #chart = null;
  #resized = new ResizeObserver(() => this.#chart?.resize());
  #again = () => this.requestUpdate();

  constructor() {
    super();
    this.broken = false;
    new Speaks(this);
  }

  connectedCallback() {
    super.connectedCallback();
    look.addEventListener('change', this.#again);
    this.requestUpdate();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    look.removeEventListener('change', this.#again);
    this.#resized.disconnect();
    this.#chart?.dispose();
    this.#chart = null;
  }

  render() {
    const { chart, neighbours } = this.drawn;
    const found = extremes(chart, this.raised);
    const value = (of) => `${number(of)} ${chart.unit}`;
    const facts = [
      found && found.then !== null && say('chart.then', { value: value(found.then) }),
      found && say('chart.range', { least: value(found.min), greatest: value(found.max) }),
      found && neighbours.length > 0 && say('chart.neighbours', { count: neighbours.length }),
    ].filter((fact) => fact);
    const called = name('quantity', chart.quantity);
    return html`<header><b>${called}</b>
        ${(found ? facts : [say('chart.empty')]).map((fact) => html`<span class="quiet">${fact}</span>`)}</header>
      ${this.broken ? html`<p class="error">${say('chart.broken')}</p>` : ''}
      <div id="plot" role="img" aria-label=${[called, ...facts].join(say('list.comma'))} ?hidden=${found === null || this.broken}></div>`;
  }

  updated() {
    if (!this.broken && extremes(this.drawn.chart, this.raised) !== null) {
      this.#draw();
    }
  }

  async #draw() {
    let echarts;
    try {
      echarts = await import('echarts');
    } catch {
      this.broken = true;
      return;
    }
    if (!this.isConnected) {
      return;
    }
    const plot = this.renderRoot.getElementById('plot');
    if (!this.#chart) {
      this.#chart = echarts.init(plot, null, { renderer: 'canvas' });
      this.#resized.observe(plot);
    }
    this.#chart.setOption(option(this.drawn, this.raised, this.#words(), colours(this.renderRoot, COLOURS)), true);
  }

  #words() {
    const { chart, limit } = this.drawn;
    const long = Date.parse(chart.to) - Date.parse(chart.from) > SHORT;
    const clock = new Intl.DateTimeFormat(language.tag, long ? DAYS : HOURS);
    return {
      alarm: say('chart.alarm', { at: moment(this.raised) }),
      gap: say('chart.gap'),
      high: say('chart.high', { value: `${limit?.high} ${chart.unit}` }),
      low: say('chart.low', { value: `${limit?.low} ${chart.unit}` }),
      neighbour: (device) => device.label || device.id,
      clock: (at) => clock.format(at),
      moment,
    };
  }
}

customElements.define('fire-chart', FireChart);
