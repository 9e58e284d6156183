import type { MachineEvent } from '../local-aws.ts';

/** The events of the product's log that mark a stage, and how the line begins. */
const STAGES: Readonly<Record<string, string>> = {
  'change.detected': 'detected',
  'change.analyzed': 'analysed',
  'plan.stored': 'planned',
  'plan.held': 'held',
  'digest.planned': 'digest',
  'delivery.sent': 'mailed',
  'delivery.failed': 'mail failed',
  'delivery.stopped': 'mail stopped',
  'signup.asked': 'signed up',
  'signup.confirmed': 'confirmed',
  'poll.blocked': 'blocked',
  'poll.failed': 'poll failed',
  'inbox.failed': 'not understood',
  'inbox.parked': 'parked',
  'message.rejected': 'rejected',
  'message.failed': 'failed',
};

const HIDDEN = new Set(['event', 'level', 'time', 'timestamp', 'at', 'function', 'requestId', 'stage']);

/** One line for an event of the machine that marks a stage, or undefined for all others. `at` is the turned clock's time. */
export function liveLine(event: MachineEvent, at: Date): string | undefined {
  const stamp = `${at.toISOString().slice(0, 16).replace('T', ' ')}Z`;
  if (event.kind === 'denied') return `${stamp}  no permission   ${JSON.stringify(event.call)}`;
  if (event.kind === 'lost') return `${stamp}  function failed ${event.function}: ${event.reason}`;
  if (event.kind !== 'log' || event.line.fields === undefined) return undefined;
  const { fields } = event.line;
  const stage = STAGES[String(fields['event'])];
  if (stage === undefined) return undefined;
  const rest = Object.entries(fields)
    .filter(([name]) => !HIDDEN.has(name))
    .map(([name, value]) => `${name}=${String(value)}`);
  return `${stamp}  ${stage.padEnd(15)} ${rest.join(' ')}`;
}
