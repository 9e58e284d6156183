import { beforeAll, describe, expect, test } from 'vitest';
import type { RecordedDocument } from '../../infra/local/history/recording.ts';
import type { ChangeId } from '../../shared/domain/ids.ts';
import type { Matter, MatterEntry } from '../../shared/domain/matters/matter.ts';
import { furnishedWorld, HIKVISION, HUAWEI, listingText, reportText } from '../harness/builders.ts';
import { detect } from '../harness/detect.ts';
import { documentRecord } from '../harness/facts.ts';
import { passMinutes } from '../harness/passing-time.ts';
import { chainWorld, DOCUMENTS, HISILICON, play, STORIES } from '../harness/recorded-chain.ts';
import type { World } from '../harness/world.ts';

const record = documentRecord();
/** Of this one the record has the page, but no document number. */
const LAST_EXTENSION: RecordedDocument = {
  number: 'of-85-FR-29610',
  title: 'Temporary General License: Extension of Validity',
  type: 'Rule',
  agency: 'bis',
  filedAt: '2020-05-15T08:45:00-04:00',
  filingType: 'special',
  publishedOn: '2020-05-18',
  citation: '85 FR 29610',
  endPage: null,
  cfr: ['744'],
  action: 'Final rule.',
  effectiveOn: '2020-05-15',
  dates: 'This rule is effective May 15, 2020, through August 13, 2020.',
  summary:
    'BIS extends the temporary general license for Huawei Technologies Co., Ltd. and its listed affiliates by ninety days, through August 13, 2020.',
  background: [],
};

async function matterOf(w: World, regime: string, company = HUAWEI): Promise<Matter> {
  const head = (await w.content.mattersOf(company.companyId)).find((each) => each.regime === regime);
  const matter = head && (await w.content.matter(head.matterId));
  if (matter === undefined) throw new TypeError(`no matter of ${company.name} under ${regime}`);
  return matter;
}

describe('the chain of 2019 and 2020', () => {
  let w: World;
  let changes: ReadonlyMap<string, ChangeId>;
  beforeAll(async () => {
    w = await chainWorld();
    changes = await play(w, [...DOCUMENTS, LAST_EXTENSION], STORIES);
  });
  const analysisOf = async (name: string) => w.content.analysis(changes.get(name) ?? ('' as ChangeId));

  test('every document on record about Huawei is in one matter, filed and printed, in the order of time', async ({
    skip,
  }) => {
    const wanted = record?.filter(
      ({ topics, publication_date: day, document_number: number }) =>
        topics.includes('huawei') && (day ?? '') < '2021' && number !== null,
    );
    if (wanted === undefined) return skip('the record of documents is not here');
    const { entries } = await matterOf(w, 'export-controls');
    const numbers = [...wanted.map((each) => each.document_number ?? ''), LAST_EXTENSION.number];
    expect(numbers).toHaveLength(13);
    const missing = numbers.filter((number) => stagesOf(entries, number).join(' ') !== 'filed published');
    expect(missing).toEqual([]);
    expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).toSorted());
    const filed = entries.filter(({ stage }) => stage === 'filed').map(({ kind }) => kind);
    expect(filed).toEqual([
      'entity_list_addition',
      'tgl_issue',
      'entity_list_addition',
      'tgl_extension',
      'tgl_extension',
      'tgl_extension',
      'tgl_extension',
      'proposed_rule',
      'proposed_rule',
      'tgl_extension',
      'fdp_rule_change',
      'license_policy_change',
      'entity_list_addition',
    ]);
  });

  test('what is done under another regime is another matter', async () => {
    const telecom = await matterOf(w, 'telecom-supply');
    expect(telecom.entries.map(({ number, stage }) => [number, stage])).toEqual([
      [undefined, 'reported'],
      ['2019-10538', 'filed'],
      ['2019-10538', 'published'],
    ]);
    const other = await matterOf(w, 'export-controls', HIKVISION);
    expect(other.entries.map(({ stage }) => stage)).toEqual(['reported', 'filed', 'reported', 'published']);
  });

  test('an affiliate that has an alert of its own is told in the matter of its group', async () => {
    const matches = await w.content.matches(changes.get('2019-10616') ?? ('' as ChangeId));
    const ofHiSilicon = matches.find(({ companyId }) => companyId === HISILICON.companyId);
    const { matterId } = await matterOf(w, 'export-controls');
    expect(ofHiSilicon).toMatchObject({ decision: 'alert', matterId });
    expect((await analysisOf('2019-10616'))?.matterId).toBe(matterId);
    expect((await matterOf(w, 'export-controls', HISILICON)).matterId).toBe(matterId);
  });

  test('a reprint is no entry of its own and claims nothing', async () => {
    const { entries, claims } = await matterOf(w, 'export-controls');
    const reprint = changes.get('wider-reach-reprint');
    expect(reprint).toBeDefined();
    expect(entries.filter(({ changeId }) => changeId === reprint)).toEqual([]);
    expect(claims.filter(({ reportId }) => reportId === reprint)).toEqual([]);
  });

  test('what shares no more than a word with the matter joins none', async () => {
    const decoys = ['2020-04165', '2023-17602', 'harvest', 'phones', 'annual-report', 'solar'];
    for (const name of decoys) {
      expect(changes.has(name), name).toBe(true);
      expect((await analysisOf(name))?.matterId, name).toBeUndefined();
    }
  });
});

