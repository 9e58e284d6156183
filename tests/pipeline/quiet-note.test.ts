import { describe, expect, test } from 'vitest';
import { sourceId } from '../../shared/domain/ids.ts';
import type { SourceState } from '../../shared/ports/source-state-store.ts';
import { furnishedWorld, HIKVISION, HUAWEI, listingText, reader } from '../harness/builders.ts';
import { detect } from '../harness/detect.ts';
import { passMinutes, passQuartersUntil } from '../harness/passing-time.ts';
import { textOf } from '../harness/simulated-ses.ts';
import type { World } from '../harness/world.ts';

const TITLE = 'Additions to the Entity List';
const rule = (w: World, doc: string, name: string) =>
  detect(w, { doc, title: TITLE, text: listingText(name, doc) });
const mails = (w: World, name: string) =>
  w.ses.accepted.filter(({ mail }) => mail.to === `${name}@example.com`).map(({ mail }) => mail);

/** Friday 2 October 2026; notes come on Monday at nine. */
async function week(prepare: (w: World) => Promise<unknown>): Promise<World> {
  const w = await furnishedWorld();
  await prepare(w);
  await rule(w, '2026-20001', HIKVISION.name);
  await passMinutes(w, 2);
  await passQuartersUntil(w, '2026-10-06T00:00:00Z');
  return w;
}

describe('after a quiet week', () => {
  test('a reader of instant alerts hears that nothing was found, in how many documents, once', async () => {
    const w = await week((each) => reader(each, 'ann', [HUAWEI]));
    const [note, ...more] = mails(w, 'ann');
    expect(more).toEqual([]);
    expect(note?.tags['kind']).toBe('quiet-note');
    expect(note?.raw).toContain('Subject: Quiet week: nothing about your company\r\n');
    const text = textOf(note ?? { to: '', from: '', raw: '', tags: {} });
    expect(text.replace(/\s+/g, ' ')).toContain(
      'We read 1 document and report from 28 Sep 2026 to 4 Oct 2026. None was a change for Huawei Technologies Co., Ltd.',
    );
    expect(text).toContain('No match is not clearance.');
    await passQuartersUntil(w, '2026-10-12T20:00:00Z');
    expect(mails(w, 'ann')).toHaveLength(2);
  });

  test('so does a reader of digests, in place of an empty one', async () => {
    const w = await week(async (each) => {
      await reader(each, 'dan', [HUAWEI], { frequency: 'daily' });
      await reader(each, 'wes', [HUAWEI], { frequency: 'weekly' });
    });
    for (const name of ['dan', 'wes'])
      expect(mails(w, name).map(({ tags }) => tags['kind'])).toEqual(['quiet-note']);
  });
});

describe('a source that cannot be read', () => {
  test('is named in the note and in the digest, from when on, and only once the operator was told', async () => {
    const w = await week(async (each) => {
      await reader(each, 'ann', [HUAWEI]);
      await reader(each, 'wes', [HIKVISION], { frequency: 'weekly' });
      const broken = (id: string, told: boolean): SourceState => ({
        sourceId: sourceId(id),
        name: `The ${id}`,
        health: 'blocked',
        failures: 9,
        trouble: { kind: 'blocked', since: '2026-10-02T13:12:00.000Z', looks: 3, told },
      });
      for (const state of [broken('eCFR', true), broken('Gazette', false)]) {
        const until = new Date(each.clock.now().getTime() + 60_000);
        await each.states.lease(state.sourceId, 'test', each.clock.now(), until);
        await each.states.release(state, 'test');
      }
    });
    for (const name of ['ann', 'wes']) {
      const [mail] = mails(w, name);
      const text = textOf(mail ?? { to: '', from: '', raw: '', tags: {} }).replace(/\s+/g, ' ');
      expect(text, name).toContain('The eCFR: refuses us; unread since 2 Oct 2026, 09:12:00 New York time.');
      expect(text, name).not.toContain('Gazette');
    }
  });
});

describe('no note comes', () => {
  test('to whom something was told, who does not want one, who is new, paused or gone', async () => {
    const w = await week(async (each) => {
      await reader(each, 'told', [HIKVISION]);
      await reader(each, 'off', [HUAWEI], { noQuietNote: true });
      await reader(each, 'new', [HUAWEI], {
        consent: {
          askedAt: '2026-10-01T00:00:00Z',
          confirmedAt: '2026-10-01T00:01:00Z',
          wordingVersion: '1',
        },
      });
      await reader(each, 'away', [HUAWEI], { status: 'paused', pausedUntil: '2026-11-01T00:00:00.000Z' });
      await reader(each, 'gone', [HUAWEI], { status: 'left' });
    });
    expect(mails(w, 'told').map(({ tags }) => tags['kind'])).toEqual(['alert']);
    for (const name of ['off', 'new', 'away', 'gone']) expect(mails(w, name), name).toEqual([]);
  });
});
