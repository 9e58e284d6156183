import { describe, expect, it } from 'vitest';
import {
  DOCUMENTS,
  DOCUMENTS_URL,
  documentsList,
  filing,
  INSPECTION,
  INSPECTION_URL,
  inspectionList,
  plainText,
  printed,
  xml,
  xmlUrl,
} from './fr-answers.ts';
import { seeded } from './fr-seeded.ts';
import type { PollWorld } from './poll-harness.ts';

describe('printing', () => {
  async function filedThenPrinted(): Promise<PollWorld> {
    const world = await seeded();
    world.serve(DOCUMENTS_URL, documentsList([printed('2026-19000')]));
    world.serve(xmlUrl('2026-19000'), xml('Something else.'));
    await world.poll(DOCUMENTS);
    world.wait(15);
    world.serve(DOCUMENTS_URL, documentsList([printed('2026-20001'), printed('2026-19000')]));
    world.serve(xmlUrl('2026-20001'), xml('An old rule.'));
    await world.poll(DOCUMENTS);
    return world;
  }

  it('of a filed document is a change of the same document, told from its filing by its stage', async () => {
    const world = await filedThenPrinted();
    expect((await world.announced()).at(-1)).toMatchObject({
      docId: 'fr:2026-20001',
      type: 'published',
      stage: 'published',
      fromRev: 1,
      toRev: 2,
      silent: false,
    });
  });

  it('is not undone by public inspection, which lists it a while longer', async () => {
    const world = await filedThenPrinted();
    const before = world.messages.length;
    world.serve(
      INSPECTION_URL,
      inspectionList([filing('2026-20001', { pdf_updated_at: '2026-10-02T12:00:00.000-04:00' })]),
    );
    await world.poll(INSPECTION);
    expect(world.messages).toHaveLength(before);
    expect((await world.content.head('fr:2026-20001' as never))?.stage).toBe('published');
  });

  it('takes the plain text where the XML is not made yet', async () => {
    const world = await filedThenPrinted();
    world.serve(DOCUMENTS_URL, documentsList([printed('2026-20004')]));
    world.serve(
      'https://www.federalregister.gov/documents/full_text/text/2026/10/05/2026-20004.txt',
      plainText('Text.'),
    );
    await world.poll(DOCUMENTS);
    const change = (await world.announced()).at(-1);
    expect(change?.docId).toBe('fr:2026-20004');
    expect((await world.content.revision('fr:2026-20004' as never, 1))?.textFormat).toBe('fr-text');
  });

  it('raises nothing when page numbers are filled in, and tells a changed date', async () => {
    const world = await filedThenPrinted();
    const before = world.messages.length;
    world.serve(DOCUMENTS_URL, documentsList([printed('2026-20001', { citation: '91 FR 60099' })]));
    await world.poll(DOCUMENTS);
    expect(world.messages).toHaveLength(before);
    world.wait(15);
    world.serve(
      DOCUMENTS_URL,
      documentsList([
        printed('2026-20001', { effective_on: '2026-11-05', dates: 'Effective November 5, 2026.' }),
      ]),
    );
    await world.poll(DOCUMENTS);
    expect((await world.announced()).at(-1)).toMatchObject({ type: 'amended', toRev: 3 });
  });
});
