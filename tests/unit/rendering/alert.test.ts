import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alertModel, renderAlert } from '../../../shared/domain/rendering/alert.ts';
import { materialDifferences } from '../../../shared/domain/rendering/differences.ts';
import { digestModel, renderDigest } from '../../../shared/domain/rendering/digest.ts';
import { fitsMail } from '../../../shared/domain/rendering/mail-size.ts';
import { KIND_WORDS, speaksOfObligation } from '../../../shared/domain/rendering/wording.ts';
import * as further from './further-mails.ts';
import { extension, published, report, withdrawn } from './huawei-later-mails.ts';
import { changeFor, listing, matchFor, SENDER } from './huawei-mails.ts';
import * as regulation from './regulation-mails.ts';

const mailOf = (input: typeof listing) => renderAlert(alertModel(input));
const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];

/** What a reader of the HTML part sees, as text. */
function seen(html: string): string {
  const body = html.slice(html.indexOf('<table'));
  const text = body.replace(/<[^>]+>/g, ' ');
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<');
}

describe('HTML and text say the same', () => {
  const named = (input: typeof listing) => [input.change.changeId, input] as const;
  test.each([
    ['listing', listing],
    ['published', published],
    ['withdrawn', withdrawn],
    ['extension', extension],
    ['report', report],
    ...[further.directProduct, further.notActedOn, further.adopted, further.correction].map(named),
    ...Object.values(regulation).map(named),
  ] as const)('%s', (_name, input) => {
    const mail = mailOf(input);
    const inText = new Set(words(mail.text));
    const inHtml = new Set([
      ...words(seen(mail.html)),
      ...words((mail.html.match(/href="[^"]*"/g) ?? []).join(' ')),
    ]);
    expect([...words(seen(mail.html))].filter((word) => !inText.has(word))).toEqual([]);
    expect([...inText].filter((word) => !inHtml.has(word) && word !== 'was')).toEqual([]);
  });
});

test('the first 40 lines of the text tell party, action, legal state, day and why', () => {
  const top = mailOf(listing).text.split('\n').slice(0, 40).join('\n');
  for (const needed of [
    'FILED, NOT YET PUBLISHED',
    'added to the Entity List',
    'In force since',
    '16 May 2019',
    'presumption of denial',
    'WHY YOU GOT THIS',
    'exact name',
  ])
    expect(top).toContain(needed);
});

describe('the first screen, 40 lines of text, tells what became of reports and how far it is law', () => {
  const top = (input: typeof listing) =>
    mailOf(input).text.split('\n').slice(0, 40).join(' ').replace(/\s+/g, ' ');
  test('a rule that does half of what was reported', () => {
    expect(top(further.directProduct)).toContain(
      'This is what Reuters reported on 29 Nov 2019, 168 days earlier: the direct product part. The de minimis part has not come.',
    );
  });
  test('an extension that reports had otherwise, with both days', () => {
    expect(top(extension)).toContain('Difference in the period: reported two weeks, the document 90 days.');
    expect(top(extension)).toContain('valid through [was: 18 Nov 2019] → 16 Feb 2020');
  });
  test('a report: the last official act, and until when we wait', () => {
    expect(top(report)).toContain('Official record in this matter: last action 18 Nov 2019');
    expect(top(report)).toContain('until 29 Nov 2020');
    expect(mailOf(report).text.match(/law\s+unchanged/g)).toHaveLength(1);
  });
  test('a report that nothing came of: which part, how long, and that the law is unchanged', () => {
    const { subject } = mailOf(further.notActedOn);
    expect(subject).toMatch(/^Reported, not acted on: /);
    expect(top(further.notActedOn)).toContain('We waited 367 days.');
    expect(top(further.notActedOn)).toContain('Did not come in our sources: de minimis rule.');
    expect(top(further.notActedOn)).toContain('Came: the direct product part');
    expect(top(further.notActedOn)).toContain('a part of it came, the rest did not.');
    expect(top(further.notActedOn)).toContain('On the rest, the law is unchanged by that report');
    const { analysis } = further.notActedOn;
    const nothing = { ...further.notActedOn, analysis: { ...analysis, answers: [] } };
    expect(top(nothing)).toContain('has passed. The law is unchanged by that report');
    expect(top(nothing)).toContain('That nothing came: as far as');
    expect(top(further.notActedOn)).toContain('That no more came: as far as');
    expect(mailOf(further.notActedOn).text).not.toContain('Seen by us');
  });
  test('what the press tells as done is neither law nor “law unchanged”', () => {
    expect(top(further.adopted)).toContain('A report is not law; our sources had no official document');
    expect(mailOf(further.adopted).text).not.toContain('law unchanged');
  });
  test('a plan that the matcher takes for an act stays a plan', () => {
    const change = { ...further.adopted.change, title: 'Hikvision could be put on the blacklist' };
    expect(mailOf({ ...further.adopted, change }).text).not.toContain('as done');
  });
});

test('the parts stand in the fixed order', () => {
  const { text } = mailOf(extension);
  const parts = [
    'WHAT IT SAYS',
    'BEFORE → AFTER',
    'WHY YOU GOT THIS',
    'EARLIER ',
    'WHAT TO CHECK NEXT',
    'WHERE THIS COMES FROM',
    'HOW SURE WE ARE',
    'Manage or pause',
    SENDER.postalAddress,
  ];
  const places = parts.map((part) => text.indexOf(part));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

describe('a press report is never told as law', () => {
  test('it says that the law is unchanged and tells nobody to do anything', () => {
    const mail = mailOf(report);
    expect(mail.subject).toMatch(/^Reported, not law: /);
    expect(mail.text.replace(/\s+/g, ' ')).toContain('law unchanged as of 29 Nov 2019.');
    expect(speaksOfObligation(`${mail.subject} ${mail.text}`)).toBe(false);
  });
  test('not even when the matcher gave an official kind', () => {
    const input = {
      ...report,
      matches: report.matches.map((match) => ({ ...match, kind: 'entity_list_addition' as const })),
    };
    expect(mailOf(input).text).not.toContain('adds Huawei');
  });
  test('a headline that tells people what to do stays out of the subject', () => {
    const change = { ...report.change, title: 'Chip makers must stop sales to Huawei' };
    expect(mailOf({ ...report, change }).subject).toBe('Reported, not law: Huawei in a press report');
  });
});

test('a withdrawal tells what no longer stands and repeats no terms', () => {
  const { subject, text } = mailOf(withdrawn);
  expect(subject).toMatch(/^Official: filing withdrawn/);
  expect(text).toContain('no longer stands');
  expect(text).not.toContain('presumption of denial');
});

test('a report that its outlet took back is told as that, and never as official', () => {
  const change = { ...report.change, type: 'withdrawn' as const, stage: 'withdrawn' as const };
  const { subject, text } = mailOf({ ...report, change });
  expect(subject).toMatch(/^Report withdrawn: /);
  expect(text.replace(/\s+/g, ' ')).toContain('What we told you about it no longer stands.');
  expect(text).not.toMatch(/official: filing|public inspection before/i);
});

test('a printed text that equals the filed one is a short update that says so', () => {
  const previous = { metadata: published.metadata, facts: published.analysis.facts };
  const same = { ...published, analysis: { ...published.analysis, edits: [] }, previous };
  const { text } = mailOf(same);
  expect(text).toContain('now published as 84');
  expect(text).toContain('No difference in title, action, effective day');
  expect(text).not.toContain('WHAT IT SAYS');
});

test('what comes with print is no difference, another date is', () => {
  const before = { metadata: { ...listing.metadata, effectiveOn: '2019-05-16' } };
  const printed = {
    ...before.metadata,
    citation: '84 FR 22961',
    url: 'https://example.org/other',
    action: 'Final rule.',
  };
  expect(materialDifferences(before, { metadata: printed })).toEqual([]);
  expect(materialDifferences(before, { metadata: { ...printed, effectiveOn: '2019-05-20' } })).toEqual([
    { field: 'Effective day', before: '16 May 2019', after: '20 May 2019' },
  ]);
});

test('names stay out of the subject for readers who want that', () => {
  const input = { ...listing, subscriber: { ...listing.subscriber, hideNamesInSubject: true } };
  expect(mailOf(input).subject).toContain('2 companies you follow');
  expect(mailOf({ ...report, subscriber: input.subscriber }).subject).not.toMatch(/Huawei/i);
});

test('markup from a source stays text, and only web addresses become links', () => {
  const title = 'A <script>alert(1)</script> & "rule"';
  const change = { ...listing.change, title, url: 'javascript:alert(1)' };
  const { html } = mailOf({ ...listing, change });
  expect(html).not.toContain('<script');
  expect(html).not.toContain('javascript:');
  expect(html).toContain('&lt;script&gt;');
});

test('a subject never exceeds 90 characters nor holds a control, for any names, kinds and titles', () => {
  const kinds = Object.keys(KIND_WORDS) as (keyof typeof KIND_WORDS)[];
  const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(
      name,
      name,
      fc.constantFrom(...kinds),
      fc.constantFrom(listing, report, withdrawn),
      (company, title, kind, base) => {
        const matches = base.matches.map((match) => ({ ...match, companyName: company, kind }));
        const { subject } = mailOf({ ...base, matches, change: { ...base.change, title } });
        expect([...subject].length).toBeLessThanOrEqual(90);
        expect(subject).not.toMatch(/[\u0000-\u001f\u202a-\u202e]/u);
      },
    ),
    { numRuns: 200 },
  );
});

describe('a digest', () => {
  const entries = Array.from({ length: 70 }, (_, i) => {
    const change = changeFor(`c${i}`, `2019-11-2${i % 9}T10:00:00Z`, {
      title: `Rule ${i} with a title of usual length`,
    });
    return {
      change,
      match: matchFor(change, { kind: i % 2 === 0 ? 'tgl_extension' : 'entity_list_addition' }),
    };
  });
  const input = {
    kind: 'daily' as const,
    localDate: '2019-11-30',
    entries,
    subscriber: { ...listing.subscriber, zone: 'Europe/Berlin' },
    sender: SENDER,
    links: listing.links,
    feedback: listing.feedback,
  };

  test('shows the most urgent, at most 30, counts the rest and stays under the cap', () => {
    const mail = renderDigest(digestModel(input));
    const shown = mail.text.match(/^\* /gm)?.length ?? 0;
    expect(shown).toBeGreaterThan(20);
    expect(shown).toBeLessThanOrEqual(30);
    expect(mail.text).toContain(`${70 - shown} more on the page`);
    expect(fitsMail(mail)).toBe(true);
    expect(mail.text.match(/^\* .*added to the Entity List/gm)).toHaveLength(shown);
  });
  test('tells a change once per company even if it is given twice', () => {
    const twice = digestModel({ ...input, entries: [...entries.slice(0, 3), ...entries.slice(0, 3)] });
    expect(twice.groups.flatMap(({ entries }) => entries)).toHaveLength(3);
  });
});
