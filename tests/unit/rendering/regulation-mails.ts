import { HIKVISION } from './further-mails.ts';
import { changeFor, inputFor, matchFor } from './huawei-mails.ts';

/** Mails on rules that are suspended, proposed, or codified otherwise than they say. */

const STAY = changeFor('stay-2025', '2025-11-10T13:46:00Z', {
  title: 'One Year Suspension of Expansion of End-User Controls for Affiliates of Certain Listed Entities',
  url: 'https://www.federalregister.gov/documents/2025/11/12/2025-19846/one-year-suspension',
});

export const suspension = inputFor(STAY, {
  metadata: { number: '2025-19846', issuedAt: '2025-11-10T13:45:00Z', publicationDate: '2025-11-12' },
  facts: [
    {
      label: 'In force from',
      value: '10 November 2025',
      statedAs: 'Effective November 10, 2025',
      date: '2025-11-10',
    },
    {
      label: 'Suspended until',
      value: '9 November 2026',
      statedAs:
        'the amendments in the interim final rule published at 90 FR 47201 are stayed until November 9, 2026',
      date: '2026-11-09',
    },
  ],
  matches: [matchFor(STAY, { kind: 'affiliates_rule_change', grade: 'affiliate', via: 'listed parent' })],
  told: {
    scope: 'affiliates_of_listed',
    edits: [
      {
        basis: 'instructed',
        field: 'effect',
        old: 'in force',
        new: 'suspended until 9 November 2026',
        where: '90 FR 47201',
      },
    ],
  },
  sentAt: '2025-11-10T13:46:30Z',
});

const CODIFIED = changeFor('codified-2022', '2022-12-20T15:10:00Z', {
  title: '15 CFR Part 744, Supplement No. 4 (Entity List)',
  type: 'codified',
  stage: 'codified',
  url: 'https://www.ecfr.gov/on/2022-12-19/title-15/part-744/appendix-Supplement%20No.%204%20to%20Part%20744',
});

/** The list does not hold what the rule instructs. */
export const contradicted = inputFor(CODIFIED, {
  metadata: { publisher: 'Electronic Code of Federal Regulations (eCFR)', agencies: [] },
  facts: [
    {
      label: 'In force from',
      value: '2022-12-16',
      statedAs: 'amendment date 2022-12-16',
      date: '2022-12-16',
    },
    {
      label: 'Not as instructed',
      value:
        '87 FR 77505: The document adds “Hikvision Example Co., Ltd.”, but the codified list of 2022-12-19 does not hold it.',
    },
    { label: 'Text as of', value: '2022-12-19', date: '2022-12-19' },
  ],
  matches: [matchFor(CODIFIED, { ...HIKVISION, kind: 'correction', evidence: [] })],
  told: {
    edits: [
      {
        basis: 'contradicted',
        field: 'entry',
        old: 'Hikvision Example Co., Ltd.',
        new: undefined,
        where: '15 CFR Part 744, Supplement No. 4',
        under: 'China',
      },
      {
        basis: 'codified',
        field: 'reviewPolicy',
        old: 'Presumption of denial',
        new: 'Case-by-case review',
        where: '15 CFR Part 744, Supplement No. 4',
        under: 'China',
        entry: 'Zhejiang Example Optics',
      },
      {
        basis: 'codified',
        field: 'aliases',
        old: undefined,
        new: 'ZEO Optics',
        where: '15 CFR Part 744, Supplement No. 4',
        under: 'China',
        entry: 'Zhejiang Example Optics',
      },
    ],
  },
  sentAt: '2022-12-20T15:10:30Z',
});

const PROPOSAL = changeFor('proposal-2020', '2020-03-26T12:46:00Z', {
  title: 'Example Proposal to Add an Entity',
  url: 'https://www.federalregister.gov/documents/2020/03/27/2020-06545/example-proposal',
});

export const proposal = inputFor(PROPOSAL, {
  metadata: {
    number: '2020-06545',
    type: 'Proposed Rule',
    issuedAt: '2020-03-26T12:45:00Z',
    publicationDate: '2020-03-27',
  },
  facts: [{ label: 'Comments due', value: '26 May 2020', statedAs: 'by May 26, 2020', date: '2020-05-26' }],
  matches: [
    matchFor(PROPOSAL, {
      ...HIKVISION,
      kind: 'proposed_rule',
      evidence: [
        {
          start: 2_310,
          end: 2_360,
          quote: 'proposes to add Hangzhou Hikvision Digital Technology Co., Ltd. to the list',
          alias: HIKVISION.companyName,
          role: 'target',
          sectionRole: 'summary',
          ruleId: 'add.active/proposed.verb',
        },
      ],
    }),
  ],
  told: {
    edits: [
      {
        basis: 'proposed',
        field: 'entry',
        old: undefined,
        new: HIKVISION.companyName,
        where: '15 CFR Part 744, Supplement No. 4',
        under: 'China',
      },
      {
        basis: 'proposed',
        field: 'entry',
        old: 'Former Example GmbH',
        new: undefined,
        where: '15 CFR Part 744, Supplement No. 4',
        under: 'Germany',
      },
      {
        basis: 'proposed',
        field: 'country',
        old: 'Malta',
        new: 'Cyprus',
        where: '15 CFR Part 744, Supplement No. 4',
        under: 'Cyprus',
        entry: 'Moving Example Ltd.',
      },
    ],
  },
  sentAt: '2020-03-26T12:46:30Z',
});
