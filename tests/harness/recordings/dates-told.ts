import type { Choice } from './choice.ts';
import { longDate, weekday } from './choice.ts';
import type { ExpectedDate } from './told.ts';

/** A DATES field as printed and as filed, and the dates that each states. */
export interface DatesTold {
  readonly dates: string | undefined;
  readonly datesFiled: string | undefined;
  readonly expectedDates: readonly ExpectedDate[];
  readonly expectedFiled: readonly ExpectedDate[];
}

export interface DatesWanted {
  readonly effective?: string | undefined;
  readonly until?: string | undefined;
  readonly comment?: string | undefined;
  readonly published: string;
  /** Instructions with a day of their own. */
  readonly except?: string;
}

const PLACEHOLDERS: readonly [string, ...string[]] = [
  '[INSERT DATE OF PUBLICATION IN THE FEDERAL REGISTER]',
  '[INSERT DATE OF PUBLICATION IN THE FEDERAL REGISTER].',
  '[INSERT DATE OF PUBLICATION]',
];

/** Writes the DATES field; a day of effect that is the day of print is unknown while the document is filed. */
export function datesTold(choice: Choice, wanted: DatesWanted): DatesTold {
  const { effective, until, comment, published, except } = wanted;
  const unknown = effective === published;
  const placeholder = choice.of(PLACEHOLDERS).replace(/\.$/, '');
  const inForce = effectiveWords(choice, until);
  const commented = choice.of([
    (day: string) => `Comments must be received by BIS no later than ${day}.`,
    (day: string) => `Submit comments on or before ${day}.`,
    (day: string) => `Comments are due by ${day}.`,
    (day: string) => `You may send comments until ${day}.`,
  ]);
  const tail =
    except === undefined
      ? ''
      : `, except for amendatory instructions 1 and 3, which are effective ${longDate(except)}`;
  const write = (day: string | undefined) => {
    const parts = [
      ...(day === undefined ? [] : [inForce(day, tail)]),
      ...(comment === undefined ? [] : [commented(longDate(comment))]),
    ];
    return parts.length === 0 ? undefined : parts.join(' ');
  };
  const stated = (day: string | undefined): readonly ExpectedDate[] => [
    ...(effective === undefined ? [] : [['effective', day] as const]),
    ...(until === undefined ? [] : [['valid-until', until] as const]),
    ...(except === undefined ? [] : [['effective', except] as const]),
    ...(comment === undefined ? [] : [['comment', comment] as const]),
  ];
  const printed = effective === undefined ? undefined : longDate(effective);
  return {
    dates: write(printed),
    datesFiled: write(unknown ? placeholder : printed),
    expectedDates: stated(effective),
    expectedFiled: stated(unknown ? undefined : effective),
  };
}

function effectiveWords(choice: Choice, until: string | undefined): (day: string, tail: string) => string {
  if (until === undefined)
    return choice.of([
      (day, tail) => `This rule is effective ${day}${tail}.`,
      (day, tail) => `This rule is effective on ${day}${tail}.`,
      (day, tail) => `Effective date: This rule is effective ${day}${tail}.`,
      (day, tail) => `Effective ${day}${tail}.`,
      (day, tail) => `The rule takes effect on ${day}${tail}.`,
    ]);
  const end = longDate(until);
  return choice.of([
    (day, tail) => `This rule is effective ${day}, through ${end}${tail}.`,
    (day, tail) => `Effective date: This rule is effective ${day} through ${end}${tail}.`,
    (day, tail) =>
      `This rule is effective on ${day}${tail}. The temporary general license is valid until ${weekday(until)}, ${end}.`,
    (day, tail) => `This rule is effective ${day}${tail}. The license expires on ${end}.`,
    (day, tail) => `Effective from ${day} through ${end}${tail}.`,
  ]);
}
