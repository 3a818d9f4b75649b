/** A building's tile on the map, in three sizes: colour, sign and word say its state; what is well stays calm. */
import { css } from 'lit';

export const tiles = css`
  .ground {
    position: relative;
    min-height: 100%;
  }
  .ground > div {
    position: absolute;
  }
  .tile {
    display: grid;
    position: relative;
    text-align: left;
    background: var(--panel);
    border: 2px solid var(--line);
    padding: 0;
    overflow: hidden;
    transition: opacity 0.2s;
  }
  .tile .sign-box {
    display: grid;
    place-items: center;
    color: var(--quiet);
  }
  .name,
  .word,
  .counts {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .large .tile {
    width: 168px;
    height: 86px;
    grid-template: 1.75rem 1.2rem minmax(0, 1fr) / 2.1rem minmax(0, 1fr);
    align-items: start;
    padding: 0 0.5rem 6px 0;
  }
  .large .sign-box,
  .large .name {
    align-self: center;
  }
  .large .sign-box {
    font-size: 1.1rem;
  }
  .large .name {
    font-weight: 600;
  }
  .large .word,
  .large .counts {
    grid-column: 2;
    font-size: 0.82rem;
    line-height: 1.3;
  }
  .large .counts {
    color: var(--quiet);
    white-space: normal;
    max-height: 2.6em;
  }
  .medium .tile {
    width: 112px;
    height: 46px;
    grid-template-columns: 1.7rem minmax(0, 1fr);
    align-items: center;
    padding-right: 0.3rem;
  }
  .medium .name {
    font-size: 0.82rem;
    line-height: 1.15;
    white-space: normal;
    max-height: 2.3em;
  }
  .small .tile {
    width: 34px;
    height: 34px;
    place-content: center;
  }
  .tiny .tile {
    width: 22px;
    height: 22px;
    border-width: 1px;
    border-radius: 4px;
    place-content: center;
    font-size: 12px;
  }
  .tiny .tile.well {
    border-color: transparent;
    background: none;
  }
  /* What its bar lacks in length is the share that would not tell a fire. */
  .bar {
    position: absolute;
    inset: auto 0 0 0;
    height: 4px;
    background: var(--fault);
  }
  .bar span {
    display: block;
    height: 100%;
    background: var(--line);
  }
  .tile.well .sign-box {
    color: var(--good);
  }
  .tile.faulty {
    border-color: var(--fault);
  }
  .tile.faulty :is(.sign-box, .word) {
    color: var(--fault);
  }
  .tile.lost {
    border: 2px dashed var(--supervisory);
    background: var(--supervisory-ground);
  }
  .tile.lost :is(.sign-box, .word) {
    color: var(--supervisory);
  }
  .tile.pre_alarm {
    border-color: var(--pre-alarm);
    background: var(--pre-alarm-ground);
  }
  .tile.pre_alarm :is(.sign-box, .word) {
    color: var(--pre-alarm);
  }
  .tile.fire {
    border-color: var(--fire);
    background: var(--fire);
    z-index: 1;
  }
  .tile.fire :is(.sign-box, .name, .word, .counts) {
    color: #fff;
  }
  .tile.fire .word {
    font-weight: 700;
  }
  .tile.waiting {
    animation: call 0.9s steps(2, jump-none) infinite alternate;
  }
  @keyframes call {
    to {
      background: #ff4a5c;
      border-color: #fff;
    }
  }
  .tile.dim {
    opacity: 0.22;
  }
  .tile[aria-current='true'] {
    outline: 3px solid var(--accent);
    outline-offset: 1px;
  }
  @media (prefers-reduced-motion: reduce) {
    .tile {
      animation: none !important;
      transition: none;
    }
  }
`;
