import { existsSync, readFileSync } from 'node:fs';
import { DOMParser, type Element } from '@xmldom/xmldom';
import { describe, expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const origin = 'https://localhost:3000/';
const manifest = new DOMParser().parseFromString(
  readFileSync(new URL('manifest.xml', root), 'utf8'),
  'text/xml',
);
const elements: readonly Element[] = [...manifest.getElementsByTagName('*')];

const all = (name: string) => elements.filter(({ localName }) => localName === name);
const attribute = (element: Element, name: string): string => element.getAttribute(name) ?? '';
const resources = elements.filter((element) => element.parentNode?.parentNode?.nodeName === 'Resources');
const addresses = elements
  .map((element) => attribute(element, 'DefaultValue'))
  .filter((value) => /^[a-z]+:/i.test(value));

/** PNG, section 11.2.2: width and height stand at bytes 16 and 20. */
function pngSize(path: string): readonly [number, number] {
  const bytes = readFileSync(new URL(path, root));
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

const iconPath = (address: string): string => address.replace(origin, 'excel-addin/public/');

describe('manifest.xml', () => {
  test('defines every resource that it names, and names every one that it defines', () => {
    const named = new Set(elements.map((element) => attribute(element, 'resid')).filter((id) => id !== ''));
    for (const image of all('Image'))
      if (attribute(image, 'resid') !== '') named.add(attribute(image, 'resid'));
    const defined = resources.map((resource) => attribute(resource, 'id'));
    expect([...named].sort()).toEqual([...defined].sort());
    expect(new Set(defined).size).toBe(defined.length);
  });

  test('keeps ids of resources within 32 characters', () => {
    expect(resources.filter((resource) => attribute(resource, 'id').length > 32)).toEqual([]);
  });

  test('names https addresses of one origin only, so that a build can put its own in their place', () => {
    expect(addresses.length).toBeGreaterThan(0);
    expect(addresses.filter((address) => !address.startsWith(origin))).toEqual([]);
  });

  test('has icons of the pixel sizes that it promises', () => {
    const byId = new Map(resources.map((resource) => [attribute(resource, 'id'), resource]));
    const promised = all('Image')
      .filter((image) => attribute(image, 'size') !== '')
      .map((image) => {
        const resource = byId.get(attribute(image, 'resid'));
        return {
          size: Number(attribute(image, 'size')),
          address: resource && attribute(resource, 'DefaultValue'),
        };
      });
    expect(new Set(promised.map(({ size }) => size))).toEqual(new Set([16, 32, 80]));
    for (const { size, address } of promised) expect(pngSize(iconPath(address ?? ''))).toEqual([size, size]);
  });

  test.each([
    ['IconUrl', 32],
    ['HighResolutionIconUrl', 64],
  ])('has a %s of %i pixels', (name, size) => {
    const [icon] = all(name);
    expect(pngSize(iconPath(icon === undefined ? '' : attribute(icon, 'DefaultValue')))).toEqual([
      size,
      size,
    ]);
  });

  test.each([
    ['ShortStrings', 125],
    ['LongStrings', 250],
  ])('keeps %s within %i characters', (name, limit) => {
    const texts = resources
      .filter((resource) => resource.parentNode?.localName === name)
      .map((resource) => attribute(resource, 'DefaultValue'));
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.filter((text) => text.length > limit || text === '')).toEqual([]);
  });

  test('leads to the files that the build makes', () => {
    const files = addresses.filter((address) => !address.endsWith('.png'));
    const named = ['taskpane.html', 'functions.js', 'functions.json'].map((file) => origin + file);
    expect(new Set(files)).toEqual(new Set(named));
    for (const file of new Set(files))
      expect(existsSync(new URL(file.replace(origin, 'dist/excel-addin/'), root))).toBe(true);
  });

  test('has the namespace under which the functions are documented', () => {
    const [namespace] = all('Namespace');
    const resource = resources.find(
      (each) => attribute(each, 'id') === (namespace && attribute(namespace, 'resid')),
    );
    expect(resource && attribute(resource, 'DefaultValue')).toBe('PLUMBLINE');
  });

  test('asks for the Excel that knows Table.resize, and for no newer one', () => {
    const sets = all('Set').map((set) => [attribute(set, 'Name'), attribute(set, 'MinVersion')]);
    expect(sets).toEqual([['ExcelApi', '1.13']]);
  });

  test('has the version of the package', () => {
    const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
      version: string;
    };
    expect(all('Version')[0]?.textContent).toBe(`${version}.0`);
  });
});
