/** The HTTP side of the contract. The session is a cookie that scripts cannot read; nothing of it is kept here. */

/** An answer that was not a success, with the status and the problem document where there was one. */
export class Refused extends Error {
  constructor(status, problem) {
    super(problem?.detail ?? problem?.title ?? `HTTP ${status}`);
    this.status = status;
    this.problem = problem;
  }
}

/** Fires `lost` when the server no longer knows the session. */
export const session = new EventTarget();

async function call(method, path, { body, version, query } = {}) {
  const url = new URL(`/api/v1/${path}`, location.href);
  Object.entries(query ?? {}).forEach(([key, value]) => value && url.searchParams.set(key, value));
  const headers = { Accept: 'application/json' };
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  if (version !== undefined) {
    headers['If-Match'] = `"${version}"`;
  }
  const init = { method, headers, credentials: 'same-origin', cache: 'no-store', signal: AbortSignal.timeout(15000) };
  const { answer, content } = await reach(url, { ...init, body: body === undefined ? undefined : JSON.stringify(body) });
  if (answer.ok) {
    return content;
  }
  if (answer.status === 401 && path !== 'login') {
    session.dispatchEvent(new Event('lost'));
  }
  throw new Refused(answer.status, content);
}

/** Status 0 stands for: no answer at all. */
async function reach(url, init) {
  try {
    const answer = await fetch(url, init);
    return { answer, content: await read(answer) };
  } catch (cause) {
    throw new Refused(0, { title: String(cause) });
  }
}

async function read(answer) {
  const text = await answer.text();
  return text && /json/.test(answer.headers.get('Content-Type') ?? '') ? JSON.parse(text) : null;
}

export const login = (name, password) => call('POST', 'login', { body: { name, password } });
export const logout = () => call('POST', 'logout');
export const alarms = (query) => call('GET', 'alarms', { query });
export const alarm = (id) => call('GET', `alarms/${encodeURIComponent(id)}`);
export const timeline = (id) => all(`alarms/${encodeURIComponent(id)}/timeline`);
export const buildings = () => all('buildings');
/** The health of every building in sight. */
export const healths = () => all('health');
export const device = (id) => call('GET', `devices/${encodeURIComponent(id)}`);
/** Which quantities a device sends: `[{quantity, unit, point, channel}]`. */
export const series = (id) => all(`devices/${encodeURIComponent(id)}/series`);
export const measurements = (id, query) => call('GET', `devices/${encodeURIComponent(id)}/measurements`, { query });
export const deliveries = (id) => call('GET', `alarms/${encodeURIComponent(id)}/deliveries`);
export const act = (id, action, body, version) =>
  call('POST', `alarms/${encodeURIComponent(id)}/${action}`, { body, version });

/** All items of a list, page by page; a list that has no end is cut. */
async function all(path, query = {}) {
  const items = [];
  let cursor;
  for (let pages = 0; pages < 20 && cursor !== null; pages++) {
    const page = await call('GET', path, { query: { cursor, limit: 500, ...query } });
    items.push(...page.items);
    cursor = page.next ?? null;
  }
  return items;
}

/** All items of a list of the register; none where the role may not see it or it cannot be had. */
export async function register(path, query) {
  try {
    return await all(path, query);
  } catch (refused) {
    if (refused instanceof Refused) {
      return [];
    }
    throw refused;
  }
}

/** Who is logged in: `{name, role}`. */
export const me = () => call('GET', 'me');

/** The health of the system: `{status, checks}` whether up or down, or null where it cannot be had. */
export async function health() {
  try {
    const answer = await fetch('/q/health', { credentials: 'same-origin', cache: 'no-store' });
    return await read(answer);
  } catch {
    return null;
  }
}
