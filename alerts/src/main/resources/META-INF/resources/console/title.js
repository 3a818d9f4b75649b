/** The tab's title and sign, so that a fire or a dead feed is seen from another tab. */
import { count } from '/console/alarms.js';
import { name, say } from '/console/words.js';

export function showTitle(open, stale) {
  const fires = count(open).FIRE;
  const what = fires > 0 ? `(${fires}) ${name('class', 'FIRE')}` : `(${open.length}) ${say('title.open')}`;
  document.title = `${stale !== null && stale !== 'starting' ? `⚠ ${say('title.stale')} · ` : ''}${what} · ${say('app.name')}`;
  const icon = fires > 0 ? '/console/icon-fire.svg' : '/console/icon.svg';
  const link = document.getElementById('icon');
  if (link.getAttribute('href') !== icon) {
    link.setAttribute('href', icon);
  }
}
