import { describe, expect, test } from 'vitest';
import { furnishedWorld, HIKVISION, HUAWEI, listingText, reader, reportText } from '../harness/builders.ts';
import { detect } from '../harness/detect.ts';
import { passMinutes } from '../harness/passing-time.ts';
import { textOf } from '../harness/simulated-ses.ts';
import type { World } from '../harness/world.ts';

const RULE = { doc: '2026-20001', title: 'Addition of an Entity to the Entity List' };
const text = listingText(HUAWEI.name, RULE.doc);
const to = (w: World, name: string) =>
  w.ses.accepted.filter(({ mail }) => mail.to === `${name}@example.com`).map(({ mail }) => textOf(mail));

async function worldWithReaders() {
  const w = await furnishedWorld();
  await reader(w, 'ann', [HUAWEI]);
  await reader(w, 'dan', [HIKVISION]);
  return w;
}

describe('later states of a document', () => {
  test('the printed copy of a filed rule that says nothing more alerts nobody again', async () => {
    const w = await worldWithReaders();
    await detect(w, { ...RULE, text });
    await passMinutes(w, 2);
    const printed = await detect(w, { ...RULE, text: `${text}\n`, type: 'published', stage: 'published' });
    await passMinutes(w, 2);
    expect(to(w, 'ann')).toHaveLength(1);
    const analysis = await w.content.analysis(printed);
    expect(analysis?.doubts.join()).toContain('says nothing that the revision told before did not say');
  });

  test('a printed copy that names a further company alerts again, as an update', async () => {
    const w = await worldWithReaders();
    await detect(w, { ...RULE, text });
    await passMinutes(w, 2);
    const more = text.replace(HUAWEI.name, `${HUAWEI.name} and ${HIKVISION.name}`);
    await detect(w, { ...RULE, text: more, type: 'published', stage: 'published' });
    await passMinutes(w, 2);
    expect(to(w, 'dan')).toHaveLength(1);
    expect(to(w, 'ann')).toHaveLength(2);
  });

  test('a withdrawal goes to those who had the first alert, though its text names nobody', async () => {
    const w = await worldWithReaders();
    await detect(w, { ...RULE, text });
    await passMinutes(w, 2);
    await detect(w, { ...RULE, text: 'Withdrawn.', type: 'withdrawn', stage: 'withdrawn' });
    await passMinutes(w, 2);
    expect(to(w, 'ann')).toHaveLength(2);
    expect(to(w, 'ann')[1]).toContain('WITHDRAWN');
    expect(to(w, 'dan')).toHaveLength(0);
  });

  test('a withdrawal of what nobody was told about is told to nobody', async () => {
    const w = await worldWithReaders();
    await detect(w, { ...RULE, text, silent: true });
    await passMinutes(w, 2);
    await detect(w, { ...RULE, doc: '2026-20002', text: 'Nothing of interest.' });
    await detect(w, {
      ...RULE,
      doc: '2026-20002',
      text: 'Withdrawn.',
      type: 'withdrawn',
      stage: 'withdrawn',
    });
    await passMinutes(w, 2);
    expect(w.ses.accepted).toHaveLength(0);
  });

  test('revisions whose messages overtake each other are judged in their own order', async () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const w = await furnishedWorld({ seed });
      await reader(w, 'ann', [HUAWEI]);
      await detect(w, { ...RULE, text });
      await detect(w, { ...RULE, text: `${text}\n`, type: 'published', stage: 'published' });
      await passMinutes(w, 3);
      expect(to(w, 'ann'), `seed ${seed}`).toHaveLength(1);
    }
  });

  test('a filed copy that waits is not told once a later state was', async () => {
    const w = await worldWithReaders();
    await detect(w, { ...RULE, text });
    // SES wants the first mail later; meanwhile the rule is printed with another company in it.
    w.ses.answerNext({ outcome: 'slow-down', reason: 'Maximum sending rate exceeded' });
    await w.pump();
    const more = text.replace(HUAWEI.name, `${HUAWEI.name} and ${HIKVISION.name}`);
    await detect(w, { ...RULE, text: more, type: 'published', stage: 'published' });
    await passMinutes(w, 5);
    expect(to(w, 'ann')).toHaveLength(1);
    expect(w.metrics.total('MailSkipped')).toBe(1);
  });
});

