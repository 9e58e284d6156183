import { sourceId } from '../../../shared/domain/ids.ts';
import type { AlertInput } from '../../../shared/domain/rendering/alert.ts';
import { changeFor, inputFor, LISTED, LISTING_FACTS, listing, matchFor } from './huawei-mails.ts';
import { EXTENDED, LICENCE_ANSWERS, LISTED_ENTRIES, matterUntil, OPEN_CLAIMS } from './huawei-matter.ts';

/** What followed the listing of Huawei: printing, a withdrawal that never was, an extension, a report. */

const PRINTED = changeFor('listing-2019-print', '2019-05-21T09:31:10Z', {
  type: 'published',
  stage: 'published',
  fromRev: 1,
  toRev: 2,
  url: 'https://www.federalregister.gov/documents/2019/05/21/2019-10616/addition-of-entities-to-the-entity-list',
});

/** Printed as filed, but with another day of effect: made up, so that a difference shows. */
export const published: AlertInput = {
  ...inputFor(PRINTED, {
    metadata: {
      number: '2019-10616',
      citation: '84 FR 22961',
      issuedAt: '2019-05-16T20:15:00Z',
      effectiveOn: '2019-05-16',
    },
    facts: LISTING_FACTS,
    matches: [matchFor(PRINTED, {})],
    told: {
      edits: [
        {
          basis: 'printed',
          field: 'summary',
          old: 'affiliates in twenty-five destinations are added',
          new: 'affiliates in twenty-six destinations are added',
          where: 'the document itself',
        },
      ],
    },
    matters: [matterUntil('listing-2019-print')],
    sentAt: '2019-05-21T09:32:00Z',
  }),
  previous: {
    metadata: listing.metadata,
    facts: LISTING_FACTS.map((fact) =>
      fact.label === 'Entries stated' ? { ...fact, value: '68 entities added, under 26 destinations' } : fact,
    ),
  },
};

const WITHDRAWN = changeFor('listing-2019-withdrawn', '2019-05-17T13:05:00Z', {
  type: 'withdrawn',
  stage: 'withdrawn',
  fromRev: 1,
  toRev: 2,
});

/** A withdrawal that never was: the listing stayed. */
export const withdrawn = inputFor(WITHDRAWN, {
  metadata: { number: '2019-10616', issuedAt: '2019-05-16T20:15:00Z' },
  facts: LISTING_FACTS,
  matches: [matchFor(WITHDRAWN, {})],
  told: { edits: LISTED_ENTRIES.map((line) => ({ ...line, basis: 'withdrawn' })) },
  history: [{ change: LISTED, match: matchFor(LISTED, {}) }],
  sentAt: '2019-05-17T13:05:30Z',
});

export const TGL = changeFor('tgl-2019-11', '2019-11-18T13:46:02Z', {
  title: 'Temporary General License: Extension of Validity',
  url: 'https://www.federalregister.gov/public-inspection/2019-25189/temporary-general-license-extension-of-validity',
});
export const extension = inputFor(TGL, {
  metadata: {
    number: '2019-25189',
    issuedAt: '2019-11-18T13:45:00Z',
    publicationDate: '2019-11-20',
    action: 'Final rule',
  },
  facts: [
    {
      label: 'In force from',
      value: '18 November 2019',
      statedAs: 'effective November 18, 2019',
      date: '2019-11-18',
    },
    {
      label: 'Ends',
      value: '16 February 2020',
      statedAs: 'through February 16, 2020',
      date: '2020-02-16',
      dayOff: { is: 'a Sunday', lastBusinessDay: '2020-02-14' },
    },
    { label: 'Regulation', value: '15 CFR 744', statedAs: '15 CFR 744' },
    {
      label: 'Text replaced',
      value: 'November 18, 2019 → February 16, 2020',
      statedAs: 'Supplement No. 7 to Part 744, introductory text',
    },
  ],
  matches: [
    matchFor(TGL, {
      kind: 'tgl_extension',
      evidence: [
        {
          start: 912,
          end: 918,
          quote:
            'extends for ninety days the temporary general license that covers Huawei and its listed affiliates',
          alias: 'Huawei',
          role: 'target',
          sectionRole: 'summary',
          ruleId: 'tgl.extend',
        },
      ],
    }),
  ],
  told: { edits: EXTENDED, answers: LICENCE_ANSWERS },
  matters: [matterUntil('tgl-2019-11')],
  sentAt: '2019-11-18T13:46:40Z',
});

export const REPORT = changeFor('report-2019-11-29', '2019-11-29T19:02:00Z', {
  sourceId: sourceId('press'),
  trust: 'reported',
  stage: 'reported',
  title: 'Washington weighs wider reach over foreign-made goods for Huawei',
  url: 'https://news.example.com/2019/11/29/foreign-made-goods',
});

export const report = inputFor(REPORT, {
  metadata: { type: 'Article', publisher: 'Reuters', agencies: [], issuedAt: '2019-11-29T18:58:00Z' },
  facts: [
    {
      label: 'Rules named',
      value: 'de minimis (15 CFR 734.4), foreign direct product rule (15 CFR 736.2(b)(3))',
      statedAs: 'the de minimis rule and the foreign direct product rule',
    },
  ],
  matches: [
    matchFor(REPORT, {
      kind: 'reported_not_official',
      evidence: [
        {
          start: 130,
          end: 136,
          quote: 'officials talk about two rules that could stop more goods made abroad from reaching Huawei',
          alias: 'Huawei',
          role: 'target',
          sectionRole: 'body',
          ruleId: 'restrict/hedged.sources',
        },
      ],
    }),
  ],
  matters: [matterUntil('report-2019-11-29', OPEN_CLAIMS)],
  sentAt: '2019-11-29T19:02:40Z',
});
