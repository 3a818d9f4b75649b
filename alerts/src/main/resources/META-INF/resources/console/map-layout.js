/** Where the buildings stand on the map: as their coordinates say, north up, moved apart where they would overlap. Pure. */

/** From the most telling to the smallest: the first that has room is taken. In pixels. */
const SIZES = [
  { name: 'large', width: 168, height: 86 },
  { name: 'medium', width: 112, height: 46 },
  { name: 'small', width: 34, height: 34 },
  { name: 'tiny', width: 22, height: 22 },
];
const GAP = 6;
const TURNS = 120;
/** So much more room than the tiles take is wanted, so that they may stand where they belong. */
const LOOSE = 1.6;

/** `{size, height, spots}`: `spots` is the upper left corner of each by its id. Those without coordinates stand below. */
export function layout(buildings, width, height) {
  const placed = buildings.filter((one) => Number.isFinite(one.x) && Number.isFinite(one.y));
  const rest = buildings.filter((one) => !placed.includes(one));
  for (const size of SIZES) {
    const last = size === SIZES.at(-1);
    const shelf = Math.ceil(rest.length / perRow(width, size)) * (size.height + GAP);
    const least = Math.ceil((placed.length * (size.width + GAP) * (size.height + GAP) * LOOSE) / width);
    const room = Math.max(height - shelf, last ? least : 0);
    if (last || (least <= room && width >= size.width + 2 * GAP)) {
      const { spots, clear } = apart(scaled(placed, size, width, room), size, width, room);
      if (clear || last) {
        const all = [...spots, ...shelved(rest, size, width, placed.length > 0 ? room : 0)];
        return { size: size.name, height: room + shelf, spots: new Map(all.map((spot) => [spot.id, spot])) };
      }
    }
  }
  throw new Error('there is always a last size');
}

const perRow = (width, size) => Math.max(1, Math.floor((width - GAP) / (size.width + GAP)));

function scaled(placed, size, width, height) {
  const across = fit(placed.map((one) => one.x), width - size.width - 2 * GAP);
  const down = fit(placed.map((one) => -one.y), height - size.height - 2 * GAP);
  return placed.map((one) => ({ id: one.id, x: GAP + across(one.x), y: GAP + down(-one.y) }));
}

/** Onto 0 … room; to the middle where they do not differ. */
function fit(values, room) {
  const least = Math.min(...values);
  const span = Math.max(...values) - least;
  return (value) => (span === 0 ? room / 2 : ((value - least) / span) * room);
}

/** Moves what overlaps apart, step by step and always alike; `clear` says that nothing overlaps any more. */
function apart(spots, size, width, height) {
  const wide = size.width + GAP;
  const high = size.height + GAP;
  for (let turn = 0; turn < TURNS; turn++) {
    let touching = false;
    for (let i = 0; i < spots.length; i++) {
      for (let j = i + 1; j < spots.length; j++) {
        touching = push(spots[i], spots[j], wide, high) || touching;
      }
    }
    for (const spot of spots) {
      spot.x = Math.min(Math.max(spot.x, GAP), width - wide);
      spot.y = Math.min(Math.max(spot.y, GAP), height - high);
    }
    if (!touching) {
      return { spots, clear: true };
    }
  }
  return { spots, clear: false };
}

function push(one, other, wide, high) {
  const over = wide - Math.abs(one.x - other.x);
  const under = high - Math.abs(one.y - other.y);
  if (over <= 0.5 || under <= 0.5) {
    return false;
  }
  if (over / wide < under / high) {
    const step = ((one.x <= other.x ? -1 : 1) * over) / 2;
    one.x += step;
    other.x -= step;
  } else {
    const step = ((one.y <= other.y ? -1 : 1) * under) / 2;
    one.y += step;
    other.y -= step;
  }
  return true;
}

function shelved(rest, size, width, top) {
  const row = perRow(width, size);
  return rest.map((one, nth) => ({
    id: one.id,
    x: GAP + (nth % row) * (size.width + GAP),
    y: top + GAP + Math.floor(nth / row) * (size.height + GAP),
  }));
}
