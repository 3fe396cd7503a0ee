// The styles of the coverage page, light and dark.
export const PAGE_STYLE = `
:root{color-scheme:light dark;--bg:#fff;--fg:#18202b;--soft:#566173;--line:#d5dbe4;--pane:#f5f6f8;--open:#a84300;--done:#1b5cab;--pick:#fff3c4}
@media (prefers-color-scheme:dark){:root{--bg:#161b22;--fg:#eef2f7;--soft:#a9b4c4;--line:#364152;--pane:#12161c;--open:#ffb066;--done:#80b2ee;--pick:#4a3d10}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:1500px;padding:24px;background:var(--bg);color:var(--fg);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif}
h1{font-size:24px;margin:0}h2{font-size:19px;margin:0}h3{font-size:15px;margin:18px 0 6px}
a{color:var(--done)}p{margin:6px 0}.soft{color:var(--soft)}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:6px 12px 6px 0;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
th.n,td.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
meter{width:90px;height:10px;vertical-align:middle}
section{border-top:2px solid var(--line);margin-top:32px;padding-top:20px}
.never{color:var(--open)}.never::before{content:"○ "}.covered::before{content:"● ";color:var(--done)}
.changes{border-left:4px solid var(--open);padding:2px 0 2px 14px;margin:12px 0}
.notes{border-left:4px solid var(--line);padding:2px 0 2px 14px;margin:12px 0}
.view{display:flex;gap:16px;align-items:flex-start;margin-top:12px}
.picture{flex:1 1 auto;min-width:0}.legend{display:flex;flex-wrap:wrap;gap:4px 24px;align-items:center;margin-bottom:6px}.legend svg{max-width:100%}
.map{max-height:85vh;overflow:auto;border:1px solid var(--line);border-radius:8px;background:var(--pane)}
.map svg{display:block;width:100%;height:auto}.map.large svg{width:auto;height:auto;max-width:none}
.picture:has(.whole:checked) .map.large svg{width:100%;height:83vh}
.map [data-widget],.map [data-from]{cursor:pointer}.map .picked{filter:drop-shadow(0 0 5px var(--fg))}
.who{flex:0 0 300px;position:sticky;top:12px;max-height:85vh;overflow:auto;border:1px solid var(--line);border-radius:8px;padding:12px}
.who ul{padding-left:18px;margin:6px 0}
details{margin:10px 0}summary{cursor:pointer;font-weight:600}
button{font:inherit;color:inherit;background:none;border:0;padding:0;text-align:left;cursor:pointer;text-decoration:underline dotted}
tr.picked{background:var(--pick)}
@media (max-width:900px){.view{display:block}.who{position:static;margin-top:12px}}
@media print{.map{max-height:none}}
`;
