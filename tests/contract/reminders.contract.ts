import { beforeEach, describe, expect, test } from 'vitest';
import type { Reminder } from '../../shared/domain/calendar/clocks.ts';
import { changeIdOf, companyId, docId } from '../../shared/domain/ids.ts';
import type { ContentStore } from '../../shared/ports/content-store.ts';
import { aChange, aMatch, minute } from '../harness/fixtures-for-contract.ts';

const reminder = (id: string, due: number): Reminder => ({
  changeId: changeIdOf(id),
  docId: docId('fr:2019-25189'),
  label: 'Ends',
  day: '2020-02-16',
  daysBefore: 7,
  dueAt: minute(due).toISOString(),
});

/** What every store keeps to about reminders; `make` gives an empty one. */
export function describeReminders(name: string, make: () => Promise<ContentStore>): void {
  describe(`reminders: ${name}`, () => {
    let store: ContentStore;
    beforeEach(async () => {
      store = await make();
    });

    test('are due before an instant, oldest first, as many as asked for', async () => {
      await store.putReminders([]);
      await store.putReminders([reminder('c', 3), reminder('a', 1), reminder('b', 2)]);
      const due = async (before: number, limit: number) =>
        (await store.dueReminders(minute(before), limit)).map(({ changeId }) => changeId);
      expect(await due(3, 10)).toEqual(['a', 'b']);
      expect(await due(4, 2)).toEqual(['a', 'b']);
      expect(await due(1, 10)).toEqual([]);
      expect(await store.dueReminders(minute(2), 1)).toEqual([reminder('a', 1)]);
    });

    test('stored twice are one, and closed ones are gone', async () => {
      await store.putReminders([reminder('a', 1), reminder('b', 2)]);
      await store.putReminders([reminder('a', 1)]);
      expect(await store.dueReminders(minute(9), 10)).toHaveLength(2);
      await store.closeReminder(changeIdOf('a'));
      await store.closeReminder(changeIdOf('a'));
      await store.closeReminder(changeIdOf('none'));
      expect(await store.dueReminders(minute(9), 10)).toEqual([reminder('b', 2)]);
    });

    test('once told are alerts of their day and of their change, but no part of what is known of the company', async () => {
      const change = aChange({ type: 'reminder', reminds: { label: 'Ends', day: '2020-02-16' } });
      await store.putMatches(change, [aMatch()]);
      expect(await store.alertsOfDay('2019-05-16')).toEqual([{ match: aMatch(), change }]);
      expect(await store.matches(change.changeId)).toEqual([aMatch()]);
      expect(await store.history(companyId('huawei'), 10)).toEqual([]);
    });
  });
}
