import { describe, expect, test } from 'vitest';
import { isPublicAddress } from '../../../../shared/adapters/http/address-guard.ts';
import { origins, parseOrigins } from '../../../../shared/adapters/http/origins.ts';

describe('origins', () => {
  const places = origins({ 'https://a.example.com': 'http://127.0.0.1:8080' });

  test('scheme, host and port are replaced, the rest stays', () => {
    const { url, trusted } = places.target(new URL('https://a.example.com/x/y?q=1'));
    expect(url.href).toBe('http://127.0.0.1:8080/x/y?q=1');
    expect(trusted).toBe(true);
  });

  test('another scheme, host or port is another origin', () => {
    for (const url of ['http://a.example.com/', 'https://b.example.com/', 'https://a.example.com:444/'])
      expect(places.target(new URL(url))).toEqual({ url: new URL(url), trusted: false });
  });

  test('the way back', () => {
    expect(places.original(new URL('http://127.0.0.1:8080/x?q=1')).href).toBe('https://a.example.com/x?q=1');
    expect(places.original(new URL('http://127.0.0.1:8081/x')).href).toBe('http://127.0.0.1:8081/x');
  });
});

test.each(['', 'x', '[]', '{"a":1}', '{"a":"b"}', '{"https://a.example.com":""}'])(
  'the setting %j is refused',
  (setting) => {
    expect(() => parseOrigins(setting)).toThrow(/^config-missing: SOURCE_ORIGINS/);
  },
);

test('the setting is a JSON object, usually empty', () => {
  expect(parseOrigins('{}')).toEqual({});
  expect(parseOrigins('{"https://a.example.com":"http://127.0.0.1:1"}')).toEqual({
    'https://a.example.com': 'http://127.0.0.1:1',
  });
});

test.each([
  ['8.8.8.8', true],
  ['2606:4700:4700::1111', true],
  ['::ffff:8.8.8.8', true],
  ['127.0.0.1', false],
  ['10.0.0.1', false],
  ['172.16.0.1', false],
  ['192.168.1.1', false],
  ['100.64.0.1', false],
  ['169.254.169.254', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['0.0.0.0', false],
  ['::1', false],
  ['::ffff:127.0.0.1', false],
  ['64:ff9b::7f00:1', false],
  ['2002:7f00:1::', false],
  ['fe80::1', false],
  ['fd00::1', false],
  ['not an address', false],
])('%s is public: %s', (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected);
});
