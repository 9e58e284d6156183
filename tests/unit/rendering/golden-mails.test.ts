import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { renderConfirm, renderLink, renderWelcome } from '../../../shared/domain/rendering/account-mails.ts';
import { alertModel, renderAlert } from '../../../shared/domain/rendering/alert.ts';
import { renderTogether } from '../../../shared/domain/rendering/alerts-together.ts';
import type { RenderedMail } from '../../../shared/domain/rendering/blocks.ts';
import { digestModel, renderDigest } from '../../../shared/domain/rendering/digest.ts';
import { renderHookAdded } from '../../../shared/domain/rendering/hook-mail.ts';
import { composeMail, type MailKind, threadReference } from '../../../shared/domain/rendering/mime.ts';
import { renderMove, renderMoving } from '../../../shared/domain/rendering/move-mails.ts';
import { renderQuietNote } from '../../../shared/domain/rendering/quiet-note.ts';
import {
  feedbackLinks,
  readerLinks,
  unsubscribeLink,
} from '../../../shared/domain/rendering/reader-links.ts';
import { linkToken } from '../../../shared/domain/tokens.ts';
import * as further from './further-mails.ts';
import * as later from './huawei-later-mails.ts';
import * as story from './huawei-mails.ts';
import { WHOLE } from './huawei-matter.ts';
import * as regulation from './regulation-mails.ts';
import * as reminders from './reminder-mails.ts';

const GOLDEN = join(import.meta.dirname, '..', '..', 'golden', 'mails');
const NOW = new Date('2019-11-30T06:00:00Z');
const links = readerLinks(story.KEYS, story.PUBLIC_URL, story.READER, NOW);

function headersOf(mail: RenderedMail, kind: MailKind, references?: string): string {
  const { raw } = composeMail({
    from: 'alerts@mail.example.org',
    fromName: story.SENDER.name,
    to: 'reader@example.com',
    replyTo: 'help@example.org',
    ...mail,
    unsubscribeUrl: links.unsubscribe,
    listId: 'alerts.mail.example.org',
    ...(references === undefined ? {} : { references }),
    kind,
    tags: { deliveryId: 'd1' },
  });
  return `${raw.slice(0, raw.indexOf('\r\n\r\n')).replaceAll('\r\n', '\n')}\n`;
}

async function expectGolden(name: string, mail: RenderedMail, kind: MailKind, references?: string) {
  await expect(mail.text).toMatchFileSnapshot(join(GOLDEN, `${name}.txt`));
  await expect(mail.html).toMatchFileSnapshot(join(GOLDEN, `${name}.html`));
  await expect(headersOf(mail, kind, references)).toMatchFileSnapshot(join(GOLDEN, `${name}.headers`));
}

describe('alerts of each kind of change', () => {
  const thread = threadReference('listing-2019', story.READER.subscriberId, 'mail.example.org');
  test.each([
    ['listing-filed', story.listing],
    ['listing-published', later.published],
    ['listing-withdrawn', later.withdrawn],
    ['licence-extended', later.extension],
    ['press-report', later.report],
    ['press-report-of-an-act', further.adopted],
    ['rule-answers-report', further.directProduct],
    ['report-not-acted-on', further.notActedOn],
    ['rule-corrected', further.correction],
    ['rule-suspended', regulation.suspension],
    ['rule-proposed', regulation.proposal],
    ['codified-otherwise', regulation.contradicted],
    ['reminder', reminders.reminder],
  ] as const)('%s', async (name, input) => {
    await expectGolden(name, renderAlert(alertModel(input)), 'alert', thread);
  });
});

test('several alerts in one mail, the most urgent first', async () => {
  const models = [later.report, story.listing, later.extension].map(alertModel);
  const mail = renderTogether(models, { sender: story.SENDER, links });
  const at = models.map(({ headline }) => mail.text.replace(/\s+/g, ' ').indexOf(headline.toUpperCase()));
  expect(at[1]).toBeLessThan(at[2] ?? 0);
  expect(at[2]).toBeLessThan(at[0] ?? 0);
  const thread = threadReference('listing-2019', story.READER.subscriberId, 'mail.example.org');
  await expectGolden('several-alerts', mail, 'alert', thread);
});

