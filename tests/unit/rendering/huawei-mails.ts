import type { Analysis, Change, Fact, Match } from '../../../shared/domain/change.ts';
import type { DocumentMetadata } from '../../../shared/domain/document.ts';
import { changeIdOf, companyId, docId, sha256, sourceId, subscriberId } from '../../../shared/domain/ids.ts';
import type { Matter } from '../../../shared/domain/matters/matter.ts';
import type { AlertInput } from '../../../shared/domain/rendering/alert.ts';
import type { Earlier } from '../../../shared/domain/rendering/alert-history.ts';
import { feedbackLinks, readerLinks } from '../../../shared/domain/rendering/reader-links.ts';
import type { ContentStore } from '../../../shared/ports/content-store.ts';
import { LISTED_ENTRIES, matterUntil } from './huawei-matter.ts';

/** Mails of the Huawei chronology: facts of the record, sentences of our own. */

export const KEYS = [{ kid: 'test', secret: 'a secret of the tests, long enough' }];
export const PUBLIC_URL = 'https://alerts.example.org';
export const SENDER = {
  name: 'Rulewire',
  postalAddress: '1 Example Street, Springfield, VA 22150, USA',
  publicUrl: PUBLIC_URL,
};
const HUAWEI = companyId('huawei');
const HISILICON = companyId('hisilicon');
export const READER = {
  subscriberId: subscriberId('abcdefghijklmnopqrstuvwxyz'),
  tokenVersion: 1,
  hideNamesInSubject: false,
  zone: 'Europe/Berlin',
  companies: [
    { companyId: HUAWEI, name: 'Huawei Technologies Co., Ltd.' },
    { companyId: HISILICON, name: 'HiSilicon' },
  ],
};

const BIS = ['Commerce Department', 'Industry and Security Bureau'];

export function changeFor(id: string, detectedAt: string, fields: Partial<Change>): Change {
  return {
    changeId: changeIdOf(id),
    docId: docId(`fr-${id}`),
    sourceId: sourceId('federal-register'),
    trust: 'official',
    fromRev: undefined,
    toRev: 1,
    type: 'new',
    stage: 'filed',
    title: 'Addition of Entities to the Entity List',
    url: 'https://www.federalregister.gov/public-inspection/2019-10616/addition-of-entities-to-the-entity-list',
    detectedAt,
    silent: false,
    ...fields,
  };
}

export function matchFor(change: Change, fields: Partial<Match>): Match {
  return {
    changeId: change.changeId,
    companyId: HUAWEI,
    companyName: 'Huawei Technologies Co., Ltd.',
    decision: 'alert',
    grade: 'named',
    kind: 'entity_list_addition',
    evidence: [
      {
        start: 10_482,
        end: 10_511,
        quote: 'adds Huawei Technologies Co., Ltd. and a number of its affiliates abroad to the list',
        alias: 'Huawei Technologies Co., Ltd.',
        role: 'target',
        sectionRole: 'summary',
        ruleId: 'add.active',
      },
    ],
    matcherVersion: 'matcher-1',
    ...fields,
  };
}

export function inputFor(
  change: Change,
  parts: {
    readonly metadata: Partial<DocumentMetadata>;
    readonly facts: readonly Fact[];
    readonly matches: readonly Match[];
    readonly history?: readonly Earlier[];
    readonly matters?: readonly Matter[];
    readonly told?: Partial<Analysis>;
    readonly doubts?: readonly string[];
    readonly sentAt: string;
  },
): AlertInput {
  const now = new Date(parts.sentAt);
  const analysis: Analysis = {
    changeId: change.changeId,
    kind: parts.matches[0]?.kind ?? 'none',
    facts: parts.facts,
    parserVersion: 'reader-1',
    matcherVersion: 'matcher-1',
    doubts: parts.doubts ?? [],
    ...parts.told,
  };
  return {
    change,
    metadata: {
      title: change.title,
      url: change.url,
      type: 'Rule',
      stage: change.stage,
      publisher: 'Federal Register',
      agencies: BIS,
      ...parts.metadata,
    },
    textHash: sha256(change.title),
    analysis,
    matches: parts.matches,
    matters: parts.matters ?? [],
    history: parts.history ?? [],
    subscriber: READER,
    sender: SENDER,
    links: readerLinks(KEYS, PUBLIC_URL, READER, now),
    feedback: feedbackLinks(KEYS, PUBLIC_URL, READER.subscriberId, now),
    now,
  };
}

export const LISTED = changeFor('listing-2019', '2019-05-16T20:16:08Z', {});
export const LISTING_FACTS: readonly Fact[] = [
  {
    label: 'Licence requirement',
    value: 'all items subject to the EAR',
    statedAs: 'For all items subject to the EAR',
  },
  { label: 'Licence exceptions', value: 'none available', statedAs: 'no licence exceptions are available' },
  { label: 'Licence review policy', value: 'presumption of denial', statedAs: 'Presumption of denial' },
  {
    label: 'In force from',
    value: '16 May 2019',
    statedAs: 'This rule is effective May 16, 2019',
    date: '2019-05-16',
  },
  { label: 'Regulation', value: '15 CFR 744', statedAs: '15 CFR 744' },
  {
    label: 'Entries stated',
    value: '69 entities added, under 26 destinations',
    statedAs: 'sixty-nine entities',
  },
];

export const listing = inputFor(LISTED, {
  metadata: {
    number: '2019-10616',
    issuedAt: '2019-05-16T20:15:00Z',
    publicationDate: '2019-05-21',
  },
  facts: LISTING_FACTS,
  matches: [
    matchFor(LISTED, {}),
    matchFor(LISTED, {
      companyId: HISILICON,
      companyName: 'HiSilicon Technologies Co., Ltd.',
      grade: 'listed',
      evidence: [
        {
          start: 41_220,
          end: 41_229,
          quote: 'HiSilicon Technologies Co., Ltd. (HiSilicon), Bantian, Longgang District, Shenzhen',
          alias: 'HiSilicon',
          role: 'list-member',
          sectionRole: 'table-row',
          ruleId: 'row.name',
        },
      ],
    }),
  ],
  doubts: ['The rule states 69 entities; 68 rows were read from the table.'],
  told: {
    matterId: matterUntil('listing-2019').matterId,
    edits: LISTED_ENTRIES,
    cited: {
      publisher: 'Federal Register',
      agencies: BIS,
      number: '2019-10616',
      docket: '190513445-9445-01',
      action: 'Final rule',
      issuedAt: '2019-05-16T20:15:00Z',
      publicationDate: '2019-05-21',
    },
  },
  matters: [matterUntil('listing-2019')],
  sentAt: '2019-05-16T20:16:41Z',
});

/** Stores what a mail is about, for the pages. */
export async function storeChange(
  content: Pick<ContentStore, 'putChange' | 'putAnalysis' | 'putMatches'>,
  { change, analysis, matches, now }: AlertInput,
  more: readonly Match[] = [],
): Promise<void> {
  await content.putChange(change, now);
  await content.putAnalysis(analysis);
  await content.putMatches(change, [...matches, ...more]);
}
