import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import type { Faults } from './faults.ts';

const count = z.int().check(z.minimum(0));
const EVENTS = z.enum(['Send', 'Delivery', 'Bounce', 'Complaint', 'DeliveryDelay']);

const step = z.strictObject({
  /** The first send that it concerns, counted from 1 (default 1), the last (default: no last), and every how many. */
  from: z.optional(count),
  to: z.optional(count),
  every: z.optional(z.int().check(z.minimum(1))),
  /** Only mails to this address. */
  recipient: z.optional(z.string()),
  answer: z.optional(
    z.enum([
      'drop-after',
      'drop-before',
      'throttle',
      'day-used-up',
      'paused',
      'unavailable',
      'internal-failure',
    ]),
  ),
  fate: z.optional(
    z.enum([
      'delivered',
      'bounced',
      'mailbox-full',
      'suppressed',
      'suppressed-everywhere',
      'complained',
      'out-of-office',
      'delayed',
    ]),
  ),
  events: z.optional(
    z.strictObject({
      copies: z.optional(count),
      lateSeconds: z.optional(count),
      kinds: z.optional(z.array(EVENTS)),
    }),
  ),
});

const script = z.strictObject({
  quota: z.optional(
    z.strictObject({
      perDay: z.int().check(z.minimum(-1)),
      perSecond: z.int().check(z.minimum(-1)),
      enforceRate: z.optional(z.boolean()),
    }),
  ),
  sends: z.optional(z.array(step)),
});

/** What goes wrong at which sends, as data; the form is described in `infra/local/README.md`. */
export type FaultScript = z.infer<typeof script>;

/** Reads a fault script (JSON) from a file. Throws an Error that names the file and what it cannot read in it. */
export function readFaultScript(file: string): FaultScript {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} cannot be read as JSON: ${String(error)}`, { cause: error });
  }
  const read = script.safeParse(data);
  if (read.success) return read.data;
  const faults = read.error.issues.map((issue) => {
    const at = issue.path.join('.') || 'the whole';
    if (issue.code === 'unrecognized_keys') return `${at}: no ${issue.keys.join(', ')} here`;
    return `${at}: ${issue.code === 'invalid_value' ? `one of ${issue.values.join(', ')}` : issue.message}`;
  });
  throw new Error(`${file} is no fault script: ${faults.join('; ')}`);
}

/**
 * What the script plans for each send in turn. Sends are counted from 1, refused ones and repeats included; the first
 * step that fits decides.
 */
export function scriptedFaults({ sends = [] }: FaultScript): Faults {
  let number = 0;
  return ({ destinations }) => {
    number += 1;
    const found = sends.find(
      ({ from = 1, to = Number.POSITIVE_INFINITY, every = 1, recipient }) =>
        number >= from &&
        number <= to &&
        (number - from) % every === 0 &&
        (recipient === undefined || destinations.includes(recipient)),
    );
    if (found === undefined) return undefined;
    const { answer, fate, events } = found;
    return {
      ...(answer && { answer }),
      ...(fate && { fate }),
      ...(events && { events }),
    } as ReturnType<Faults>;
  };
}
