/** The frame of the workplace: list and detail side by side, on a small screen one over the other. */
import { css } from 'lit';

export const layout = css`
  :host {
    display: grid;
    grid-template: auto auto minmax(0, 1fr) / minmax(0, 1fr);
    height: 100dvh;
  }
  main {
    display: grid;
    grid-template-columns: minmax(0, 11fr) minmax(0, 9fr);
    min-height: 0;
  }
  .list {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    min-height: 0;
    border-right: 1px solid var(--line);
  }
  .list.stale {
    box-shadow: inset 0 0 0 3px var(--fire);
  }
  aside {
    display: grid;
    place-items: center;
    padding: 2rem;
    text-align: center;
  }
  @media (max-width: 1000px) {
    main {
      grid-template-columns: minmax(0, 1fr);
    }
    main.split .list,
    aside {
      display: none;
    }
  }
`;
