import { describe, expect, test } from 'vitest';
import { ACME, furnishedWorld, HIKVISION, HUAWEI, listingText, reader } from '../harness/builders.ts';
import { detect } from '../harness/detect.ts';
import { passMinutes } from '../harness/passing-time.ts';
import { textOf } from '../harness/simulated-ses.ts';
import type { World } from '../harness/world.ts';
import { type Row, supplement } from '../unit/polling/ecfr-fixtures.ts';

const RULE = { doc: '2026-20001', title: 'Additions to the Entity List' };
const LIST = { doc: 'supplement-4', title: '15 CFR Part 744, Supplement No. 4 (Entity List)', silent: false };
const BEFORE: readonly Row[] = [
  { country: 'CHINA', cell: 'Alpha Works, 1 Road, Town, China.' },
  { cell: 'Acme Precision Optics GmbH, 9 Road, Town, China.' },
];
const row = (name: string): Row => ({
  cell: `${name}, 2 Road, Town, China.`,
  citation: '91 FR 60001, 10/5/26.',
});
const list = (rows: readonly Row[]) => supplement('Supplement No. 4 to Part 744', rows);

/** A filed rule that adds the named parties, with the instruction that says so. */
function rule(...names: readonly string[]): string {
  const quoted = names.map((name) => `“${name}”`).join(' and ');
  const text = listingText(names.join(' and '), RULE.doc);
  const steps = `PART 744—CONTROL POLICY

1. The authority citation for part 744 continues to read as follows.

2. Supplement No. 4 to part 744 is amended under CHINA by adding in alphabetical order entries for ${quoted}.

`;
  return text.replace('[FR Doc.', `${steps}[FR Doc.`);
}

const to = (w: World, name: string) =>
  w.ses.accepted.filter(({ mail }) => mail.to === `${name}@example.com`).map(({ mail }) => textOf(mail));

/** Readers, a list that was seeded, and a filed rule that adds the parties and was told. */
async function toldRule(...names: readonly string[]): Promise<World> {
  const w = await furnishedWorld();
  await reader(w, 'ann', [HUAWEI]);
  await reader(w, 'dan', [HIKVISION]);
  await reader(w, 'eve', [ACME]);
  await detect(w, { ...LIST, text: list(BEFORE), codifiedOn: '2026-10-01', silent: true });
  await passMinutes(w, 2);
  await detect(w, { ...RULE, text: rule(...names) });
  await passMinutes(w, 2);
  return w;
}

/** The list as codified some days later. Returns the id of the change. */
async function codify(w: World, rows: readonly Row[]) {
  w.clock.advance(4 * 86_400_000);
  const id = await detect(w, { ...LIST, text: list(rows), codifiedOn: '2026-10-06', type: 'codified' });
  await passMinutes(w, 2);
  return id;
}