describe('corrections', () => {
  const first = { ...RULE, doc: 'fr:2026-20001', text, citation: '91 FR 50001' };
  const correction = { doc: 'fr:2026-20300', title: `${RULE.title}; Correction`, type: 'corrected' } as const;

  test('a correction goes to those who had the first alert, with what was wrong, though it names nobody', async () => {
    const w = await worldWithReaders();
    const corrected = await detect(w, first);
    await passMinutes(w, 2);
    const id = await detect(w, {
      ...correction,
      text: 'On page 50002, "case-by-case" should read "presumption of denial". This correction is effective October 2, 2026.',
      corrects: { number: '2026-20001' },
    });
    await passMinutes(w, 2);
    expect((await w.content.change(id))?.change.type).toBe('corrected');
    expect((await w.content.matches(id)).map(({ companyId, kind }) => [companyId, kind])).toEqual([
      [HUAWEI.companyId, 'correction'],
    ]);
    const [before] = await w.content.matches(corrected);
    expect(before?.matterId).toBeDefined();
    expect((await w.content.matches(id))[0]?.matterId).toBe(before?.matterId);
    expect(to(w, 'ann')).toHaveLength(2);
    expect(to(w, 'ann')[1]).toContain('rule corrected');
    expect(to(w, 'ann')[1]).toMatch(/case-by-case[^\n]*presumption of denial/);
    expect(to(w, 'ann')[1]).toContain('2 Oct 2026');
    expect(to(w, 'dan')).toHaveLength(0);
  });

  test('a correction that lists a further company goes to its followers as well', async () => {
    const w = await worldWithReaders();
    await detect(w, first);
    await passMinutes(w, 2);
    const id = await detect(w, {
      ...correction,
      text: listingText(HIKVISION.name, '2026-20300'),
      corrects: { citation: '91 FR 50003' },
    });
    await passMinutes(w, 2);
    expect((await w.content.matches(id)).map(({ companyId, kind }) => [companyId, kind])).toEqual([
      [HIKVISION.companyId, 'entity_list_addition'],
      [HUAWEI.companyId, 'correction'],
    ]);
    expect(to(w, 'ann')).toHaveLength(2);
    expect(to(w, 'dan')).toHaveLength(1);
  });

  test('a correction of what nobody was told is told by its own text only', async () => {
    const w = await worldWithReaders();
    const id = await detect(w, { ...correction, text: 'Misspelt.', corrects: { number: '2026-20001' } });
    await passMinutes(w, 2);
    expect(w.ses.accepted).toHaveLength(0);
    expect((await w.content.analysis(id))?.doubts.join()).toContain('Nobody was alerted');
  });

  test('a correction whose message comes first waits for what it corrects', async () => {
    for (let seed = 1; seed <= 10; seed += 1) {
      const w = await furnishedWorld({ seed });
      await reader(w, 'ann', [HUAWEI]);
      await detect(w, first);
      w.clock.advance(1000);
      await detect(w, { ...correction, text: 'Misspelt.', corrects: { number: '2026-20001' } });
      await passMinutes(w, 3);
      expect(to(w, 'ann'), `seed ${seed}`).toHaveLength(2);
    }
  });
});

describe('press copies', () => {
  const story = { trust: 'reported', stage: 'reported', title: 'US weighs limits on Huawei' } as const;
  const report = reportText('Huawei');

  test('a reprint of a told story alerts nobody, and both say so', async () => {
    const w = await worldWithReaders();
    const first = await detect(w, { ...story, doc: 'a', text: report, publisher: 'First Daily' });
    await passMinutes(w, 2);
    const copy = `From our wire service. ${report}`;
    const second = await detect(w, { ...story, doc: 'b', text: copy, publisher: 'Second Daily' });
    await passMinutes(w, 2);
    expect(to(w, 'ann')).toHaveLength(1);
    expect((await w.content.analysis(second))?.doubts.join()).toContain(
      'A copy of “US weighs limits on Huawei”',
    );
    const carried = (await w.content.analysis(first))?.facts.filter(
      ({ label }) => label === 'Also carried by',
    );
    expect(carried).toEqual([{ label: 'Also carried by', value: 'Second Daily' }]);
  });

  test('after a week the same words are news again', async () => {
    const w = await worldWithReaders();
    await detect(w, { ...story, doc: 'a', text: report });
    await passMinutes(w, 2);
    w.clock.advance(8 * 86_400_000);
    await detect(w, { ...story, doc: 'b', text: report });
    await passMinutes(w, 2);
    expect(to(w, 'ann')).toHaveLength(2);
  });
});
