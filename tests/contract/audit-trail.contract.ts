import { beforeEach, describe, expect, test } from 'vitest';
import type { AuditEntry } from '../../shared/domain/audit.ts';
import type { AuditTrail } from '../../shared/ports/audit-trail.ts';

const entry = (at: string, more: Partial<AuditEntry> = {}): AuditEntry => ({
  at,
  actor: 'operator',
  action: 'looked-up',
  subject: 'abcdefghijklmnopqrstuvwxyz',
  ...more,
});

/** What every AuditTrail keeps to; `make` gives an empty one. */
export function describeAuditTrail(name: string, make: () => Promise<AuditTrail>): void {
  describe(`audit trail: ${name}`, () => {
    let trail: AuditTrail;
    beforeEach(async () => {
      trail = await make();
    });

    test('a day gives its entries in order and no others', async () => {
      const late = entry('2026-11-24T18:00:00.000Z', { action: 'suppressed', reason: 'asked by phone' });
      const early = entry('2026-11-24T08:00:00.000Z');
      for (const each of [late, entry('2026-11-25T00:00:00.000Z'), early]) await trail.append(each);
      expect(await trail.ofDay('2026-11-24')).toEqual([early, late]);
      expect(await trail.ofDay('2026-11-23')).toEqual([]);
    });

    test('two acts of one moment are both kept, and one that is written twice is one', async () => {
      const at = '2026-11-24T08:00:00.000Z';
      await trail.append(entry(at));
      await trail.append(entry(at, { action: 'lifted' }));
      await trail.append(entry(at));
      expect((await trail.ofDay('2026-11-24')).map(({ action }) => action).sort()).toEqual([
        'lifted',
        'looked-up',
      ]);
    });
  });
}
