/** The pane beside the list: what an alarm and a building, which take turns there, have in common. */
import { css } from 'lit';

export const pane = css`
  :host {
    display: block;
    overflow-y: auto;
    background: var(--panel);
    padding: 0.7rem 1rem 2rem;
  }
  .top {
    display: flex;
    align-items: center;
    gap: 0.7rem;
  }
  .top button {
    margin-left: auto;
  }
  .class {
    font-size: 1.1rem;
    padding: 0.3rem 0.8rem;
  }
  h2 {
    font-size: 1.25rem;
    overflow-wrap: anywhere;
  }
  h3 {
    margin: 1.2rem 0 0.4rem;
    font-size: 0.95rem;
    color: var(--quiet);
  }
  dt {
    color: var(--quiet);
  }
  dd {
    margin: 0;
  }
`;
