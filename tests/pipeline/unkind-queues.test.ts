import { describe, expect, test } from 'vitest';
import { furnishedWorld, HIKVISION, HUAWEI, listingText, reader } from '../harness/builders.ts';
import { detect } from '../harness/detect.ts';
import { passMinutes } from '../harness/passing-time.ts';

const RULE = { doc: '2026-20001', title: 'Addition of an Entity to the Entity List' };
const both = listingText(`${HUAWEI.name} and ${HIKVISION.name}`, RULE.doc);

describe('queues that repeat and reorder', () => {
  test('with every second message delivered twice, in any order, each reader has one mail per change', async () => {
    for (let seed = 1; seed <= 25; seed += 1) {
      const w = await furnishedWorld({ seed, repeats: 0.5 });
      for (let number = 0; number < 30; number += 1)
        await reader(w, `reader${number}`, number % 2 === 0 ? [HUAWEI] : [HUAWEI, HIKVISION]);
      await detect(w, { ...RULE, text: both });
      await detect(w, { ...RULE, doc: '2026-20002', text: listingText(HIKVISION.name, '2026-20002') });
      // Long enough for what waits for others.
      await passMinutes(w, 14);
      const deliveries = w.ses.accepted.map(({ deliveryId }) => deliveryId);
      expect(deliveries, `seed ${seed}`).toHaveLength(30 + 15);
      expect(new Set(deliveries).size, `seed ${seed}`).toBe(45);
    }
  });
});

describe('messages that cannot be handled', () => {
  test('poison goes to the dead-letter queue with its reason, and holds up nobody', async () => {
    const w = await furnishedWorld();
    await reader(w, 'ann', [HUAWEI]);
    w.queues.changes.put('{ "v": 1, "type": "change.detected"');
    w.queues.changes.put('<html>busy</html>');
    w.queues.changes.put('{"v":1,"type":"something.else","id":"i","at":"t","cause":"c"}');
    await detect(w, { ...RULE, text: both });
    await passMinutes(w, 2);
    expect(w.ses.accepted).toHaveLength(1);
    expect(w.queues.changes.deadLetters.map(({ reason }) => reason.split(':')[0])).toEqual([
      'message-malformed',
      'message-malformed',
      'message-malformed',
    ]);
    expect(w.metrics.total('PermanentFailure')).toBe(3);
    expect(w.queues.changes.size).toBe(0);
  });

  test('a message of a newer version waits for the deployment instead of being thrown away', async () => {
    const w = await furnishedWorld();
    w.queues.changes.put('{"v":2,"type":"change.detected"}');
    await passMinutes(w, 2);
    expect(w.queues.changes.size).toBe(1);
    expect(w.queues.changes.deadLetters).toHaveLength(0);
  });

  test('a change that is not stored yet is tried again, then parked', async () => {
    const w = await furnishedWorld();
    const message = { v: 1, type: 'change.detected', id: 'i', at: 't', cause: 'c', changeId: 'nowhere' };
    w.queues.changes.put(JSON.stringify(message));
    await passMinutes(w, 40);
    expect(w.queues.changes.size).toBe(0);
    expect(w.queues.changes.deadLetters).toHaveLength(1);
  });

  test('feedback that SES did not write is parked, feedback on mail that is not ours is passed over', async () => {
    const w = await furnishedWorld();
    w.queues.feedback.put('{"notificationType":"AmazonSnsSubscriptionSucceeded"}');
    w.queues.feedback.put('{"eventType":"Send","mail":{"messageId":"m","timestamp":"t"},"send":{}}');
    await passMinutes(w, 1);
    expect(w.queues.feedback.deadLetters).toHaveLength(1);
    expect(w.queues.feedback.size).toBe(0);
  });
});
