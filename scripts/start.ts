import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkEvidenceFile } from './demonstration/check-evidence.ts';
import { gatherEvidence, giveEvidenceFile } from './demonstration/gather-evidence.ts';
import { gradeWorkbook, openWorkbook } from './demonstration/grade-workbook.ts';
import { openBrowser } from './demonstration/open-browser.ts';
import { startProgress } from './demonstration/progress.ts';
import { serveForce } from './demonstration/serve-force.ts';

const progress = startProgress();
mkdirSync('out', { recursive: true });
const downloads = mkdtempSync(join(tmpdir(), 'plumbline-downloads-'));
const force = await serveForce();
const opened = await openBrowser({ isVisible: false, downloads });
const workbook = await openWorkbook();
try {
  if (!process.env['SKIP']) {
    const { panel } = await gatherEvidence({ opened, forceOrigin: force.origin, progress });
    progress.say('Giving the evidence file …');
    await giveEvidenceFile(panel, {
      recipient: 'Marchshire analyst (fictional)',
      downloads,
      path: 'out/evidence.plumb',
    });
    await panel.screenshot({ path: 'out/panel.png' });
  }
  progress.say('done');
  console.log(await checkEvidenceFile(readFileSync('out/evidence.plumb')));
  const g = await gradeWorkbook({ opened, workbook, evidencePath: 'out/evidence.plumb', progress });
  console.table(g.grades);
  writeFileSync('out/graded.xlsx', await workbook.host.save());
  await g.page.screenshot({ path: 'out/workbook.png' });
  console.log(opened.traffic.complaints, workbook.host.unsupported);
} catch (e) {
  console.log(e); const pp=(await opened.browser.pages()).at(-1)!; console.log(pp.url(), await pp.evaluate(()=>document.body.innerText.slice(0,500))); for (const f of pp.frames()) console.log(f.url(), await f.evaluate(()=>document.body.innerText.slice(0,800)).catch(String)); await pp.bringToFront();
  await pp.screenshot({path:'/tmp/exp/f.png'}).catch(console.log);
  console.log(opened.traffic.complaints, workbook.host.unsupported);
  throw e;
} finally {
  await opened.browser.close();
  await force.close();
  await workbook.server.close();
  await workbook.host.close();
  rmSync(downloads, { recursive: true, force: true });
}
