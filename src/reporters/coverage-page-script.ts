// What the coverage page does when a widget or a transition is picked: it lists the scenarios that walk it. The page reads without it.
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
  count.textContent = many === 0 ? 'No scenario walks it.' : 'Walked ' + item.walks + (item.walks === 1 ? ' time' : ' times') + ', by ' + many + (many === 1 ? ' scenario:' : ' scenarios:');
  const list = document.createElement('ul');
  for (const index of item.scenarios) line(list, data.scenarios[index]);
  view.replaceChildren(title, count, list);
}
function pick(flow, key) {
  const item = data.flows[flow] && data.flows[flow].find((entry) => entry.keys.includes(key));
  if (!item) return;
  show(flow, item);
  for (const row of document.querySelectorAll('tr.picked')) row.classList.remove('picked');
  const row = document.querySelector('tr[data-item="' + flow + ':' + data.flows[flow].indexOf(item) + '"]');
  if (row) row.classList.add('picked');
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
  if (key) pick(Number(section.dataset.flow), key);
});
`;
