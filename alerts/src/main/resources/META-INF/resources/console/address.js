/** What the page shows, as it stands behind the `#` of its address, so that going back and sharing work. */

/** The alarm and the building that are open, and whether the district has the page to itself. */
export function address() {
  const words = new URLSearchParams(location.hash.slice(1));
  return { alarm: words.get('alarm'), building: words.get('building'), wide: words.get('view') === 'district' };
}

/** Goes to where these are changed and the rest is as it was. */
export function go(change) {
  const { alarm, building, wide } = { ...address(), ...change };
  const words = new URLSearchParams();
  Object.entries({ view: wide ? 'district' : null, building, alarm }).forEach(([key, value]) => value && words.set(key, value));
  location.hash = words.toString();
}
