import { describe, expect, test } from 'vitest';
import { deliveryId } from '../../shared/domain/ids.ts';
import { ACME, HIKVISION, HUAWEI, listingText, reader, reportText } from '../harness/builders.ts';
import { BURST, burst, file, toldByMail, worldWithReader } from '../harness/burst.ts';
import { detect } from '../harness/detect.ts';
import { passMinutes, passQuartersUntil } from '../harness/passing-time.ts';
import { textOf } from '../harness/simulated-ses.ts';

const [FIRST, SECOND, THIRD] = BURST;
const flowed = (text: string) => text.replace(/\s+/g, ' ');

describe('several changes within ten minutes', () => {
  test('are one alert at once, and one mail of the others when the window ends', async () => {
    const w = await worldWithReader();
    await burst(w);
    expect(await toldByMail(w)).toEqual([[FIRST]]);
    await passMinutes(w, 3);
    expect(w.ses.accepted).toHaveLength(1);
    await passMinutes(w, 3);
    expect(await toldByMail(w)).toEqual([[FIRST], [SECOND, THIRD]]);
    const text = flowed(
      w.ses.accepted
        .slice(1)
        .map(({ mail }) => textOf(mail))
        .join(),
    );
    expect(text).toContain('(and 1 more)');
    for (const doc of [SECOND, THIRD]) expect(text).toContain(doc);
    await passMinutes(w, 30);
    expect(w.ses.accepted).toHaveLength(2);
  });

  test('leave to the other a record of who told them', async () => {
    const w = await worldWithReader();
    const [, , third] = await burst(w);
    await passMinutes(w, 20);
    const leader = w.ses.accepted[1]?.deliveryId;
    const lead = await w.ledger.delivery(leader as never);
    const follower =
      lead && third && (await w.ledger.delivery(deliveryId('alert', third, lead.subscriberId)));
    expect(follower).toMatchObject({ state: 'skipped', reason: 'told-together', leader });
  });

  test('are a mail each for who wants it so, and where they do not belong together', async () => {
    const alone = await worldWithReader({ eachAlone: true });
    await burst(alone);
    expect(await toldByMail(alone)).toEqual([[FIRST], [SECOND], [THIRD]]);
    const w = await worldWithReader();
    await reader(w, 'ben', [HUAWEI, ACME]);
    await file(w, FIRST);
    await passMinutes(w, 2);
    const press = {
      doc: 'press',
      title: 'Acme Precision Optics weighed for limits',
      trust: 'reported',
    } as const;
    await detect(w, { ...press, stage: 'reported', text: reportText('Acme Precision Optics') });
    await passMinutes(w, 2);
    const toBen = w.ses.accepted.filter(({ mail }) => mail.to === 'ben@example.com');
    expect(toBen).toHaveLength(2);
  });

  test('do not hold up what is more urgent', async () => {
    const w = await worldWithReader();
    const press = {
      doc: 'press',
      title: 'US weighs new limits on sales to Huawei',
      trust: 'reported',
    } as const;
    await detect(w, { ...press, stage: 'reported', text: reportText('Huawei') });
    await passMinutes(w, 2);
    await file(w, FIRST);
    await passMinutes(w, 2);
    expect(await toldByMail(w)).toEqual([['press'], [FIRST]]);
  });

  test('are never more than ten in one mail', async () => {
    const w = await worldWithReader();
    for (let at = 0; at < 14; at += 1) await file(w, `2026-3000${String(at).padStart(2, '0')}`);
    await passMinutes(w, 30);
    const told = await toldByMail(w);
    expect(new Set(told.flat()).size).toBe(14);
    expect(told.flat()).toHaveLength(14);
    expect(Math.max(...told.map(({ length }) => length))).toBeLessThanOrEqual(10);
    expect(told.length).toBeLessThanOrEqual(4);
  });

  test('and a filing among them that is withdrawn before the window ends is not told, nor its withdrawal', async () => {
    const w = await worldWithReader();
    await burst(w);
    const title = `Additions to the Entity List ${THIRD}`;
    await detect(w, {
      doc: THIRD,
      title,
      type: 'withdrawn',
      stage: 'withdrawn',
      text: listingText(HUAWEI.name, THIRD),
    });
    await passMinutes(w, 30);
    expect(await toldByMail(w)).toEqual([[FIRST], [SECOND]]);
  });

  test('and one that is withdrawn right after it was told with others is told to be withdrawn', async () => {
    const w = await worldWithReader();
    await burst(w);
    await passMinutes(w, 5);
    expect(await toldByMail(w)).toEqual([[FIRST], [SECOND, THIRD]]);
    const title = `Additions to the Entity List ${THIRD}`;
    await detect(w, {
      doc: THIRD,
      title,
      type: 'withdrawn',
      stage: 'withdrawn',
      text: listingText(HUAWEI.name, THIRD),
    });
    await passMinutes(w, 1);
    expect((await toldByMail(w))[2]).toEqual([THIRD]);
    await passMinutes(w, 30);
    expect(w.ses.accepted).toHaveLength(3);
  });

  test('come alone after all where the mail that was to tell them is refused', async () => {
    const w = await worldWithReader();
    await burst(w);
    w.ses.setWeather(() => ({ outcome: 'refused', reason: 'MessageRejected' }));
    await passMinutes(w, 5);
    w.ses.setWeather(() => undefined);
    await passMinutes(w, 10);
    expect(await toldByMail(w)).toEqual([[FIRST], [THIRD]]);
  });
});

describe('what quiet hours held back', () => {
  test('comes as one mail when they end, where it belongs together', async () => {
    const w = await worldWithReader({ quietHours: { from: 8, until: 11 } });
    await burst(w);
    await passMinutes(w, 30);
    await file(w, '2026-20004', HIKVISION.name);
    await passQuartersUntil(w, '2026-10-02T16:00:00Z');
    const told = await toldByMail(w);
    expect(told).toContainEqual([...BURST]);
    expect(told.flat().toSorted()).toEqual([...BURST, '2026-20004']);
  });
});