const stagesOf = (entries: readonly MatterEntry[], number: string) =>
  entries.filter((entry) => entry.number === number).map(({ stage }) => stage);

describe('joining', () => {
  const LISTING = { doc: 'fr:2026-30001', title: 'Addition of an Entity to the Entity List' };
  const press = { trust: 'reported', stage: 'reported', publisher: 'A daily' } as const;

  test('order is that of becoming public, whatever was seen first', async () => {
    const w = await furnishedWorld();
    const text = listingText(HUAWEI.name, '2026-30001');
    const at = (issuedAt: string) => ({ metadata: { issuedAt } });
    await detect(w, { ...LISTING, text, ...at('2026-10-02T12:00:00.000Z') });
    await detect(w, {
      ...press,
      doc: 'late',
      title: 'Limits for Huawei weighed',
      text: reportText('Huawei'),
      ...at('2026-10-01T09:00:00.000Z'),
    });
    await passMinutes(w, 2);
    const { entries } = await matterOf(w, 'export-controls');
    expect(entries.map(({ stage, at: instant }) => [stage, instant])).toEqual([
      ['reported', '2026-10-01T09:00:00.000Z'],
      ['filed', '2026-10-02T12:00:00.000Z'],
    ]);
  });

  test('a correction joins the matter of what it corrects', async () => {
    const w = await furnishedWorld();
    await detect(w, { ...LISTING, text: listingText(HUAWEI.name, '2026-30001'), citation: '91 FR 60001' });
    await passMinutes(w, 2);
    await detect(w, {
      doc: 'fr:2026-30009',
      title: 'Addition of an Entity to the Entity List; Correction',
      text: 'SUMMARY: In rule document 2026-30001, an address should read “2 Road”.',
      type: 'corrected',
      stage: 'published',
      corrects: { number: '2026-30001' },
    });
    await passMinutes(w, 2);
    const { entries } = await matterOf(w, 'export-controls');
    expect(entries.map(({ type }) => type)).toEqual(['new', 'corrected']);
  });

  test('a document without a company joins the matter of the rule that its summary cites', async () => {
    const w = await furnishedWorld();
    await detect(w, { ...LISTING, text: listingText(HUAWEI.name, '2026-30001'), citation: '91 FR 60001' });
    await passMinutes(w, 2);
    const text = (page: string) => `DEPARTMENT OF COMMERCE

Bureau of Industry and Security

15 CFR Part 744

Reopening of the Comment Period

AGENCY: Bureau of Industry and Security, Commerce.

ACTION: Notice.

SUMMARY: The comment period of the rule published on October 2, 2026 (91 FR ${page}), is reopened for ten days.

DATES: Comments must be received by November 20, 2026.
`;
    await detect(w, { doc: 'fr:2026-30002', title: 'Reopening of the Comment Period', text: text('60001') });
    await detect(w, { doc: 'fr:2026-30003', title: 'Reopening of the Comment Period', text: text('60777') });
    await passMinutes(w, 2);
    const { entries } = await matterOf(w, 'export-controls');
    expect(entries.map(({ docId }) => docId)).toEqual(['fr:2026-30001', 'fr:2026-30002']);
  });

  test('a withdrawn filing leaves its stage in the matter', async () => {
    const w = await furnishedWorld();
    const text = listingText(HUAWEI.name, '2026-30001');
    await detect(w, { ...LISTING, text });
    await passMinutes(w, 2);
    await detect(w, { ...LISTING, text, type: 'withdrawn', stage: 'withdrawn' });
    await passMinutes(w, 2);
    const { entries } = await matterOf(w, 'export-controls');
    expect(entries.map(({ stage }) => stage)).toEqual(['filed', 'withdrawn']);
  });
});
