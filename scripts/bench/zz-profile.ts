import { samplePack } from '/work/main/scripts/bench/sample-pack.ts';
import { writePack } from '/work/main/shared/exchange/write-pack.ts';
import { readPack } from '/work/main/shared/exchange/read-pack.ts';
import { writeFileSync, existsSync, readFileSync } from 'node:fs';
import { verifyLogs } from '/work/main/shared/ledger/verify.ts';
import { emptyFold, readState } from '/work/main/shared/ledger/fold.ts';
import { foldLogs } from '/work/main/shared/ledger/fold-logs.ts';
const t = async (n: string, f: () => any) => { const s = performance.now(); const r = await f(); console.log(n, (performance.now()-s).toFixed(0)); return r; };
const F='/tmp/benchx/pack.plumb';
if (!existsSync(F)) { const p = await t('build', () => samplePack()); const b = await t('write', () => writePack(p)); writeFileSync(F, b); console.log(b.length); }
const bytes = new Uint8Array(readFileSync(F));
for (let i=0;i<Number(process.argv[2]??1);i++) {
const pack = (await t('readPack', () => readPack(bytes))).value;
const contents = new Map(pack.contents.map((c: any) => [c.commitment, c]));
const v = await t('verifyLogs', () => verifyLogs(pack.logs, contents as any));
console.log(v.faults.length);
const fold = emptyFold();
await t('foldLogs', () => foldLogs(fold, v.logs, contents as any));
const s = await t('readState', () => readState(fold));
console.log(s.items.length);
await t('parse', () => [...pack.logs[0].lines.map((l: string) => JSON.parse(l)), ...pack.contents.map((c: any) => JSON.parse(c.json))]);
}
