import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { caniemail } from 'caniemail';
import { expect, test } from 'vitest';

const MAILS = join(import.meta.dirname, '..', '..', 'golden', 'mails');
const CLIENTS = [
  'apple-mail.*',
  'gmail.*',
  'outlook.*',
  'protonmail.*',
  'samsung-email.*',
  'yahoo.*',
] as const;

/** Features that some clients lack or bend, and why a mail reads well all the same. */
const ACCEPTED: Readonly<Record<string, string>> = {
  'color-scheme CSS property':
    'A bonus: without it a client darkens by itself, and no colour of ours breaks by that.',
  'color-scheme meta tag': 'As the CSS property.',
  '@media': 'Only for the dark: everything that matters is written into the elements.',
  '<style> element': 'Holds the dark colours alone.',
  'display:none': 'The preheader, which reads well where it is shown.',
  display: 'As display:none.',
  'max-height property': 'Helps to hide the preheader.',
  overflow: 'Helps to hide the preheader.',
  'overflow-wrap': 'Long addresses then widen a line on a small screen; words are not affected.',
  'word-break': 'As overflow-wrap.',
  'border-radius': 'Corners are square then.',
  border: 'Thin lines are drawn a little otherwise.',
  '<body> element': 'Its colours are repeated on the table.',
  'text-decoration':
    'Replaced words then stand without a line through them; the word “was” stands before them in the text part, and the arrow in both.',
  'role attribute': 'Screen readers then announce a layout table.',
  'dir attribute': 'English reads from left to right without it.',
  'lang attribute': 'The client then guesses the language.',
  'align attribute': 'Repeated as a style.',
  'text-align': 'Start of the line is what clients do anyway.',
  margin: 'Distances differ by a few pixels.',
  padding: 'Distances differ by a few pixels.',
  background: 'Only plain colours are used, which every client draws.',
  'font-size': 'Only pixels are used.',
  'line-height': 'Lines are a little closer or wider.',
  'font-weight': 'Only normal and bold are used.',
  'max-width': 'The table also has a width attribute.',
  'width attribute': 'Only on the table, in pixels and percent.',
  'width property': 'As the attribute.',
  '<ul>, <ol> and <dl>': 'Bullets and indents differ by a few pixels.',
};

/** Findings of the client-support data for one mail, by feature. */
function findings(html: string): ReadonlySet<string> {
  const { issues } = caniemail({ clients: [...CLIENTS], html });
  const titles = new Set<string>();
  for (const byClient of [issues.errors, issues.warnings])
    for (const list of byClient.values()) for (const { title } of list) titles.add(title);
  return titles;
}

test('no kind of mail needs of a client what is not accepted with a reason, and no reason is left over', () => {
  const files = globSync(join(MAILS, '*.html')).sort();
  expect(files.length).toBeGreaterThan(14);
  const seen = new Set<string>();
  for (const file of files) {
    const found = findings(readFileSync(file, 'utf8'));
    expect(
      [...found].filter((title) => !(title in ACCEPTED)),
      basename(file),
    ).toEqual([]);
    for (const title of found) seen.add(title);
  }
  expect(Object.keys(ACCEPTED).filter((title) => !seen.has(title))).toEqual([]);
});

test('what clients lack is found', () => {
  const found = findings('<html><body><div style="position: fixed; display: grid">x</div></body></html>');
  expect([...found].some((title) => title.includes('position'))).toBe(true);
});