describe('as instructed, as codified', () => {
  test('what a told rule instructed is on record as codified, and nobody is alerted again', async () => {
    const w = await toldRule(HUAWEI.name);
    const id = await codify(w, [...BEFORE, row(HUAWEI.name)]);
    expect(to(w, 'ann')).toHaveLength(1);
    expect(await w.content.matches(id)).toMatchObject([
      { companyId: 'huawei', decision: 'mention', kind: 'entity_list_addition' },
    ]);
    const analysis = await w.content.analysis(id);
    expect(analysis?.facts).toContainEqual({ label: 'Confirms', value: '2026-20001: 1 entry as instructed' });
    expect(analysis?.doubts.join()).toContain('nobody is alerted again');
    const [filed] = (await w.content.history(HUAWEI.companyId, 10)).filter(
      ({ change }) => change.stage === 'filed',
    );
    expect(analysis?.matterId).toBe((await w.content.analysis(filed?.change.changeId as never))?.matterId);
  });

  test('a rule that nobody was told of is confirmed by the page that the entry cites, and the entry is news', async () => {
    const w = await toldRule(HIKVISION.name);
    const earlier = { doc: '2026-20002', title: 'Earlier additions', stage: 'published' } as const;
    await detect(w, { ...earlier, text: rule(HUAWEI.name), citation: '91 FR 59998', silent: true });
    await passMinutes(w, 2);
    const id = await codify(w, [...BEFORE, row(HUAWEI.name)]);
    expect(to(w, 'ann')).toHaveLength(1);
    const analysis = await w.content.analysis(id);
    expect(analysis?.facts).toContainEqual({
      label: 'Confirms',
      value: '91 FR 59998: 1 entry as instructed',
    });
    expect(analysis?.doubts.join()).not.toContain('nobody is alerted again');
  });

  test('later mails say that it was codified', async () => {
    const w = await toldRule(HUAWEI.name);
    await codify(w, [...BEFORE, row(HUAWEI.name)]);
    await detect(w, { doc: '2026-20009', title: 'Another addition', text: rule(HUAWEI.name) });
    await passMinutes(w, 2);
    expect(to(w, 'ann').at(-1)).toContain(', codified: added to the Entity List.');
  });

  test('a party that the list lacks is told to those who had the alert, and to nobody else', async () => {
    const w = await toldRule(HUAWEI.name, HIKVISION.name);
    const id = await codify(w, [...BEFORE, row(HIKVISION.name)]);
    expect(to(w, 'ann')).toHaveLength(2);
    expect(to(w, 'ann')[1]).toContain('Huawei Technologies: codified otherwise than its rule says');
    expect(to(w, 'ann')[1]).not.toContain('adds Huawei');
    expect(to(w, 'dan')).toHaveLength(1);
    expect(to(w, 'eve')).toHaveLength(0);
    const differing = (await w.content.analysis(id))?.facts.filter(({ label }) => label.startsWith('Not as'));
    expect(differing).toEqual([
      {
        label: 'Not as instructed',
        value: `2026-20001: The document adds “${HUAWEI.name}”, but the codified list of 2026-10-06 does not hold it.`,
      },
    ]);
  });

  test('another name in its place is named', async () => {
    const w = await toldRule(HUAWEI.name, HIKVISION.name);
    const id = await codify(w, [...BEFORE, row(HIKVISION.name), row('Huawai Technologies Co., Ltd.')]);
    const facts = (await w.content.analysis(id))?.facts.map(({ value }) => value);
    expect(facts?.join()).toContain('has “Huawai Technologies Co., Ltd.” in its place');
    expect(to(w, 'ann')).toHaveLength(2);
  });

  test('what no rule told before explains is news: an addition, a changed entry, a removal', async () => {
    const w = await toldRule('Alpha Works');
    const changed = { cell: 'Alpha Works, 1 Road, Town, China.' };
    const id = await codify(w, [{ ...changed, country: 'CHINA' }, row(HIKVISION.name)]);
    expect(to(w, 'dan')[0]).toContain('added to the Entity List');
    expect(to(w, 'eve')[0]).toContain('removed from the Entity List');
    const matches = await w.content.matches(id);
    expect(matches.map(({ companyId, kind }) => [companyId, kind])).toEqual([
      ['acme', 'entity_list_removal'],
      ['hikvision', 'entity_list_addition'],
    ]);
    const text = list([{ ...changed, country: 'CHINA' }, row(HIKVISION.name)]);
    const [evidence] = matches.find(({ companyId }) => companyId === 'hikvision')?.evidence ?? [];
    expect(text.slice(evidence?.start, evidence?.end)).toContain('Hikvision');
  });

  test('a changed address is told with what stood there before; a further citation is not', async () => {
    const w = await toldRule('Beta Works');
    const moved = { cell: 'Acme Precision Optics GmbH, 10 Street, Town, China.' };
    const [alpha] = BEFORE;
    const id = await codify(w, [
      { ...alpha, cell: alpha?.cell ?? '', citation: '84 FR 1, 1/2/19. 91 FR 2, 10/2/26.' },
      moved,
    ]);
    expect(to(w, 'eve')[0]).toContain('10 Street');
    expect((await w.content.analysis(id))?.facts).toContainEqual({
      label: 'Entries',
      value: '0 added, 1 changed, 0 removed',
    });
  });

  test('a repeated message changes nothing', async () => {
    for (let seed = 1; seed <= 5; seed += 1) {
      const w = await furnishedWorld({ seed, repeats: 0.5 });
      await reader(w, 'ann', [HUAWEI]);
      await detect(w, { ...LIST, text: list(BEFORE), codifiedOn: '2026-10-01', silent: true });
      await detect(w, { ...RULE, text: rule(HUAWEI.name) });
      await passMinutes(w, 2);
      await codify(w, [...BEFORE, row(HUAWEI.name)]);
      expect(to(w, 'ann'), `seed ${seed}`).toHaveLength(1);
    }
  });
});
