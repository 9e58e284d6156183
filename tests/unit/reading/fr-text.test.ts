import { describe, expect, it } from 'vitest';
import type { TextFormat } from '../../../shared/domain/document.ts';
import { readDocument } from '../../../shared/domain/reading/read-document.ts';

const read = (source: string, format: TextFormat = 'fr-text') =>
  readDocument(format, source).sections.map(({ role, text }) => [role, text]);

describe('plain text of the Federal Register', () => {
  it('joins a paragraph over a page break and drops page marks, page numbers and stamps', () => {
    const text = `A TITLE

SUMMARY: The rule names parties
VerDate Sep<11>2014 16:12 May 20, 2019 Jkt 247001 PO 00000

[[Page 22962]]

in many places.

                                   3
ACTION: Final rule.
`;
    expect(read(text)).toEqual([
      ['title', 'A TITLE'],
      ['summary', 'The rule names parties in many places.'],
      ['action', 'Final rule.'],
    ]);
  });

  it('joins double-spaced lines of a filed text', () => {
    const words = 'the Bureau writes a long line here so that it fills most of the page';
    const lines = Array.from({ length: 12 }, (_, at) => (at === 11 ? `${words}.` : `and ${words}`));
    const text = `A TITLE\n\nSUMMARY: In this rule ${words}\n\n${lines.join('\n\n')}\n\nDATES: Effective May 1, 2024.\n`;
    const sections = read(text, 'pi-text');
    expect(sections).toHaveLength(3);
    expect(sections[1]?.[1]).not.toContain('\n');
  });

  it('reads the HTML that govinfo sets around the text', () => {
    expect(
      read(
        '<html>\n<head><title>Federal Register, Volume 84 Issue 98 (Tuesday)</title></head>\n<body><pre>\nA TITLE\n\nACTION: Final <a href="https://example.com">rule</a>.\n</pre></body></html>',
      ),
    ).toEqual([
      ['title', 'A TITLE'],
      ['action', 'Final rule.'],
    ]);
  });

  it('says so where the labels of a preamble are missing', () => {
    expect(readDocument('pi-text', 'Some words.').doubts).toEqual([
      'The text has none of the labels of a Federal Register preamble.',
    ]);
  });
});
