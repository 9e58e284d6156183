import { describe, expect, test } from 'vitest';
import { parseSesEvent } from '../../../shared/messages/ses-event.ts';

const AT = '2026-11-24T13:47:05.000Z';
const event = (eventType: string, more: object = {}) =>
  JSON.stringify({
    eventType,
    mail: { messageId: 'm1', timestamp: AT, destination: ['a@example.com'], tags: { deliveryId: ['d1'] } },
    ...more,
  });

describe('parseSesEvent', () => {
  test.each([
    ['Send', 'send'],
    ['Delivery', 'delivery'],
    ['DeliveryDelay', 'delay'],
    ['Reject', 'reject'],
    ['Open', 'other'],
  ])('%s is read as %s, with message and delivery', (eventType, type) => {
    expect(parseSesEvent(event(eventType))).toMatchObject({
      type,
      messageId: 'm1',
      deliveryId: 'd1',
      at: AT,
    });
  });

  test('a bounce is about its bounced recipients, not about everybody the mail went to', () => {
    const bounce = {
      bounceType: 'Permanent',
      bounceSubType: 'General',
      timestamp: AT,
      bouncedRecipients: [{ emailAddress: 'b@example.com', action: 'failed', status: '5.1.1' }],
    };
    expect(parseSesEvent(event('Bounce', { bounce }))).toMatchObject({
      type: 'bounce',
      recipients: [{ address: 'b@example.com', action: 'failed', status: '5.1.1' }],
    });
  });

  test('a complaint may come without its kind', () => {
    const complaint = { timestamp: AT, complainedRecipients: [{ emailAddress: 'b@example.com' }] };
    const null2 = { ...complaint, complaintFeedbackType: null };
    for (const each of [complaint, null2])
      expect(parseSesEvent(event('Complaint', { complaint: each }))).toMatchObject({
        type: 'complaint',
        feedbackType: undefined,
      });
  });

  test.each(['', '[]', '{}', '{"Type":"SubscriptionConfirmation"}', event('Bounce', { bounce: {} })])(
    'anything else is malformed: %s',
    (body) => {
      expect(() => parseSesEvent(body)).toThrow('message-malformed');
    },
  );
});
