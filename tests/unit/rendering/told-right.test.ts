import { describe, expect, test } from 'vitest';
import { changeIdOf } from '../../../shared/domain/ids.ts';
import { alertModel, renderAlert } from '../../../shared/domain/rendering/alert.ts';
import { digestModel, renderDigest } from '../../../shared/domain/rendering/digest.ts';
import { renderQuietNote } from '../../../shared/domain/rendering/quiet-note.ts';
import { NOTHING_NEW } from '../../../shared/domain/substance.ts';
import { extension, report } from './huawei-later-mails.ts';
import { listing, matchFor } from './huawei-mails.ts';
import { proposal, suspension } from './regulation-mails.ts';
import { reminder } from './reminder-mails.ts';

/** What a mail says of itself and of its document must be so: nothing is called what it is not. */

const mailOf = (input: typeof listing) => renderAlert(alertModel(input));

test('a reminder does not doubt a document for saying again what it said', () => {
  const mail = (doubts: readonly string[]) =>
    mailOf({ ...reminder, analysis: { ...reminder.analysis, doubts } }).text;
  expect(mail([NOTHING_NEW])).not.toMatch(/doubt/i);
  expect(mail([NOTHING_NEW, 'A row was not read.'])).toContain('1 doubt (below)');
});

describe('what an agency announces itself', () => {
  const { number: _, ...press } = extension.metadata;
  const answers = (extension.analysis.answers ?? []).map((answer) => ({
    ...answer,
    answeredBy: changeIdOf('rule'),
  }));
  const text = mailOf({ ...extension, metadata: press, analysis: { ...extension.analysis, answers } }).text;
  test('was published, not filed', () => {
    expect(text).toMatch(/^Published: 18 Nov 2019/m);
    expect(text).not.toMatch(/^Filed: /m);
    expect(mailOf(extension).text).toMatch(/^Filed: 18 Nov 2019/m);
  });
  test('leads to the document, and is not itself called “official already”', () => {
    expect(text).toContain('The document that it announces is on record:');
    expect(text).not.toContain('official already');
  });
});

test('counts what the press tells as no change of a rule, and says which outlet told it', () => {
  const { change } = report;
  const input = {
    kind: 'daily' as const,
    localDate: '2019-11-30',
    subscriber: { ...listing.subscriber, zone: 'Europe/Berlin' },
    sender: listing.sender,
    links: listing.links,
    feedback: listing.feedback,
  };
  const entries = [listing, extension].map((each) => ({
    change: each.change,
    match: each.matches[0] ?? matchFor(each.change, {}),
  }));
  const [told = matchFor(change, {})] = report.matches;
  const press = { change, match: told, analysis: { cited: report.metadata } };
  const alone = renderDigest(digestModel({ ...input, entries: [press] }));
  const text = alone.text.replace(/\s+/g, ' ');
  expect(alone.subject).toBe('1 press report, not law: Huawei Technologies, 30 Nov 2019');
  expect(text).toContain('you follow since yesterday: 0 official, 1 reported and not law. ');
  expect(text).toContain('(Reuters, seen 29 Nov 2019)');
  expect(text).not.toMatch(/rule change|Most urgent/i);
  const mixed = digestModel({ ...input, entries: [press, ...entries] });
  expect(mixed.subject).toMatch(/^2 rule changes and 1 press report: /);
});

test('counts a change once that names two companies of the reader', () => {
  const { change, matches } = listing;
  const model = digestModel({
    kind: 'daily',
    localDate: '2019-05-17',
    entries: matches.map((match) => ({ change, match })),
    subscriber: { ...listing.subscriber, zone: 'Europe/Berlin' },
    sender: listing.sender,
    links: listing.links,
    feedback: listing.feedback,
  });
  expect(model.groups).toHaveLength(2);
  expect(model.subject).toMatch(/^1 rule change: /);
  const text = renderDigest(model).text.replace(/\s+/g, ' ');
  expect(text).toContain('1 change about 2 companies you follow since yesterday: 1 official, 0 reported');
});

test('what only asks for comments is not told as a proposed rule', () => {
  const title = 'Request for Comments on Future Extensions of Temporary General License (TGL)';
  const mail = mailOf({ ...proposal, change: { ...proposal.change, title } });
  expect(mail.subject).toContain('named in a request for comments by 26 May 2020');
  const text = mail.text.replace(/\s+/g, ' ');
  expect(text).toContain('asks for comments in a document that names');
  expect(text).toContain('A request for comments: nothing is in force by it');
  expect(text.slice(0, text.indexOf('WHY YOU'))).not.toMatch(/proposed rule|proposes/);
  const both = 'Proposed Changes to the Entity List; Request for Comments';
  expect(mailOf({ ...proposal, change: { ...proposal.change, title: both } }).text).toContain(
    'proposed rule',
  );
});

