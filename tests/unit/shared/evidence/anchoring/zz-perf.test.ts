import { test } from 'vitest';
import { pageOf, indexOf } from '/work/main/tests/unit/shared/evidence/anchoring/page-of.ts';
import { describePlace } from '/work/main/shared/evidence/anchoring/describe-place.ts';
import { anchorPlace } from '/work/main/shared/evidence/anchoring/anchor-place.ts';
import { indexSteps } from '/work/main/shared/evidence/anchoring/page-index.ts';
test('perf', () => {
  const W = Array.from({ length: 4000 }, (_, i) => 'w' + (i * 7919 % 100003).toString(36).replace(/\d/g, 'x'));
  const rnd = (n: number) => { s = (s * 1103515245 + 12345) & 0x7fffffff; return s % n; }; let s = 7;
  const para = () => Array.from({ length: 60 }, () => W[Math.floor(Math.pow(rnd(1000) / 1000, 3) * 4000)]).join(' ');
  const paras = Array.from({ length: 600 }, para);
  const rows = [['Ref', 'Name', 'Status', 'Date'], ...Array.from({ length: 2000 }, (_, i) => ['MP/24/' + String(i).padStart(5, '0'), 'Child ' + (i % 377), i % 3 ? 'Open' : 'Closed', (1 + i % 28) + ' May 2024'])];
  const view = pageOf([...paras, { table: rows }]);
  const t0 = performance.now(); const idx = indexOf(view); console.log('index', (performance.now() - t0).toFixed(0), 'ms', view.text.length);
  const times: any = { para: [], word: [], cell: [], sent: [], row: [] };
  for (let k = 0; k < 60; k++) {
    const p = paras[rnd(600)]!; const ps = view.text.indexOf(p);
    const r = view.records[rnd(2000)]!; const c = r.cells[2]!;
    const spots: any = { para: [ps, ps + p.length], word: [ps + p.indexOf(' ', 100) + 1, ps + p.indexOf(' ', p.indexOf(' ', 100) + 1)], sent: [ps + p.indexOf(' ', 50) + 1, ps + p.indexOf(' ', 150)], cell: [c.start, c.end], row: [r.start, r.end] };
    for (const kind of Object.keys(spots)) { const t = performance.now(); const d = describePlace(view, ...(spots[kind] as [number, number])); const t1 = performance.now(); anchorPlace(idx, d); times[kind].push(performance.now() - t1); if (k === 50) console.log(kind, 'describe', (t1 - t).toFixed(1), 'bytes', JSON.stringify(d).length); }
  }
  for (const k of Object.keys(times)) { times[k].sort((a: number, b: number) => a - b); console.log(k, 'p50', times[k][30].toFixed(2), 'p95', times[k][57].toFixed(2)); }
  let max = 0, t = performance.now(); for (const g = indexSteps(view); !g.next().done;) { const n = performance.now(); max = Math.max(max, n - t); t = n; } console.log('longest step', max.toFixed(1));
});
