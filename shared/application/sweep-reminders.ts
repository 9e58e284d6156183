import { isTimely, type Reminder } from '../domain/calendar/clocks.ts';
import type { Change } from '../domain/change.ts';
import type { ChangeDetected } from '../messages/messages.ts';
import type { Clock } from '../ports/clock.ts';
import type { ContentStore } from '../ports/content-store.ts';
import type { Queue } from '../ports/queue.ts';
import { stepInto } from './analyzing/lineage.ts';
import { envelope } from './envelope.ts';

export interface SweepRemindersDeps {
  readonly content: Pick<
    ContentStore,
    | 'dueReminders'
    | 'closeReminder'
    | 'putChange'
    | 'clearDue'
    | 'head'
    | 'revision'
    | 'change'
    | 'analysis'
    | 'matches'
    | 'documentsAt'
  >;
  readonly changesQueue: Queue<ChangeDetected>;
  readonly clock: Clock;
}

const MOST = 500;

/**
 * Makes a change of each date of which readers are to be reminded by this moment: it is analysed, planned and told as any
 * other, once, since equal reminders are one change. It is stored before the reminder is closed, so that it survives death at
 * any point. Returns the number of reminders that were due.
 */
export async function sweepReminders(deps: SweepRemindersDeps): Promise<number> {
  const now = deps.clock.now();
  const due = await deps.content.dueReminders(now, MOST);
  for (const reminder of due) {
    if (isTimely(reminder, now)) await tell(deps, reminder);
    await deps.content.closeReminder(reminder.changeId);
  }
  return due.length;
}

async function tell({ content, changesQueue, clock }: SweepRemindersDeps, reminder: Reminder): Promise<void> {
  const { changeId, docId, label, day } = reminder;
  const head = await content.head(docId);
  const newest = head && (await stepInto(content, docId, head.rev))?.change;
  if (newest === undefined) return;
  const change: Change = {
    ...newest,
    changeId,
    fromRev: newest.toRev,
    type: 'reminder',
    detectedAt: clock.now().toISOString(),
    silent: false,
    reminds: { label, day },
  };
  await content.putChange(change, clock.now());
  const message = { ...envelope(clock, 'sweep', changeId), type: 'change.detected' as const, changeId };
  await changesQueue.send([message], newest.sourceId);
  await content.clearDue(changeId);
}
