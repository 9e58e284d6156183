import { systemClock } from '../adapters/system/system-clock.ts';
import type { LogFields } from '../ports/telemetry.ts';
import { jsonLog } from './log.ts';
import { embeddedMetrics } from './metrics.ts';

/** An instance works on one invocation at a time, so what belongs to it may stand here. */
let invocation: LogFields = {};

/** Names what every following line belongs to, until the next invocation. */
export function enterInvocation(fields: LogFields): void {
  invocation = fields;
}

export const log = jsonLog(systemClock, () => invocation);
export const metrics = embeddedMetrics(systemClock);
