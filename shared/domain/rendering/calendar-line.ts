import { isClock, officialToday, reminderDays } from '../calendar/clocks.ts';
import type { Analysis, Change } from '../change.ts';
import type { Block } from './blocks.ts';
import { daysInWords } from './days-left.ts';

const MOST_DAYS = 6;

/**
 * The dates of a change as a calendar file, and on which days its readers are reminded of those to come; of a withdrawn filing
 * the file that calls them off. Nothing where no date is to come.
 */
export function calendarBlocks(
  change: Change,
  analysis: Analysis,
  { publicUrl, now, reminds }: { readonly publicUrl: string; readonly now: Date; readonly reminds: boolean },
): readonly Block[] {
  const today = officialToday(now);
  const coming = analysis.facts.some((fact) => isClock(fact) && fact.date > today);
  if (change.trust !== 'official' || !coming) return [];
  const url = `${publicUrl}/c/${change.changeId}/dates.ics`;
  if (change.type === 'withdrawn')
    return [
      {
        block: 'paragraph',
        line: ['If its dates are in your calendar: ', { link: 'this file calls them off', url }, '.'],
      },
    ];
  const set = reminds ? remindersWords(reminderDays(change, analysis, now)) : ' Reminders are switched off.';
  return [{ block: 'paragraph', line: [{ link: 'These dates for your calendar (.ics)', url }, `.${set}`] }];
}

function remindersWords(days: readonly string[]): string {
  if (days.length === 0) return '';
  const left = days.length - MOST_DAYS;
  const more = left > 0 ? `, and ${left} later` : '';
  return ` Reminders set: ${daysInWords(days.slice(0, MOST_DAYS))}${more}.`;
}
