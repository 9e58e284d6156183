import { describe, expect, it } from 'vitest';
import { parseEntry } from '../../../shared/domain/amendments/entry.ts';
import { countryName, nameKey, trimName } from '../../../shared/domain/amendments/names.ts';

describe('the entity cell of a list row', () => {
  it('keeps commas inside a name and splits addresses at "; and"', () => {
    expect(
      parseEntry('Example Optics Co., Ltd., 1 First Road, Chengdu, China; and Room 2, Hong Kong.'),
    ).toEqual({
      name: 'Example Optics Co., Ltd.',
      aliases: [],
      addresses: ['1 First Road, Chengdu, China', 'Room 2, Hong Kong'],
      members: [],
    });
  });

  it('reads announced aliases, each on its line or run on', () => {
    const expected = {
      name: 'Example Group',
      aliases: ['EG', 'E.G. Holding Co., Ltd.'],
      addresses: ['Box 1, Dubai'],
      members: [],
    };
    expect(
      parseEntry(
        'Example Group, a.k.a., the following two aliases:\n—EG; and\n—E.G. Holding Co., Ltd.\nBox 1, Dubai.',
      ),
    ).toEqual(expected);
    expect(
      parseEntry(
        'Example Group, a.k.a., the following two aliases: —EG; and —E.G. Holding Co., Ltd. Box 1, Dubai.',
      ),
    ).toEqual(expected);
  });

  it('reads a former name in brackets', () => {
    expect(parseEntry('Model Corp. (f.k.a., Pattern Corp.), 4 Fourth Road, Wuhan')).toMatchObject({
      name: 'Model Corp.',
      aliases: ['Pattern Corp.'],
      addresses: ['4 Fourth Road, Wuhan'],
    });
  });

  it('keeps affiliates of a block apart from aliases', () => {
    expect(
      parseEntry(
        'Example Group, a.k.a., the following one alias:\n—EG.\n1 Road, Beijing, China.\nAffiliated entities:\n—Example North; and\n—Example South.',
      ),
    ).toMatchObject({
      aliases: ['EG'],
      members: ['Example North', 'Example South'],
      addresses: ['1 Road, Beijing, China'],
    });
  });

  it('lets a quoted name settle where the name ends', () => {
    const cell = 'Sample Works, East Branch, 5 Road, Omsk';
    expect(parseEntry(cell).name).toBe('Sample Works');
    expect(parseEntry(cell, (key) => key === nameKey('Sample Works, East Branch')).name).toBe(
      'Sample Works, East Branch',
    );
  });

  it('reads an address that is an entry of its own', () => {
    expect(parseEntry('Address 01, Room 7, Wan Chai, Hong Kong.')).toMatchObject({
      name: 'Address 01',
      addresses: ['Room 7, Wan Chai, Hong Kong'],
    });
  });

  it.each([
    ['—Example; and', 'Example'],
    ['Example Co., Ltd.;', 'Example Co., Ltd.'],
    ['Example.', 'Example'],
    ['Example Ltd. ⁴', 'Example Ltd.'],
    ['Example Co., Ltd. 4', 'Example Co., Ltd.'],
    ['Plant No. 4', 'Plant No. 4'],
  ])('trims %s', (text, name) => {
    expect(trimName(text)).toBe(name);
  });

  it('writes countries as the list of countries does', () => {
    expect(countryName("CHINA, PEOPLE'S REPUBLIC OF.")).toBe('China');
    expect(countryName('CRIMEA REGION OF UKRAINE')).toBe('Crimea Region of Ukraine');
  });
});
