import { keptAddress } from '../../shared/evidence/kept-address.ts';
import { shadowRootOf } from '../capture/composed-tree.ts';
import { attributeOf, localNameOf, titleOf, urlOf } from '../capture/dom-properties.ts';
import { isControl, isPrivateControl } from './field-state.ts';
import { isHarmless } from './private-markup.ts';

/** What a frame looks like now, as HTML that stands by itself. */
export interface WrittenFrame {
  readonly url: string;
  readonly title: string;
  readonly html: string;
}

/** Gives a frame element's id, by which the other frames' documents are linked; null where there is none. */
type FrameLink = (frame: Element) => string | null;

/**
 * Writes a document down with its shadow trees, its fields as filled in and its style sheets, for browsers that make no
 * archives themselves. What stands in private fields is not read. Changes nothing, and goes through the tree step by
 * step, so that no depth is too much.
 */
export function writeFrame(document: Document, linkOf: FrameLink): WrittenFrame {
  const writer = new FrameWriter(document, linkOf);
  writer.writeChildren(document);
  return {
    url: keptAddress(urlOf(document)),
    title: titleOf(document),
    html: `<!DOCTYPE html>${writer.parts.join('')}`,
  };
}

const LEFT_OUT = new Set(['script', 'noscript', 'base', 'template']);
const VOID = new Set('area br col embed hr img input link meta param source track wbr'.split(' '));

/** Pictures are drawn into the archive until so many characters are used up. */
const MOST_PICTURE_CHARACTERS = 10e6;
const MOST_PICTURE_PIXELS = 4e6;

class FrameWriter {
  readonly parts: string[] = [];
  private readonly document: Document;
  private readonly linkOf: FrameLink;
  private pictureCharacters = 0;

  constructor(document: Document, linkOf: FrameLink) {
    this.document = document;
    this.linkOf = linkOf;
  }

  writeChildren(root: Document | ShadowRoot): void {
    const walker = Document.prototype.createTreeWalker.call(
      this.document,
      root,
      NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    );
    const open: string[] = [];
    let node = walker.firstChild();
    let depth = 1;
    while (node !== null) {
      const closing = this.open(node);
      const child = closing === null ? null : walker.firstChild();
      if (child !== null) {
        open.push(closing ?? '');
        depth += 1;
        node = child;
        continue;
      }
      this.parts.push(closing ?? '');
      let next = walker.nextSibling();
      while (next === null && depth > 1 && walker.parentNode() !== null) {
        this.parts.push(open.pop() ?? '');
        depth -= 1;
        next = walker.nextSibling();
      }
      node = next;
    }
  }

  /** Writes what comes before the children and gives what comes after them; null where they are not to be written. */
  private open(node: Node): string | null {
    if (node instanceof Text) {
      this.parts.push(escapeText(node.data));
      return null;
    }
    if (!(node instanceof Element) || LEFT_OUT.has(localNameOf(node))) return null;
    const name = localNameOf(node);
    if (name === 'style' || isStyleLink(node)) {
      this.parts.push(`<style>${styleText(node)}</style>`);
      return null;
    }
    if (name === 'meta' && node.hasAttribute('http-equiv')) return null;
    this.parts.push(this.startTag(node));
    if (VOID.has(name) || node instanceof HTMLCanvasElement) return null;
    if (name === 'head') this.parts.push(`<base href="${escapeValue(this.document.baseURI)}">`);
    if (node instanceof HTMLTextAreaElement) {
      this.parts.push(`${isPrivateControl(node) ? '' : escapeText(node.value)}</textarea>`);
      return null;
    }
    this.writeShadow(node);
    return `</${name}>`;
  }

  private writeShadow(element: Element): void {
    const shadow = shadowRootOf(element);
    if (shadow === null) return;
    this.parts.push(`<template shadowrootmode="${shadow.mode}">`);
    const adopted = [...(shadow.adoptedStyleSheets ?? [])].map(sheetText).join('\n');
    if (adopted !== '') this.parts.push(`<style>${escapeStyle(adopted)}</style>`);
    this.writeChildren(shadow);
    this.parts.push('</template>');
  }

  private startTag(element: Element): string {
    const attributes = new Map<string, string>();
    const isSecret = isControl(element) && isPrivateControl(element);
    for (const name of Element.prototype.getAttributeNames.call(element)) {
      const value = attributeOf(element, name) ?? '';
      const isHandler = /^on/i.test(name) || /^\s*javascript:/i.test(value);
      if (isHandler || name === 'srcdoc' || (isSecret && !isHarmless(name))) continue;
      attributes.set(name, value);
    }
    if (!isSecret) setLiveState(element, attributes);
    const link = element instanceof HTMLIFrameElement ? this.linkOf(element) : null;
    if (link !== null) attributes.set('src', `cid:${link}`);
    const picture = this.pictureOf(element);
    if (picture !== null) attributes.set('src', picture);
    const name = element instanceof HTMLCanvasElement ? 'img' : localNameOf(element);
    const written = [...attributes].map(([key, value]) => ` ${key}="${escapeValue(value)}"`);
    return `<${name}${written.join('')}>`;
  }

  /** What an image or canvas shows, as a data address; null where it is from elsewhere, and may not be drawn. */
  private pictureOf(element: Element): string | null {
    if (this.pictureCharacters > MOST_PICTURE_CHARACTERS) return null;
    try {
      const drawn = element instanceof HTMLImageElement ? drawImage(this.document, element) : element;
      if (!(drawn instanceof HTMLCanvasElement)) return null;
      const url = drawn.toDataURL('image/png');
      this.pictureCharacters += url.length;
      return url;
    } catch {
      return null;
    }
  }
}

function drawImage(document: Document, image: HTMLImageElement): HTMLCanvasElement | null {
  const { naturalWidth: width, naturalHeight: height } = image;
  const isDrawable = image.complete && width > 0 && width * height <= MOST_PICTURE_PIXELS;
  if (!isDrawable || image.currentSrc.startsWith('data:')) return null;
  const canvas = Document.prototype.createElement.call(document, 'canvas') as HTMLCanvasElement;
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  return canvas;
}

/** What a person typed, ticked or chose stands in no attribute. */
function setLiveState(element: Element, attributes: Map<string, string>): void {
  if (element instanceof HTMLInputElement) {
    if (element.type !== 'file') attributes.set('value', element.value);
    attributes.delete('checked');
    if (element.checked) attributes.set('checked', '');
  }
  if (element instanceof HTMLOptionElement) {
    attributes.delete('selected');
    if (element.selected) attributes.set('selected', '');
  }
}

const isStyleLink = (element: Element): element is HTMLLinkElement =>
  element instanceof HTMLLinkElement &&
  /(^|\s)stylesheet(\s|$)/i.test(element.rel) &&
  sheetOf(element) !== '';

const sheetOf = (element: HTMLLinkElement | HTMLStyleElement): string =>
  element.sheet === null ? '' : sheetText(element.sheet);

function styleText(element: Element): string {
  const isSheet = element instanceof HTMLStyleElement || element instanceof HTMLLinkElement;
  return escapeStyle((isSheet ? sheetOf(element) : '') || (element.textContent ?? ''));
}

/** '' for a sheet of another origin, which may not be read. */
function sheetText(sheet: CSSStyleSheet): string {
  try {
    return [...sheet.cssRules].map(({ cssText }) => cssText).join('\n');
  } catch {
    return '';
  }
}

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const escapeValue = (text: string): string => escapeText(text).replaceAll('"', '&quot;');

const escapeStyle = (css: string): string => css.replace(/<\/(style)/gi, '<\\/$1');
