import { expect, test } from 'vitest';
import { subscriberIdOf } from '../../shared/domain/ids.ts';
import type { Subscriber } from '../../shared/domain/subscriber.ts';
import { pepperOf, readToken } from '../../shared/domain/tokens.ts';
import { furnishedWorld, HIKVISION, HUAWEI, listingText, reader } from '../harness/builders.ts';
import { detect } from '../harness/detect.ts';
import { textOf } from '../harness/simulated-ses.ts';
import type { World } from '../harness/world.ts';

const DOC = '2026-20001';
const own = (company: typeof HUAWEI, name: string) => [{ companyId: company.companyId, name }];

/** Readers who differ in what their mail says, or only in their links. */
const READERS: readonly (readonly [string, readonly (typeof HUAWEI)[], Partial<Subscriber>])[] = [
  ['ann', [HUAWEI], {}],
  ['ben', [HUAWEI], {}],
  ['cleo', [HUAWEI], { tokenVersion: 12 }],
  ['dora', [HUAWEI, HIKVISION], {}],
  ['eve', [HIKVISION, HUAWEI], {}],
  ['finn', [HUAWEI], { hideNamesInSubject: true }],
  ['gus', [HUAWEI], { companies: own(HUAWEI, 'our supplier → “H”') }],
  ['hal', [HUAWEI], { exclusions: [{ companyId: HUAWEI.companyId, alias: 'Acme' }] }],
  ['ida', [HUAWEI], {}],
];

async function told(names: readonly string[]): Promise<World> {
  const w = await furnishedWorld();
  w.ses.setQuota({ perSecond: 1_000_000, perDay: 1_000, sentLastDay: 0 });
  for (const [name, follows, more] of READERS) if (names.includes(name)) await reader(w, name, follows, more);
  const text = listingText(`${HUAWEI.name} and ${HIKVISION.name}`, DOC);
  await detect(w, { doc: DOC, title: 'Additions to the Entity List', text });
  await w.pump();
  return w;
}

test('a mail of a batch is byte for byte the one that its reader would get alone, with her own links', async () => {
  const together = await told(READERS.map(([name]) => name));
  expect(together.ses.accepted).toHaveLength(READERS.length);
  const keys = await together.secrets.keys();
  for (const { mail, at } of together.ses.accepted) {
    const [name = ''] = mail.to.split('@');
    const [alone] = (await told([name])).ses.accepted;
    expect(mail.raw).toBe(alone?.mail.raw);
    const [, token = ''] = /\/manage\/([^>\s]+)>/.exec(textOf(mail)) ?? [];
    const subscriber = subscriberIdOf(`${name}@example.com`, pepperOf(keys));
    expect(readToken(keys, 'manage', token, at)).toMatchObject({ valid: true, subscriber });
    expect(mail.raw).not.toContain('blank-');
    expect(textOf(mail)).not.toContain('blank-');
  }
});
