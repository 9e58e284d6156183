import type { Reminder } from '../../../domain/calendar/clocks.ts';
import type { ChangeId } from '../../../domain/ids.ts';
import type { ContentStore } from '../../../ports/content-store.ts';
import { dueAt, dueItems } from '../due.ts';
import type { Table } from '../table.ts';

const reminderKey = (id: ChangeId) => ({ pk: `RMD#${id}`, sk: 'META' });

const itemOf = (reminder: Reminder) => ({
  ...reminderKey(reminder.changeId),
  ...dueAt('reminder', reminder.changeId, reminder.dueAt),
  reminder,
});

type Reminders = Pick<ContentStore, 'putReminders' | 'dueReminders' | 'closeReminder'>;

/** The part of the content store that holds of which dates readers are still to be reminded. */
export function reminders(table: Table): Reminders {
  return {
    async putReminders(some) {
      if (some.length > 0) await table.putMany(some.map(itemOf));
    },
    dueReminders: async (before, limit) =>
      (await dueItems(table, 'reminder', before.toISOString(), limit)).map(
        (item) => item['reminder'] as Reminder,
      ),
    async closeReminder(id) {
      await table.remove({ Key: reminderKey(id) });
    },
  };
}
