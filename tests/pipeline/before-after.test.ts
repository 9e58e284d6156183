import { expect, test } from 'vitest';
import { furnishedWorld, HIKVISION, HUAWEI, listingText, reader, reportText } from '../harness/builders.ts';
import { detect } from '../harness/detect.ts';
import { passMinutes } from '../harness/passing-time.ts';
import { textOf } from '../harness/simulated-ses.ts';
import type { World } from '../harness/world.ts';
import { supplement } from '../unit/polling/ecfr-fixtures.ts';

const LIST = {
  doc: 'ecfr:15:744:supplement-4',
  title: '15 CFR Part 744, Supplement No. 4 (Entity List)',
  codifiedOn: '2026-10-01',
  silent: true,
};
const RULE = { doc: '2026-20001', title: 'Revision of an entry on the Entity List' };

/** A filed rule that revises the entry of Huawei: another review policy, a further alias. */
const REVISION = listingText(HUAWEI.name, RULE.doc).replace(
  '[FR Doc.',
  `PART 744—CONTROL POLICY

1. The authority citation for part 744 continues to read as follows.

2. Supplement No. 4 to part 744 is amended under CHINA by revising the entry for “${HUAWEI.name}” to read as follows:

Supplement No. 4 to Part 744—Entity List

----------------------------------------------------------------------------------------------------------------
                                                                           License review     Federal Register
           Country                   Entity         License requirement        policy             citation
----------------------------------------------------------------------------------------------------------------
CHINA...................    Huawei Technologies    For all items         Case-by-case       91 FR 60001, 10/2/
                             Co., Ltd., a.k.a.,     subject to the EAR.   review.            26.
                             the following one
                             alias:
                            --HWT Group.
                            2 Road, Town, China.
----------------------------------------------------------------------------------------------------------------

[FR Doc.`,
);

async function told(w: World): Promise<string> {
  await passMinutes(w, 2);
  return (
    w.ses.accepted
      .map(({ mail }) => textOf(mail))
      .at(-1)
      ?.replace(/\s+/g, ' ') ?? ''
  );
}

async function worldWithReader(): Promise<World> {
  const w = await furnishedWorld();
  await reader(w, 'ann', [HUAWEI]);
  return w;
}

test('a revised entry is told field by field against the list as it is codified', async () => {
  const w = await worldWithReader();
  const rows = [
    {
      country: 'CHINA',
      cell: 'Huawei Technologies Co., Ltd., 2 Road, Town, China.',
      citation: '84 FR 22961',
    },
  ];
  await detect(w, { ...LIST, text: supplement('Supplement No. 4 to Part 744', rows) });
  await passMinutes(w, 2);
  const id = await detect(w, { ...RULE, text: REVISION });
  const mail = await told(w);
  const fields = (await w.content.analysis(id))?.edits?.map(({ field, old, new: now }) => [field, old, now]);
  expect(fields).toContainEqual(['reviewPolicy', expect.any(String), 'Case-by-case review.']);
  expect(fields).toContainEqual(['aliases', undefined, 'HWT Group']);
  expect(mail).toContain('Huawei Technologies Co., Ltd., aliases: added HWT Group');
});

test('without a stored list it is told that the entry is revised, and no more', async () => {
  const w = await worldWithReader();
  await detect(w, { ...RULE, text: REVISION });
  expect(await told(w)).toContain('entry revised; how it read before is not in our record');
});

test('a withdrawn filing is told with what no longer stands', async () => {
  const w = await worldWithReader();
  await detect(w, { ...RULE, text: REVISION });
  await passMinutes(w, 2);
  await detect(w, { ...RULE, text: REVISION, type: 'withdrawn', stage: 'withdrawn' });
  const mail = await told(w);
  expect(mail).toContain('WHAT THE FILED COPY SAID: NONE OF IT STANDS');
  expect(mail).toContain('[was: Huawei Technologies Co., Ltd.');
});

test('a printed text with another day tells the difference in facts and in words', async () => {
  const w = await worldWithReader();
  const filed = listingText(HUAWEI.name, RULE.doc);
  await detect(w, { ...RULE, text: filed });
  await passMinutes(w, 2);
  const text = filed.replace('effective October 2, 2026', 'effective October 9, 2026');
  await detect(w, { ...RULE, text, type: 'published', stage: 'published', citation: '91 FR 60001' });
  const mail = await told(w);
  expect(mail).toContain('In force from: [was: 2 Oct 2026] → 9 Oct 2026');
  expect(mail).toContain('effective October 9, 2026');
});

test('a report that is changed shows which sentence', async () => {
  const w = await worldWithReader();
  const report = { doc: 'story', title: 'Limits weighed', trust: 'reported', stage: 'reported' } as const;
  await detect(w, { ...report, text: reportText(HUAWEI.name) });
  await passMinutes(w, 2);
  const text = reportText(HUAWEI.name).replace(
    'Nothing has been decided and no text was filed, the people said.',
    'A decision is due on Monday, the people said.',
  );
  const id = await detect(w, { ...report, text, type: 'amended' });
  await passMinutes(w, 2);
  expect((await w.content.analysis(id))?.edits).toMatchObject([
    { basis: 'printed', new: expect.stringContaining('A decision is due on Monday') },
  ]);
});

test('the thread of a mail is that of the matter of the company that its reader follows', async () => {
  const w = await worldWithReader();
  await reader(w, 'dan', [HIKVISION]);
  const text = listingText(`${HUAWEI.name} and ${HIKVISION.name}`, RULE.doc);
  await detect(w, { ...RULE, text });
  await passMinutes(w, 2);
  const later = listingText(HUAWEI.name, '2026-20002');
  await passMinutes(w, 10);
  await detect(w, { doc: '2026-20002', title: 'Another rule', text: later });
  await passMinutes(w, 2);
  const threads = (name: string) =>
    w.ses.accepted
      .filter(({ mail }) => mail.to === `${name}@example.com`)
      .map(({ mail }) => /^References: <rule\.([^.]+)\./m.exec(mail.raw)?.[1]);
  const [first, second] = threads('ann');
  expect(first).toBeDefined();
  expect(second).toBe(first);
  expect(threads('dan')[0]).not.toBe(first);
});
