import { expect, test } from 'vitest';
import { judgeBounce } from '../../../shared/domain/bounces.ts';

test.each([
  ['Permanent', 'General', 'failed', '5.1.1', 'suppress'],
  ['Permanent', 'NoEmail', 'failed', undefined, 'suppress'],
  ['Permanent', 'OnAccountSuppressionList', 'failed', '5.1.1', 'suppress'],
  ['Transient', 'General', undefined, undefined, 'ignore'],
  ['Transient', 'General', 'delayed', '4.4.1', 'ignore'],
  ['Transient', 'MailboxFull', 'failed', '4.2.2', 'soft'],
  ['Undetermined', 'Undetermined', 'failed', undefined, 'soft'],
  ['Transient', 'General', 'failed', '5.4.4', 'suppress'],
  ['Transient', 'MessageTooLarge', 'failed', '5.3.4', 'our-fault'],
  ['Permanent', 'ContentRejected', 'failed', '5.7.1', 'our-fault'],
] as const)('%s %s, action %s, status %s: %s', (type, subType, action, status, verdict) => {
  expect(judgeBounce(type, subType, { action, status })).toBe(verdict);
});
