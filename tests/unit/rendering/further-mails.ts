import { companyId, sourceId } from '../../../shared/domain/ids.ts';
import { REPORT } from './huawei-later-mails.ts';
import { changeFor, inputFor, matchFor } from './huawei-mails.ts';
import { ANSWER_IN_PART, HALF_MET, matterUntil } from './huawei-matter.ts';

/** One mail of each further kind of change. */

const FDP = changeFor('fdp-2020', '2020-05-15T20:16:10Z', {
  title:
    'Export Administration Regulations: Amendments to General Prohibition Three (Foreign-Produced Direct Product Rule) and the Entity List',
  url: 'https://www.federalregister.gov/public-inspection/2020-10856/export-administration-regulations',
});

/** The rule of which half had been reported. */
export const directProduct = inputFor(FDP, {
  metadata: {
    number: '2020-10856',
    issuedAt: '2020-05-15T20:15:00Z',
    publicationDate: '2020-05-19',
    action: 'Interim final rule; request for comments',
  },
  facts: [
    { label: 'In force from', value: '15 May 2020', statedAs: 'effective May 15, 2020', date: '2020-05-15' },
    {
      label: 'Comments due',
      value: '14 July 2020',
      statedAs: 'no later than July 14, 2020',
      date: '2020-07-14',
    },
    { label: 'Regulation', value: '15 CFR 730, 732, 736, 744', statedAs: '15 CFR 730, 732, 736, 744' },
  ],
  matches: [
    matchFor(FDP, {
      kind: 'fdp_rule_change',
      evidence: [
        {
          start: 1_204,
          end: 1_233,
          quote: 'when they are destined for Huawei Technologies Co., Ltd. or one of its listed affiliates',
          alias: 'Huawei Technologies Co., Ltd.',
          role: 'target',
          sectionRole: 'summary',
          ruleId: 'fdp',
        },
      ],
    }),
  ],
  told: {
    answers: [ANSWER_IN_PART],
    edits: [
      {
        basis: 'instructed',
        field: 'revised entry',
        old: undefined,
        new: 'Huawei Technologies Co., Ltd.',
        where: '15 CFR Part 744, Supplement No. 4',
        under: 'China',
      },
    ],
  },
  matters: [matterUntil('fdp-2020', HALF_MET)],
  sentAt: '2020-05-15T20:16:40Z',
});

const CLOSED = changeFor('report-2019-11-29-closed', '2020-11-30T05:00:00Z', {
  sourceId: REPORT.sourceId,
  docId: REPORT.docId,
  trust: 'reported',
  stage: 'reported',
  type: 'not-acted-on',
  title: REPORT.title,
  url: REPORT.url,
});

/** Twelve months after the report: one part came, the other did not. */
export const notActedOn = inputFor(CLOSED, {
  metadata: { type: 'Article', publisher: 'Reuters', agencies: [], issuedAt: '2019-11-29T18:58:00Z' },
  facts: [{ label: 'Not acted on', value: 'de minimis rule' }],
  told: { answers: [ANSWER_IN_PART] },
  matches: [matchFor(CLOSED, { kind: 'reported_not_official', evidence: [] })],
  matters: [matterUntil('fdp-2020', HALF_MET)],
  sentAt: '2020-11-30T05:00:30Z',
});

export const HIKVISION = {
  companyId: companyId('hikvision'),
  companyName: 'Hangzhou Hikvision Digital Technology Co., Ltd.',
};
const BLACKLISTED = changeFor('report-2019-10-07', '2019-10-07T21:50:00Z', {
  sourceId: sourceId('press'),
  trust: 'reported',
  stage: 'reported',
  title: 'U.S. puts Hikvision and other surveillance firms on trade blacklist',
  url: 'https://news.example.com/2019/10/07/surveillance-firms',
});

/** The press tells of a thing that is done before its document is on public inspection. */
export const adopted = inputFor(BLACKLISTED, {
  metadata: { type: 'Article', publisher: 'Reuters', agencies: [], issuedAt: '2019-10-07T21:20:00Z' },
  facts: [],
  matches: [
    matchFor(BLACKLISTED, {
      ...HIKVISION,
      grade: 'listed',
      evidence: [
        {
          start: 30,
          end: 39,
          quote: 'the department put Hikvision and seven other technology firms on its blacklist on Monday',
          alias: 'Hikvision',
          role: 'target',
          sectionRole: 'body',
          ruleId: 'add.active',
        },
      ],
    }),
  ],
  sentAt: '2019-10-07T21:50:20Z',
});

const CORRECTION = changeFor('correction-2022', '2022-02-24T13:46:00Z', {
  title: 'Addition of Certain Entities to the Unverified List; Correction',
  type: 'corrected',
  stage: 'published',
  url: 'https://www.federalregister.gov/documents/2022/02/24/2022-03823/correction',
});

export const correction = inputFor(CORRECTION, {
  metadata: {
    number: '2022-03823',
    citation: '87 FR 10356',
    issuedAt: '2022-02-23T13:45:00Z',
    corrects: { citation: '87 FR 7037' },
  },
  facts: [
    { label: 'Corrects', value: '87 FR 7037' },
    {
      label: 'Applies from',
      value: '14 February 2022',
      statedAs: 'This correction is applicable from February 14, 2022',
      date: '2022-02-14',
    },
  ],
  matches: [matchFor(CORRECTION, { ...HIKVISION, kind: 'correction', evidence: [] })],
  told: {
    edits: [
      {
        basis: 'corrected',
        field: 'date',
        old: '2022-03-03',
        new: '2022-02-14',
        where: '87 FR 7037',
      },
      {
        basis: 'corrected',
        field: 'text',
        old: 'Hikvison Digital',
        new: 'Hikvision Digital',
        where: '87 FR 7037',
      },
    ],
  },
  sentAt: '2022-02-24T13:46:30Z',
});
