/** The look that every component shares: buttons, fields, badges, and what only a screen reader reads. */
import { css } from 'lit';

export const theme = css`
  :host {
    box-sizing: border-box;
  }
  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }
  [hidden] {
    display: none !important;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
  }
  button {
    background: var(--raised);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    padding: 0.3rem 0.75rem;
    cursor: pointer;
    white-space: nowrap;
  }
  button:hover:not(:disabled) {
    border-color: var(--quiet);
  }
  button:disabled {
    opacity: 0.45;
    cursor: not-allowed;
  }
  button.main {
    background: #1f5fa8;
    border-color: #3b7dca;
    color: #fff;
    font-weight: 600;
  }
  button.plain {
    background: none;
    border: none;
    padding: 0;
    min-height: 0;
    color: var(--accent);
  }
  button.plain:hover {
    text-decoration: underline;
  }
  input,
  select,
  textarea {
    background: var(--ground);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    padding: 0.35rem 0.5rem;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }
  .sign {
    flex: none;
    vertical-align: -0.2em;
  }
  .quiet {
    color: var(--quiet);
  }
  .error {
    color: var(--fire-text);
  }
  .mark {
    display: inline-block;
    border: 1px solid currentColor;
    border-radius: 4px;
    padding: 0 0.35em;
    font-size: 0.8rem;
    line-height: 1.35;
    white-space: nowrap;
  }
  .mark.loud {
    color: var(--pre-alarm);
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (pointer: coarse) {
    button,
    select,
    input {
      min-height: 42px;
    }
  }
`;