test('a rule that does something is not told to be a proposal as well', () => {
  const matches = listing.matches.map((match) => ({ ...match, alsoKinds: ['proposed_rule' as const] }));
  expect(mailOf({ ...listing, matches }).text).not.toContain('proposed rule');
});

test('a rule that suspends others is not told as suspended itself', () => {
  const { subject } = mailOf(suspension);
  expect(subject).toContain('rule on affiliates changed, with a suspension until 9 Nov 2026');
});

describe('who is reached otherwise than by the exact name', () => {
  const via = (company: string, name: string, role: 'target' | 'affiliate' = 'target') => {
    const [quoted] = matchFor(extension.change, {}).evidence;
    if (quoted === undefined) throw new Error('the match has no evidence');
    const evidence = [{ ...quoted, alias: name, role }];
    const match = matchFor(extension.change, {
      grade: 'affiliate',
      companyName: company,
      via: name,
      evidence,
    });
    const subscriber = { ...extension.subscriber, companies: [] };
    return mailOf({ ...extension, subscriber, matches: [match] }).text.replace(/\s+/g, ' ');
  };
  test('is told of a longer name that holds the one followed, and of no affiliate', () => {
    const text = via('Huawei', 'Huawei');
    expect(text).toContain('You follow Huawei (its name within a longer one).');
    expect(text).toContain('its name within a longer one, as “Huawei”;');
    expect(text).not.toContain('affiliate (');
  });
  test('is told of the affiliate by its name, if the text names it', () => {
    expect(via('Huawei', 'HiSilicon')).toContain('through an affiliate (HiSilicon), as “HiSilicon”;');
    expect(via('Huawei', 'Huawei', 'affiliate')).toContain('through an affiliate, as “Huawei”;');
  });
});

test('a report that names no rule sends nobody to the rules that it names', () => {
  const facts = report.analysis.facts.filter(({ label }) => label !== 'Rules named');
  const named = 'What the rules named in the report say today';
  expect(mailOf(report).text).toContain(named);
  const text = mailOf({ ...report, analysis: { ...report.analysis, facts } }).text;
  expect(text).not.toContain(named);
  expect(text).toContain('What the law on it says today');
});

test('a rule of which a part is in force later says so, and its reminder does not call that the rule', () => {
  const later = { label: 'In force from', value: '22 Nov 2019', date: '2019-11-22' } as const;
  const analysis = { ...extension.analysis, facts: [...extension.analysis.facts, later] };
  const words = (input: typeof listing) => mailOf(input).text.replace(/\s+/g, ' ');
  expect(words({ ...extension, analysis })).toContain('unless extended; a part of it from 22 Nov 2019');
  const change = { ...reminder.change, reminds: { label: later.label, day: later.date } };
  const now = new Date('2019-11-21T13:00:00Z');
  expect(words({ ...reminder, change, analysis, now })).toContain('A part of “Temporary General License');
  const whole = { ...reminder.change, reminds: { label: later.label, day: '2019-11-18' } };
  expect(words({ ...reminder, change: whole, now })).not.toContain('A part of');
});

test('a quiet week of which the number of documents is not known is told in a whole sentence', () => {
  const { subscriber, sender, links } = listing;
  const week = { from: '2019-11-23', to: '2019-11-29', sourceNotes: [], subscriber, sender, links };
  const said = (checked: number) => renderQuietNote({ ...week, checked }).text.replace(/\s+/g, ' ');
  expect(said(0)).toContain(
    'We read our sources from 23 Nov 2019 to 29 Nov 2019. Nothing in them was a change',
  );
  expect(said(3)).toContain(
    'We read 3 documents and reports from 23 Nov 2019 to 29 Nov 2019. None was a change',
  );
});

describe('what a document tells of another', () => {
  const words = (input: typeof listing) => mailOf(input).text.replace(/\s+/g, ' ');
  test('is not told as entries that it adds itself', () => {
    const stated = { label: 'Entries stated', value: '68 affiliates added', statedAs: 'affiliates' } as const;
    const facts = [...extension.analysis.facts, stated];
    const text = words({ ...extension, analysis: { ...extension.analysis, facts } });
    expect(text).not.toContain('68 affiliates added');
    expect(text).toContain('4 of 4 facts quoted');
    expect(words({ ...listing, analysis: { ...listing.analysis, facts: [stated] } })).toContain(stated.value);
  });
  test('is not told as its own last day where that lies before its first', () => {
    const began = { label: 'In force from', value: '17 Aug 2020', date: '2020-08-17' } as const;
    const ended = { label: 'Ends', value: '13 Aug 2020', date: '2020-08-13' } as const;
    const text = words({ ...listing, analysis: { ...listing.analysis, facts: [began, ended] } });
    expect(text).toContain('Ended before: 13 Aug 2020');
    expect(text).not.toContain('Ends: ');
    expect(text).toMatch(/Not stated: [^.]*last day/);
  });
});
