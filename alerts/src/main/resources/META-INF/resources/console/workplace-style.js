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
  main.whole {
    grid-template-columns: minmax(0, 1fr);
  }
  main > fire-district + * {
    border-left: 1px solid var(--line);
  }
  aside {
    display: flex;
    flex-direction: column;
    min-height: 0;
    min-width: 0;
  }
  aside fire-district {
    flex: 1;
  }
  @media (max-width: 1000px) {
    main {
      grid-template-columns: minmax(0, 1fr);
    }
    main.split > :first-child,
    aside {
      display: none;
    }
  }
`;
