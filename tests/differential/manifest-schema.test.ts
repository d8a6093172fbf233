import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const schema = 'tests/fixtures/manifest-xsd/OfficeAppManifestV1_1.xsd';

/** What libxml2 says of a manifest against Microsoft's schema; '' where it is valid. */
function complaints(xml: string): string {
  const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', schema, '-'], {
    input: xml,
    encoding: 'utf8',
  });
  return status === 0 ? '' : stderr;
}

test('the manifest is valid by Microsoft’s schema', () => {
  expect(complaints(readFileSync('manifest.xml', 'utf8'))).toBe('');
});

test('the schema finds a manifest with wrong permissions', () => {
  const wrong = readFileSync('manifest.xml', 'utf8').replace('ReadWriteDocument', 'ReadWriteEverything');
  expect(complaints(wrong)).toContain('Permissions');
});
