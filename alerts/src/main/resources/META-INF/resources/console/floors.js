/** `<fire-floors>`: the devices of a building floor by floor; what ails stands out, and every floor opens to its list. */
import { LitElement, css, html } from 'lit';
import { byFloor, gravestByDevice } from '/console/buildings.js';
import { floorName } from '/console/place.js';
import { sign, stateSign } from '/console/signs.js';
import { theme } from '/console/theme.js';
import { Speaks, name, say } from '/console/words.js';

class FireFloors extends LitElement {
  static properties = { devices: { attribute: false }, alarms: { attribute: false }, worst: { attribute: false } };
  static styles = [
    theme,
    css`
      details {
        border-top: 1px solid var(--line);
      }
      summary {
        display: grid;
        grid-template-columns: 4.5rem minmax(0, 1fr) max-content;
        gap: 0.6rem;
        align-items: center;
        padding: 0.35rem 0;
        cursor: pointer;
      }
      summary > :first-child {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .marks {
        display: flex;
        flex-wrap: wrap;
        gap: 3px;
      }
      .marks i {
        display: grid;
        place-items: center;
        width: 20px;
        height: 20px;
        border-radius: 4px;
        border: 1px solid var(--line);
        background: var(--raised);
        font-size: 12px;
      }
      .FIRE {
        color: var(--fire-text);
      }
      .PRE_ALARM {
        color: var(--pre-alarm);
      }
      .SUPERVISORY,
      .lost {
        color: var(--supervisory);
      }
      .FAULT,
      .faulty {
        color: var(--fault);
      }
      .marks i:not([class='']) {
        border-color: currentColor;
      }
      .marks .FIRE {
        background: var(--fire);
        color: #fff;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        margin: 0 0 0.5rem;
        font-size: 0.87rem;
      }
      td {
        padding: 0.15rem 0.6rem 0.15rem 0;
        overflow-wrap: anywhere;
      }
      td:last-child {
        text-align: right;
      }
    `,
  ];

  constructor() {
    super();
    this.devices = [];
    this.alarms = [];
    this.worst = [];
    new Speaks(this);
  }

  render() {
    if (this.devices.length === 0) {
      return html`<p class="quiet">${say('building.nodevices')}</p>`;
    }
    const signs = this.#signs();
    return byFloor(this.devices).map(([floor, devices]) => this.#floor(floor, devices, signs));
  }

  /** What is known of each device that is not well: its gravest open alarm, that its gateway is gone, or its presence. */
  #signs() {
    const gravest = gravestByDevice(this.alarms);
    const presence = new Map(this.worst.filter((one) => one.presence !== 'online').map((one) => [one.device, one.presence]));
    return (device) => {
      const alarm = gravest.get(device.id);
      if (alarm) {
        return { kind: alarm.class, drawn: sign(alarm.class), word: name('condition', alarm.condition) };
      }
      const lost = gravest.get(device.gateway)?.condition === 'gateway_lost';
      const absent = lost ? 'unknown' : presence.get(device.id);
      return absent
        ? { kind: absent === 'unknown' ? 'lost' : 'faulty', drawn: stateSign('lost'), word: name('presence', absent) }
        : null;
    };
  }

  #floor(floor, devices, signs) {
    const ailing = devices.filter((device) => signs(device) !== null).length;
    return html`<details>
      <summary><span>${floorName(floor) || say('building.nofloor')}</span>
        <span class="marks" aria-hidden="true">${devices.map((device) => mark(device, signs(device)))}</span>
        <span class="quiet">${ailing > 0 ? say('building.ailing', { count: devices.length, ailing }) : say('tile.devices', { count: devices.length })}</span></summary>
      <table>${devices.map((device) => line(device, signs(device)))}</table>
    </details>`;
  }
}

const called = (device) => device.label || device.id;

function mark(device, found) {
  return html`<i class=${found?.kind ?? ''} title=${`${called(device)}${found ? ` · ${found.word}` : ''}`}>${found?.drawn ?? ''}</i>`;
}

function line(device, found) {
  return html`<tr><td>${called(device)}</td><td class="quiet">${name('type', device.type)}</td>
    <td class="quiet">${device.label ? device.id : ''}</td>
    <td class=${found?.kind ?? 'quiet'}>${found?.word ?? '–'}</td></tr>`;
}

customElements.define('fire-floors', FireFloors);
