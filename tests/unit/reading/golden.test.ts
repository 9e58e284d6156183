import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { amendmentsOf } from '../../../shared/domain/amendments/amendments.ts';
import type { DocumentMetadata, TextFormat } from '../../../shared/domain/document.ts';
import { documentHeader } from '../../../shared/domain/reading/document-header.ts';
import { statedFacts } from '../../../shared/domain/reading/facts.ts';
import { readDocument } from '../../../shared/domain/reading/read-document.ts';
import { statedDates } from '../../../shared/domain/reading/stated-dates.ts';

const RECORDED: readonly (readonly [string, TextFormat])[] = [
  ['listing-2019.pi.txt', 'pi-text'],
  ['listing-2019-blocks.pi.txt', 'pi-text'],
  ['licence-extension-2019.xml', 'fr-xml'],
  ['mixed-rule.xml', 'fr-xml'],
  ['stay-2025.txt', 'fr-text'],
  ['report-2019.article.txt', 'article-text'],
];

const original = (file: string) =>
  readFileSync(new URL(`../../recorded/reading/${file}`, import.meta.url), 'utf8');

function metadataOf(format: TextFormat, text: string): DocumentMetadata {
  const header = documentHeader(format, text);
  return {
    title: header.subject ?? '',
    url: '',
    type: header.type ?? '',
    stage: format === 'article-text' ? 'reported' : format === 'pi-text' ? 'filed' : 'published',
    publisher: '',
    agencies: header.agencies,
    cfr: header.cfrParts,
  };
}

describe('recorded documents', () => {
  it.each(RECORDED)('%s is understood as before', async (file, format) => {
    const text = original(file);
    const doc = readDocument(format, text);
    const metadata = metadataOf(format, text);
    const understood = {
      header: documentHeader(format, text),
      dates: statedDates(doc, metadata),
      facts: statedFacts(doc, metadata),
      sections: doc.sections.map(({ role, heading, text: words }) => ({ role, heading, text: words })),
      ...amendmentsOf(doc, metadata),
      doubts: doc.doubts,
    };
    await expect(`${JSON.stringify(understood, null, 2)}\n`).toMatchFileSnapshot(
      `../../golden/reading/${file}.json`,
    );
  });

  it.each(RECORDED)('%s: every word of a section stands at its offset in the original', (file, format) => {
    const text = original(file);
    let words = 0;
    for (const section of readDocument(format, text).sections) {
      expect(section.offsets).toHaveLength(section.text.length + 1);
      for (const word of section.text.matchAll(/[A-Za-z0-9]{2,}/g)) {
        const from = section.offsets[word.index] ?? 0;
        // A word may be broken by a page mark; its first letters never are.
        expect(text.slice(from, from + 2)).toBe(word[0].slice(0, 2));
        words += 1;
      }
    }
    expect(words).toBeGreaterThan(40);
  });

  it('reads the same entries from a table with columns and from one that lost them', () => {
    const read = (file: string) => {
      const found = amendmentsOf(
        readDocument('pi-text', original(file)),
        metadataOf('pi-text', original(file)),
      );
      return found.amendments.map(({ span: _span, ...rest }) => rest);
    };
    expect(read('listing-2019-blocks.pi.txt')).toEqual(read('listing-2019.pi.txt'));
  });
});
