/** How the district is laid out: the heads keep their height, the map or the list takes the rest. */
import { css } from 'lit';

export const layout = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    min-width: 0;
    overflow-y: auto;
    padding: 0.7rem 0.9rem;
    gap: 0.6rem;
  }
  :host([stale]) > :not(header) {
    filter: grayscale(0.85);
    opacity: 0.45;
  }
  header,
  .states,
  header div {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.35rem;
  }
  h2 {
    margin: 0 auto 0 0;
    font-size: 1.15rem;
    white-space: nowrap;
  }
  small {
    font-size: 0.85rem;
    font-weight: 400;
  }
  header div {
    gap: 0.25rem;
    flex-wrap: nowrap;
  }
  input {
    width: 11rem;
    flex: 0 1 auto;
    min-width: 6rem;
  }
  button[aria-pressed='true'] {
    background: var(--chosen);
    border-color: var(--accent);
  }
  .states button {
    display: inline-flex;
    align-items: center;
    gap: 0.35rem;
    padding: 0.25rem 0.5rem;
  }
  .states b {
    font-size: 1.1rem;
    font-variant-numeric: tabular-nums;
  }
  .fire.some {
    background: var(--fire);
    border-color: var(--fire);
    color: #fff;
  }
  .fire.some[aria-pressed='true'] {
    border-color: var(--text);
  }
  .pre_alarm.some {
    color: var(--pre-alarm);
  }
  .lost.some {
    color: var(--supervisory);
  }
  .faulty.some {
    color: var(--fault);
  }
  .well.some {
    color: var(--good);
  }
  dl {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2rem 1.6rem;
    margin: 0;
  }
  dl div {
    display: flex;
    align-items: baseline;
    gap: 0.4rem;
  }
  dt {
    color: var(--quiet);
    font-size: 0.87rem;
  }
  dd {
    margin: 0;
    font-size: 1.1rem;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  p {
    margin: 0;
  }
  .none {
    padding: 2rem 1rem;
    text-align: center;
    white-space: pre-line;
  }
  .unplaced {
    color: var(--pre-alarm);
    font-weight: 600;
  }
  fire-district-map {
    flex: 1 0 14rem;
  }
  fire-district-list {
    flex: 1 0 auto;
  }
  @media (max-width: 700px) {
    :host {
      padding: 0.5rem;
    }
    .states span {
      display: none;
    }
    .states button {
      min-height: 36px;
      padding: 0.2rem 0.42rem;
    }
    dl {
      gap: 0.1rem 1rem;
    }
  }
`;
