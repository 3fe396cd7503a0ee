// src/nearest.ts
var LONGEST = 100;
function nextRow(a, b, { i, rows }) {
  const row = [i];
  for (let j = 1; j <= b.length; j++) {
    const same = a[i - 1] === b[j - 1] ? 0 : 1;
    const plain2 = Math.min((rows.above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (rows.above[j - 1] ?? 0) + same);
    const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
    row.push(swapped ? Math.min(plain2, (rows.before[j - 2] ?? 0) + 1) : plain2);
  }
  return row;
}
function editsBetween(a, b) {
  let rows = { before: [], above: Array.from({ length: b.length + 1 }, (_, j) => j) };
  for (let i = 1; i <= a.length; i++) rows = { before: rows.above, above: nextRow(a, b, { i, rows }) };
  return rows.above[b.length] ?? 0;
}
var plain = (name) => name.toLowerCase().replace(/[-_\s]/g, "");
function nearest(name, candidates) {
  if (name.length > LONGEST) return void 0;
  const wanted = plain(name);
  const allowed = wanted.length < 3 ? 0 : Math.max(1, Math.floor(wanted.length / 3));
  let best;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) > allowed + 4) continue;
    const edits = editsBetween(wanted, plain(candidate));
    if (edits <= allowed && edits < (best?.edits ?? Number.POSITIVE_INFINITY)) best = { candidate, edits };
  }
  return best?.candidate;
}
var MOST_LISTED = 8;
function didYouMean(name, candidates) {
  const meant = nearest(name, candidates);
  if (meant !== void 0) return `did you mean \`${meant}\`?`;
  if (candidates.length === 0 || candidates.length > MOST_LISTED) return void 0;
  const listed = candidates.map((candidate) => `\`${candidate}\``).join(", ");
  return candidates.length === 1 ? `the only one is ${listed}` : `choose from ${listed}`;
}

export {
  nearest,
  didYouMean
};
