import type { Reminder } from '../../domain/calendar/clocks.ts';
import type { ChangeId } from '../../domain/ids.ts';
import type { ContentStore } from '../../ports/content-store.ts';

/** In-memory reminders. */
export function memoryReminders(): Pick<ContentStore, 'putReminders' | 'dueReminders' | 'closeReminder'> {
  const reminders = new Map<ChangeId, Reminder>();
  return {
    async putReminders(some) {
      for (const reminder of some) reminders.set(reminder.changeId, structuredClone(reminder));
    },
    async dueReminders(before, limit) {
      const end = before.toISOString();
      const due = [...reminders.values()].filter(({ dueAt }) => dueAt < end);
      return structuredClone(due.sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1)).slice(0, limit));
    },
    async closeReminder(id) {
      reminders.delete(id);
    },
  };
}
