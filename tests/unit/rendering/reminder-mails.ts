import { extension, TGL } from './huawei-later-mails.ts';
import { changeFor, inputFor, matchFor } from './huawei-mails.ts';
import { matterUntil } from './huawei-matter.ts';

/** The reminder a week before the temporary licence of November 2019 ends, as it stands in print by then. */

const LAST_WEEK = changeFor('tgl-2019-11-reminder', '2020-02-09T13:00:20Z', {
  docId: TGL.docId,
  type: 'reminder',
  stage: 'published',
  title: TGL.title,
  url: 'https://www.federalregister.gov/documents/2019/11/20/2019-25189/temporary-general-license-extension-of-validity',
  reminds: { label: 'Ends', day: '2020-02-16' },
});

export const reminder = inputFor(LAST_WEEK, {
  metadata: {
    number: '2019-25189',
    citation: '84 FR 64018',
    issuedAt: '2019-11-18T13:45:00Z',
    publicationDate: '2019-11-20',
    action: 'Final rule',
  },
  facts: extension.analysis.facts,
  matches: extension.matches.map((match) => matchFor(LAST_WEEK, { ...match, changeId: LAST_WEEK.changeId })),
  matters: [matterUntil('report-2019-11-29')],
  sentAt: '2020-02-09T13:00:40Z',
});
