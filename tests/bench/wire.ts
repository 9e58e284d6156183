import { furnishReaders, tellAll } from '../harness/metered/change-to-many.ts';
import { meteredWorld } from '../harness/metered/metered-world.ts';

/**
 * One change to many readers through the AWS adapters, the embedded DynamoDB and SQS and the strict SES stand-in, from the
 * poller's message to the last event of SES. Prints what it asked of AWS for each mail. `WIRE` is the number of readers.
 */
const READERS = Number(process.env['WIRE'] ?? 100_000);

const metered = await meteredWorld();
let started = performance.now();
const seconds = () => (performance.now() - started) / 1000;
await furnishReaders(metered, READERS);
console.log(`${READERS.toLocaleString('en-US')} readers made in ${seconds().toFixed(0)} s`);

started = performance.now();
const usage = await tellAll(metered);
const took = seconds();
const { sent, w } = metered;
const twice = [...sent.values()].filter((copies) => copies > 1).length;
const each = (count: number) => (count / READERS).toFixed(4).padStart(9);

console.log(
  `${sent.size} readers with a mail, ${twice} with two, in ${took.toFixed(0)} s: ${(sent.size / took).toFixed(0)} a second\n`,
);
console.log('Requests of AWS for each mail');
for (const [operation, count] of [...usage.requests].sort((a, b) => b[1] - a[1]))
  console.log(`${each(count)}  ${operation}`);
const all = [...usage.requests.values()].reduce((sum, count) => sum + count, 0);
console.log(`${each(all)}  in all`);
console.log(`${each(usage.writeUnits)}  write units of DynamoDB, indexes included`);
console.log(`${each(usage.readUnits)}  read units of DynamoDB`);
console.log(`${each(usage.logBytes)}  bytes of log`);
for (const [queue, count] of usage.invocations) console.log(`${each(count)}  invocations by ${queue}`);
for (const failure of w.failures) console.error(failure);
await metered.stop();
process.exit(sent.size === READERS && twice === 0 && w.failures.length === 0 ? 0 : 1);