test('daily digest', async () => {
  const { LISTED } = story;
  const { TGL, REPORT } = later;
  const mail = renderDigest(
    digestModel({
      kind: 'daily',
      localDate: '2019-11-30',
      entries: [
        {
          change: REPORT,
          match: later.report.matches[0] ?? story.matchFor(REPORT, {}),
          analysis: { ...later.report.analysis, cited: later.report.metadata },
        },
        {
          change: further.adopted.change,
          match: further.adopted.matches[0] ?? story.matchFor(REPORT, {}),
          analysis: { ...further.adopted.analysis, cited: further.adopted.metadata },
        },
        {
          change: TGL,
          match: later.extension.matches[0] ?? story.matchFor(TGL, {}),
          analysis: later.extension.analysis,
        },
        ...story.listing.matches.map((match) => ({
          change: LISTED,
          match: { ...match, matterId: WHOLE.matterId },
          analysis: story.listing.analysis,
        })),
      ],
      subscriber: story.READER,
      sourceNotes: [
        'Press releases of the Bureau of Industry and Security: unread since 29 Nov 2019, 14:00.',
      ],
      sender: story.SENDER,
      links,
      feedback: feedbackLinks(story.KEYS, story.PUBLIC_URL, story.READER.subscriberId, NOW),
    }),
  );
  await expectGolden('daily-digest', mail, 'digest');
});

test('the weekly note that nothing was to be told', async () => {
  const mail = renderQuietNote({
    from: '2019-11-23',
    to: '2019-11-29',
    checked: 1214,
    subscriber: story.READER,
    sourceNotes: ['Press releases of the Bureau of Industry and Security: unread since 29 Nov 2019, 14:00.'],
    sender: story.SENDER,
    links,
  });
  await expectGolden('quiet-note', mail, 'digest');
});

describe('mails about the account', () => {
  const blockUrl = unsubscribeLink(story.KEYS, story.PUBLIC_URL, story.READER.subscriberId, NOW);
  const whom = { subscriber: story.READER.subscriberId, detail: 'request-1' };
  const url = (scope: 'confirm' | 'address' | 'move' | 'stay' | 'export' | 'erase') =>
    `${story.PUBLIC_URL}/${scope}/${linkToken(story.KEYS, scope, whom, NOW)}`;

  test('confirm', async () => {
    const names = ['Huawei Technologies Co., Ltd.', 'HiSilicon Technologies Co., Ltd.'];
    const mail = renderConfirm({
      names,
      typedCount: 1,
      frequency: 'instant',
      confirmUrl: url('confirm'),
      blockUrl,
      sender: story.SENDER,
    });
    await expectGolden('confirm', mail, 'account');
  });

  test('link', async () => {
    const mail = renderLink({
      subscriber: { companies: story.READER.companies, status: 'active' },
      addressUrl: url('address'),
      exportUrl: url('export'),
      eraseUrl: url('erase'),
      links,
      sender: story.SENDER,
    });
    await expectGolden('link', mail, 'account');
  });

  test('move', async () => {
    const mail = renderMove({ moveUrl: url('move'), blockUrl, sender: story.SENDER });
    await expectGolden('move', mail, 'account');
  });

  test('moving', async () => {
    const mail = renderMoving({ to: 'n@example.net', stayUrl: url('stay'), sender: story.SENDER });
    await expectGolden('moving', mail, 'account');
  });

  test('hook-added', async () => {
    const hook = { kind: 'slack', url: 'https://hooks.slack.com/services/T0/B0/abcd' } as const;
    const mail = renderHookAdded({
      ...hook,
      hooksUrl: links.manage.replace('/manage/', '/hooks/'),
      sender: story.SENDER,
    });
    await expectGolden('hook-added', mail, 'account');
  });

  test('welcome', async () => {
    const subscriber = { ...story.READER, frequency: 'daily' as const, sendHour: 7 };
    await expectGolden('welcome', renderWelcome({ subscriber, links, sender: story.SENDER }), 'account');
  });
});
