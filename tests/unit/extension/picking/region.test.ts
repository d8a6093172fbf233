import { describe, expect, test } from 'vitest';
import { placeOfLabel } from '../../../../extension/picking/overlay.ts';
import { movedRegion, partInView, regionBetween, sizedRegion } from '../../../../extension/picking/region.ts';

const view = { width: 800, height: 600 };

describe('a region of the view', () => {
  test('is what a drag draws, in whatever direction, and nothing for an unsteady click', () => {
    expect(regionBetween({ x: 300, y: 200 }, { x: 100, y: 50 })).toEqual({
      x: 100,
      y: 50,
      width: 200,
      height: 150,
    });
    expect(regionBetween({ x: 300, y: 200 }, { x: 303, y: 204 })).toBeNull();
  });

  test('stays in the view when it is moved and sized by keys', () => {
    const region = { x: 5, y: 590, width: 100, height: 10 };
    expect(movedRegion(region, 'left', view)).toEqual({ ...region, x: 0 });
    expect(movedRegion(region, 'down', view)).toEqual(region);
    expect(sizedRegion(region, 'down', view)).toEqual(region);
    expect(sizedRegion(region, 'up', view)).toEqual(region);
    expect(sizedRegion(region, 'right', view)).toEqual({ ...region, width: 110 });
  });

  test('is what can be seen of an element, or nothing', () => {
    expect(partInView({ x: -50, y: 580, width: 100, height: 100 }, view)).toEqual({
      x: 0,
      y: 580,
      width: 50,
      height: 20,
    });
    expect(partInView({ x: 900, y: 0, width: 10, height: 10 }, view)).toBeNull();
  });
});

describe('the label of what is framed', () => {
  const label = { width: 200, height: 30 };

  test('stands above it, below it where there is no room, and inside of what fills the view', () => {
    expect(placeOfLabel({ x: 100, y: 200, width: 50, height: 20 }, label, view)).toEqual({
      top: '162px',
      left: '100px',
    });
    expect(placeOfLabel({ x: 100, y: 5, width: 50, height: 20 }, label, view)).toEqual({
      top: '33px',
      left: '100px',
    });
    expect(placeOfLabel({ x: 0, y: -20, width: 800, height: 900 }, label, view)).toEqual({
      top: '4px',
      left: '4px',
    });
  });

  test('never leaves the view', () => {
    expect(placeOfLabel({ x: 790, y: 700, width: 50, height: 20 }, label, view)).toEqual({
      top: '566px',
      left: '596px',
    });
  });
});
