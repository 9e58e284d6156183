import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../shared/domain/change.ts';
import type { BeforeAfter } from '../../../shared/domain/diff/before-after.ts';
import { companyId } from '../../../shared/domain/ids.ts';
import { alertModel, renderAlert } from '../../../shared/domain/rendering/alert.ts';
import type { MailBody, RenderedMail } from '../../../shared/domain/rendering/blocks.ts';
import { digestModel, renderDigest } from '../../../shared/domain/rendering/digest.ts';
import { fittingMail, MOST_BYTES } from '../../../shared/domain/rendering/mail-size.ts';
import { mailText } from '../../../shared/domain/rendering/mail-text.ts';
import { composeMail } from '../../../shared/domain/rendering/mime.ts';
import { changeFor, LISTED, listing, matchFor, READER, SENDER } from './huawei-mails.ts';

const PAGE = `${SENDER.publicUrl}/c/${LISTED.changeId}`;
const LONG =
  'with a name as long as some in the tables of the Supplement really are, and an address besides; '.repeat(
    3,
  );

/** The octets that go to SES, in the longest envelope we write. */
function octets(mail: RenderedMail): number {
  const { raw } = composeMail({
    ...mail,
    from: 'alerts@a-rather-long-domain-of-some-company.example.org',
    fromName: 'Rulewire',
    to: `${'r'.repeat(60)}@a-rather-long-domain-of-some-company.example.org`,
    replyTo: 'help@a-rather-long-domain-of-some-company.example.org',
    unsubscribeUrl: listing.links.unsubscribe,
    listId: 'alerts.a-rather-long-domain-of-some-company.example.org',
    references: `rule.${'m'.repeat(120)}@a-rather-long-domain-of-some-company.example.org`,
    kind: 'digest',
    tags: {},
  });
  return Buffer.byteLength(raw);
}

const companies = Array.from({ length: 200 }, (_, at) => ({
  companyId: companyId(`company-${at}`),
  name: `Company ${at} ${LONG}`,
}));
const [proof] = matchFor(LISTED, {}).evidence;
const matches = companies.map(({ companyId: id, name }) =>
  matchFor(LISTED, { companyId: id, companyName: name, evidence: proof ? [{ ...proof, quote: LONG }] : [] }),
);
const edits = Array.from(
  { length: 400 },
  (_, at): BeforeAfter => ({
    basis: 'instructed',
    where: `15 CFR part 744, Supplement No. ${at % 9}`,
    field: 'entry',
    old: undefined,
    new: `Entry ${at} ${LONG}`,
    under: `Destination ${at % 26}`,
  }),
);

describe('an alert', () => {
  test('of 400 edits, 200 companies and a table of 69 parties stays under the cap and says what is on the page', () => {
    const facts = Array.from(
      { length: 69 },
      (_, at): Fact => ({
        label: 'Licence requirement',
        value: `Party ${at} ${LONG}`,
        statedAs: LONG,
      }),
    );
    const analysis = { ...listing.analysis, edits, facts: [...listing.analysis.facts, ...facts] };
    const mail = renderAlert(
      alertModel({ ...listing, analysis, matches, subscriber: { companies, hideNamesInSubject: false } }),
    );
    expect(octets(mail)).toBeLessThanOrEqual(MOST_BYTES);
    expect(mail.text).toContain('192 more companies you follow');
    expect(mail.text.replace(/\s+/g, ' ')).toMatch(/\d+ further places? <https:/);
    expect(mail.text).toContain(listing.links.unsubscribe);
  });

  test('that is short says all of it', () => {
    expect(renderAlert(alertModel(listing)).text).not.toContain('more on the page');
  });
});

describe('any mail', () => {
  const item = (at: number) => [`Line ${at} ${LONG}`];
  const body: MailBody = {
    subject: 'Subject',
    preheader: 'Preheader',
    blocks: [
      { block: 'title', text: 'Title' },
      { block: 'list', items: Array.from({ length: 300 }, (_, at) => item(at)) },
      { block: 'facts', rows: Array.from({ length: 69 }, (_, at) => ({ label: `${at}`, value: item(at) })) },
      { block: 'list', items: [['the short list']] },
    ],
    footer: [['Footer']],
  };

  test('has its longest list cut until it fits, and names how many are left out and where they are', () => {
    const mail = fittingMail(body, () => PAGE);
    expect(octets(mail)).toBeLessThanOrEqual(MOST_BYTES);
    const lines = mail.text.match(/^- Line /gm)?.length ?? 0;
    expect(lines).toBeGreaterThan(20);
    expect(mail.text.replace(/\s+/g, ' ')).toContain(`${300 - lines} more on the page <${PAGE}>`);
    expect(mail.text).toContain('- the short list');
    expect(mail.html).toContain(`href="${PAGE}"`);
  });

  test('that is one endless sentence is cut as well', () => {
    const endless: MailBody = { ...body, blocks: [{ block: 'paragraph', line: [LONG.repeat(2_000)] }] };
    expect(octets(fittingMail(endless, () => PAGE))).toBeLessThanOrEqual(MOST_BYTES);
  });

  test('shows in its text where a title leads', () => {
    const linked: MailBody = { ...body, blocks: [{ block: 'title', text: 'A rule', url: PAGE }] };
    expect(mailText(linked)).toContain(`A rule <${PAGE}>`);
  });
});

describe('a digest', () => {
  const entries = matches.map((match, at) => {
    const change = changeFor(`d${at}`, '2019-11-20T10:00:00Z', { title: `Rule ${at} ${LONG}` });
    return {
      change,
      match: { ...match, changeId: change.changeId },
      analysis: { ...listing.analysis, edits },
    };
  });
  const input = {
    kind: 'daily' as const,
    localDate: '2019-11-30',
    subscriber: { ...READER, companies },
    sender: SENDER,
    links: listing.links,
    feedback: listing.feedback,
  };

  test('of 200 companies stays under the cap as MIME and names the companies of which it shows nothing', () => {
    const mail = renderDigest(digestModel({ ...input, entries }));
    expect(octets(mail)).toBeLessThanOrEqual(MOST_BYTES);
    const shown = mail.text.match(/^\* /gm)?.length ?? 0;
    expect(shown).toBeGreaterThan(5);
    expect(mail.text).toContain('MORE ON THE PAGES OF THESE COMPANIES');
    const named = mail.text.match(/^- Company \d+/gm)?.length ?? 0;
    expect(mail.text).toContain(`${200 - shown - named} more companies: all that you follow`);
    expect(mail.text).toContain(listing.links.unsubscribe);
  });
});
