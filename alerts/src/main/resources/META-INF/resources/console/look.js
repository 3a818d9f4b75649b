/** Day or night: as the system says at first, then as chosen, remembered by this browser. */
const KEPT = 'firewatch.look';
const system = matchMedia('(prefers-color-scheme: light)');

class Look extends EventTarget {
  constructor() {
    super();
    const kept = localStorage.getItem(KEPT);
    if (['light', 'dark'].includes(kept)) {
      document.documentElement.dataset.look = kept;
    }
    system.addEventListener('change', () => this.dispatchEvent(new Event('change')));
  }

  get name() {
    return document.documentElement.dataset.look ?? (system.matches ? 'light' : 'dark');
  }

  choose(name) {
    document.documentElement.dataset.look = name;
    localStorage.setItem(KEPT, name);
    this.dispatchEvent(new Event('change'));
  }
}

export const look = new Look();

/** What these custom properties come to where that element stands, as a canvas can use them. */
export function colours(element, names) {
  const probe = document.createElement('i');
  probe.hidden = true;
  element.append(probe);
  const found = names.map((name) => {
    probe.style.color = `var(--${name})`;
    return [name, getComputedStyle(probe).color];
  });
  probe.remove();
  return Object.fromEntries(found);
}
