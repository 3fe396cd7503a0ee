// The script of the coverage page: scrolls large maps to the Trigger, and shows a selected item in map and list, with its scenarios. The
// page can be read without it.
export const PAGE_SCRIPT = `
'use strict';
const data = JSON.parse(document.getElementById('data').textContent);
function line(list, text) {
  const item = document.createElement('li');
  item.textContent = text;
  list.append(item);
}
function show(flow, item) {
  const view = document.querySelector('[data-who="' + flow + '"]');
  const title = document.createElement('strong');
  title.textContent = item.title;
  const count = document.createElement('p');
  const many = item.scenarios.length;
  count.textContent = many === 0 ? 'No scenario covers it.' : 'Taken ' + item.times + (item.times === 1 ? ' time' : ' times') + ', by ' + many + (many === 1 ? ' scenario:' : ' scenarios:');
  const list = document.createElement('ul');
  for (const index of item.scenarios) line(list, data.scenarios[index]);
  view.replaceChildren(title, count, list);
}
function mark(flow, item) {
  for (const before of document.querySelectorAll('.picked')) before.classList.remove('picked');
  const row = document.querySelector('tr[data-item="' + flow + ':' + data.flows[flow].indexOf(item) + '"]');
  if (row) row.classList.add('picked');
  const drawn = [...document.querySelectorAll('[data-flow="' + flow + '"] .map :is([data-widget],[data-from])')];
  const mine = drawn.filter((element) => item.keys.includes(keyOf(element)));
  for (const element of mine) element.classList.add('picked');
  return mine[0];
}
function pick(flow, key, listed) {
  const item = data.flows[flow] && data.flows[flow].find((entry) => entry.keys.includes(key));
  if (!item) return;
  show(flow, item);
  const drawn = mark(flow, item);
  if (drawn && listed) drawn.scrollIntoView({ block: 'center', inline: 'center' });
}
function keyOf(target) {
  const row = target.closest('button[data-key]');
  if (row) return row.dataset.key;
  const drawn = target.closest('[data-widget],[data-from]');
  if (!drawn) return undefined;
  if ('widget' in drawn.dataset) return 'w ' + drawn.dataset.widget;
  return 't ' + drawn.dataset.index + ' ' + drawn.dataset.from;
}
document.addEventListener('click', (event) => {
  const section = event.target.closest('section[data-flow]');
  const key = section && keyOf(event.target);
  if (key) pick(Number(section.dataset.flow), key, event.target.closest('button') !== null);
});
for (const map of document.querySelectorAll('.map.large')) {
  const start = map.querySelector('.start');
  if (!start) continue;
  const [card, view] = [start.getBoundingClientRect(), map.getBoundingClientRect()];
  map.scrollLeft = card.left - view.left - (map.clientWidth - card.width) / 2;
  map.scrollTop = card.top - view.top - 24;
}
`;
