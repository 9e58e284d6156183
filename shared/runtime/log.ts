import { RulewireError } from '../domain/errors.ts';
import type { EventName } from '../domain/events.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log, LogFields } from '../ports/telemetry.ts';

type Write = (line: string) => void;
const toStdout: Write = (line) => process.stdout.write(`${line}\n`);

/**
 * A log of one JSON object a line, as CloudWatch Logs Insights reads it; `time` is the clock's (ISO, UTC). `context` is in
 * every line (function, request); an error adds its code, its message and where it was raised.
 */
export function jsonLog(clock: Clock, context: () => LogFields = () => ({}), write: Write = toStdout): Log {
  const line = (level: string, event: EventName, fields: object) =>
    write(JSON.stringify({ level, event, time: clock.now().toISOString(), ...context(), ...fields }));
  return {
    info: (event, fields = {}) => line('info', event, fields),
    warn: (event, fields = {}) => line('warn', event, fields),
    error: (event, fields, cause) => line('error', event, { ...fields, ...described(cause) }),
  };
}

/** The parts of an error that may be logged. SDK errors quote no request bodies; addresses are masked all the same. */
function described(cause: unknown): Record<string, string> {
  if (cause === undefined) return {};
  if (!(cause instanceof Error)) return { error: masked(String(cause)) };
  return {
    error: masked(cause.message),
    errorName: cause.name,
    ...(cause instanceof RulewireError ? { code: cause.code } : {}),
    ...(cause.stack === undefined ? {} : { stack: masked(cause.stack.split('\n').slice(1, 6).join('\n')) }),
    ...(cause.cause === undefined ? {} : { causedBy: masked(String(cause.cause)) }),
  };
}

const masked = (text: string) => text.replace(/[^\s"'<>:=,;()]+@[^\s"'<>,;()]+/g, '[address]');
