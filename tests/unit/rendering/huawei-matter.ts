import type { BeforeAfter } from '../../../shared/domain/diff/before-after.ts';
import { changeIdOf, companyId, docId, matterIdOf } from '../../../shared/domain/ids.ts';
import type { Answer, Claim, Matter, MatterEntry } from '../../../shared/domain/matters/matter.ts';
import type { MatterStore } from '../../../shared/ports/matter-store.ts';

/** The matter of the Huawei chronology: its documents and reports, its claims, and what answers them. */

const PARTY = { companyId: companyId('huawei'), name: 'Huawei Technologies Co., Ltd.' };

function entry(id: string, at: string, fields: Partial<MatterEntry>): MatterEntry {
  return {
    changeId: changeIdOf(id),
    docId: docId(`fr-${id}`),
    at,
    trust: 'official',
    stage: 'filed',
    type: 'new',
    kind: 'entity_list_addition',
    mechanisms: ['entity-list'],
    title: 'Addition of Entities to the Entity List',
    url: 'https://www.federalregister.gov/',
    publisher: 'Federal Register',
    ...fields,
  };
}

function report(id: string, at: string, outlet: string, title: string): MatterEntry {
  return entry(id, at, {
    trust: 'reported',
    stage: 'reported',
    kind: 'reported_not_official',
    publisher: outlet,
    title,
    url: `https://news.example.com/${id}`,
  });
}

const LICENCE = {
  kind: 'tgl_extension',
  mechanisms: ['temporary-licence'],
  title: 'Temporary General License: Extension of Validity',
} as const;
const WEIGHED = 'Washington weighs wider reach over foreign-made goods for Huawei';
const TWO_WEEKS = 'Huawei’s licence to be prolonged by two weeks, sources say';
const AGAIN = 'Government is expected to extend Huawei’s temporary licence again';

const ENTRIES: readonly MatterEntry[] = [
  report(
    'report-2019-05-14',
    '2019-05-14T22:30:00Z',
    'Reuters',
    'President is expected to sign order that could keep Huawei out of U.S. networks',
  ),
  entry('listing-2019', '2019-05-16T20:15:00Z', { number: '2019-10616' }),
  entry('tgl-2019-05', '2019-05-20T20:15:00Z', {
    ...LICENCE,
    kind: 'tgl_issue',
    title: 'Temporary General License',
    number: '2019-10829',
  }),
  entry('listing-2019-print', '2019-05-21T08:00:00Z', {
    docId: docId('fr-listing-2019'),
    type: 'published',
    stage: 'published',
    number: '2019-10616',
    citation: '84 FR 22961',
  }),
  report(
    'report-2019-08-16',
    '2019-08-16T21:40:00Z',
    'Reuters',
    'Huawei likely to get another 90 days of temporary licence, sources say',
  ),
  entry('tgl-2019-08', '2019-08-19T12:45:00Z', { ...LICENCE, number: '2019-17920' }),
  entry('listing-2019-08', '2019-08-19T12:45:00Z', {
    title: 'Addition of Certain Entities to the Entity List and Revision of Entries on the Entity List',
    number: '2019-17921',
  }),
  report('report-2019-11-15a', '2019-11-15T19:00:00Z', 'The New York Times', AGAIN),
  report('report-2019-11-15b', '2019-11-16T00:45:00Z', 'Reuters', TWO_WEEKS),
  entry('tgl-2019-11', '2019-11-18T13:45:00Z', { ...LICENCE, number: '2019-25189' }),
  report('report-2019-11-29', '2019-11-29T18:58:00Z', 'Reuters', WEIGHED),
  entry('fdp-2020', '2020-05-15T20:15:00Z', {
    kind: 'fdp_rule_change',
    mechanisms: ['direct-product'],
    title:
      'Export Administration Regulations: Amendments to General Prohibition Three (Foreign-Produced Direct Product Rule) and the Entity List',
    number: '2020-10856',
  }),
];

function claim(mechanism: Claim['mechanism'], fields: Partial<Claim>): Claim {
  return {
    reportId: changeIdOf('report-2019-11-29'),
    mechanism,
    targets: [PARTY],
    reportedAt: '2019-11-29T18:58:00Z',
    outlet: 'Reuters',
    headline: WEIGHED,
    url: 'https://news.example.com/2019/11/29/foreign-made-goods',
    measures: [],
    openUntil: '2020-11-29',
    state: 'open',
    metBy: [],
    ...fields,
  };
}

