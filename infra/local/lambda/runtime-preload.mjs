// Loaded before AWS's runtime client in each function process. Part of the machine, not of the product:
// 1. stands in for the client's native half, speaking the documented Runtime API over HTTP;
// 2. turns what the function takes for the time: Date is shifted by the offset that each invocation brings. Timers stay real,
//    but where the caller asked for it (`turnwaits`) a pause of the function (timers/promises) turns its clock instead of waiting.
// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
import { Agent, request } from 'node:http';
import { registerHooks, syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';

const asked = new URL(import.meta.url).searchParams;
const clock = { offset: Number(asked.get('offset') ?? 0) };
turnDate();
if (asked.has('turnwaits')) turnWaits();

registerHooks({
  resolve: (specifier, context, next) =>
    specifier.endsWith('/rapid-client.node')
      ? { url: new URL('./rapid-client.cjs', import.meta.url).href, format: 'commonjs', shortCircuit: true }
      : next(specifier, context),
});

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
let posted = Promise.resolve();

globalThis[Symbol.for('rapid-client')] = {
  /** The next invocation: its event as JSON text and its headers. Waits until the answer to the last one is delivered. */
  async next() {
    await posted;
    const { body, headers } = await call('GET', 'invocation/next', '', {});
    clock.offset = Number(headers['x-clock-offset'] ?? clock.offset);
    return { bodyJson: body, headers };
  },
  done(id, body) {
    posted = call('POST', `invocation/${id}/response`, body, {});
  },
  error(id, body, xray) {
    posted = call('POST', `invocation/${id}/error`, body, {
      'lambda-runtime-function-xray-error-cause': xray,
    });
  },
};

function call(method, path, body, headers) {
  return new Promise((resolve, reject) => {
    const bytes = Buffer.from(body ?? '');
    const url = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/${path}`;
    const sent = { ...headers, 'content-type': 'application/json', 'content-length': bytes.length };
    const outgoing = request(url, { method, agent, headers: sent }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ body: Buffer.concat(chunks).toString('utf8'), headers: response.headers }),
      );
    });
    outgoing.on('error', reject).end(bytes);
  });
}

function turnDate() {
  const RealDate = Date;
  const now = () => RealDate.now() + clock.offset;
  const TurnedDate = new Proxy(RealDate, {
    construct: (target, args, asked) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, asked === TurnedDate ? target : asked),
    apply: (target) => new target(now()).toString(),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  });
  RealDate.prototype.constructor = TurnedDate;
  globalThis.Date = TurnedDate;
}

function turnWaits() {
  timers.setTimeout = async (milliseconds, value) => {
    clock.offset += milliseconds ?? 0;
    await new Promise((resolve) => setImmediate(resolve));
    return value;
  };
  syncBuiltinESMExports();
}
