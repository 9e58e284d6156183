import type { LookupAddress } from 'node:dns';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addressLiteral,
  guardedLookup,
  isPublicAddress,
  RefusedAddress,
} from '../../../../shared/adapters/http/address-guard.ts';

/** Asks a guarded lookup whose resolver answers as given. */
function lookUp(answers: readonly string[], all: boolean) {
  const resolve = (_host: string, _options: object, done: (error: null, found: LookupAddress[]) => void) =>
    done(
      null,
      answers.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  return new Promise<unknown>((settled) => {
    guardedLookup(resolve)('feeds.example.com', { all }, (error, address) => settled(error ?? address));
  });
}

describe('a name', () => {
  it.each([
    '10.0.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '192.168.1.1',
    '100.64.0.1',
    '::1',
    'fd00::1',
    '::ffff:10.0.0.1',
  ])('that DNS leads to %s is refused', async (address) => {
    expect(await lookUp([address], true)).toBeInstanceOf(RefusedAddress);
    expect(await lookUp([address], false)).toBeInstanceOf(RefusedAddress);
  });

  it('with a public and a private address is connected to the public one only', async () => {
    expect(await lookUp(['10.0.0.1', '93.184.216.34'], true)).toEqual([
      { address: '93.184.216.34', family: 4 },
    ]);
    expect(await lookUp(['10.0.0.1', '93.184.216.34'], false)).toBe('93.184.216.34');
  });

  it('without an address is refused', async () =>
    expect(await lookUp([], true)).toBeInstanceOf(RefusedAddress));
});

describe('an address', () => {
  it('of a private or reserved IPv4 network is not public in any spelling that a URL takes', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    const inside = fc.tuple(
      fc.constantFrom([10], [127], [169, 254], [192, 168], [172, 16], [100, 64], [0], [224]),
      octet,
      octet,
      octet,
    );
    fc.assert(
      fc.property(inside, fc.integer({ min: 0, max: 4 }), ([prefix, ...rest], spelling) => {
        const bytes = [...prefix, ...rest].slice(0, 4);
        const number = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
        const [first = 0, second = 0, third = 0, fourth = 0] = bytes;
        const spelt = [
          bytes.join('.'),
          String(number),
          `0x${number.toString(16)}`,
          `0${first.toString(8)}.${second}.${third}.${fourth}`,
          `[::ffff:${bytes.join('.')}]`,
        ][spelling];
        const literal = addressLiteral(new URL(`http://${spelt}/`).hostname);
        expect(literal !== undefined && isPublicAddress(literal)).toBe(false);
      }),
    );
  });

  it('of the open net is public', () => {
    for (const address of ['93.184.216.34', '8.8.8.8', '2606:2800:220:1:248:1893:25c8:1946'])
      expect(isPublicAddress(address)).toBe(true);
  });
});