/** As it stood when a change with that id was told. */
export function matterUntil(id: string, claims: readonly Claim[] = []): Matter {
  const last = ENTRIES.findIndex((each) => each.changeId === id);
  return {
    matterId: matterIdOf('huawei-export-controls'),
    title: 'Huawei Technologies Co., Ltd.: export controls',
    regime: 'export-controls',
    party: PARTY,
    entries: ENTRIES.slice(0, last + 1),
    claims,
  };
}

export const OPEN_CLAIMS = [claim('direct-product', {}), claim('de-minimis', {})];
export const HALF_MET = [
  claim('direct-product', { state: 'met', metBy: [changeIdOf('fdp-2020')] }),
  claim('de-minimis', { state: 'not-acted-on' }),
];
/** What the page of the matter shows once the rule of May 2020 is out. */
export const WHOLE = matterUntil('fdp-2020', [
  claim('direct-product', { state: 'met', metBy: [changeIdOf('fdp-2020')] }),
  claim('de-minimis', {}),
  claim('temporary-licence', {
    reportId: changeIdOf('report-2019-11-15b'),
    reportedAt: '2019-11-16T00:45:00Z',
    headline: TWO_WEEKS,
    state: 'met',
    metBy: [changeIdOf('tgl-2019-11')],
  }),
]);

export const ANSWER_IN_PART: Answer = {
  reportId: changeIdOf('report-2019-11-29'),
  answeredBy: changeIdOf('fdp-2020'),
  reportedAt: '2019-11-29T18:58:00Z',
  outlet: 'Reuters',
  headline: WEIGHED,
  url: 'https://news.example.com/report-2019-11-29',
  outcome: 'partial',
  met: ['direct-product'],
  stillOpen: ['de-minimis'],
  differences: [],
};

const licenceAnswer = (id: string, outlet: string, headline: string, at: string): Answer => ({
  ...ANSWER_IN_PART,
  reportId: changeIdOf(id),
  answeredBy: changeIdOf('tgl-2019-11'),
  reportedAt: at,
  outlet,
  headline,
  outcome: 'realised',
  met: ['temporary-licence'],
  stillOpen: [],
});

export const LICENCE_ANSWERS: readonly Answer[] = [
  licenceAnswer('report-2019-11-15a', 'The New York Times', AGAIN, '2019-11-15T19:00:00Z'),
  {
    ...licenceAnswer('report-2019-11-15b', 'Reuters', TWO_WEEKS, '2019-11-16T00:45:00Z'),
    outcome: 'partial',
    differences: [{ what: 'period', reported: 'two weeks', official: '90 days' }],
  },
];

const DESTINATIONS =
  'Belgium, Bolivia, Brazil, Burma, Canada, Chile, Egypt, Germany, Hong Kong, Jamaica, Japan, Jordan, Lebanon, Madagascar, Netherlands, Oman, Pakistan, Paraguay, Qatar, Singapore, Sri Lanka, Switzerland, Taiwan, United Kingdom, Vietnam'.split(
    ', ',
  );

const added = (name: string, under: string): BeforeAfter => ({
  basis: 'instructed',
  field: 'entry',
  old: undefined,
  new: name,
  where: '15 CFR Part 744, Supplement No. 4',
  under,
});

/** Sixty-eight entries under 26 destinations, named as the rule names its affiliates. */
export const LISTED_ENTRIES: readonly BeforeAfter[] = [
  ...DESTINATIONS.map((country) => added(`Huawei Technologies ${country}`, country)),
  added('Huawei Technologies Co., Ltd.', 'China'),
  added('HiSilicon Technologies Co., Ltd. (HiSilicon)', 'China'),
  ...Array.from({ length: 41 }, (_, at) => added(`Huawei Affiliate ${at + 1} Co., Ltd.`, 'China')),
];

export const EXTENDED: readonly BeforeAfter[] = [
  {
    basis: 'instructed',
    field: 'valid through',
    old: '2019-11-18',
    new: '2020-02-16',
    where: '15 CFR Part 744, Supplement No. 7, introductory text',
  },
];

/** Stores a matter with its entries and claims. */
export async function storeMatter(
  store: Pick<MatterStore, 'putMatterEntry' | 'putClaim'>,
  { entries, claims, ...head }: Matter,
): Promise<void> {
  for (const each of entries) await store.putMatterEntry(head, each);
  for (const each of claims) await store.putClaim(head.matterId, each);
}
