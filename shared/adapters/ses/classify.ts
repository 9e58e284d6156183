import type { SendResult } from '../../ports/mail-transport.ts';

type Refusal = Exclude<SendResult, { readonly outcome: 'accepted' }>;

/** Errors before a byte of the mail left: names of Node (libuv) and of the SDK's connection timeout. */
const NEVER_LEFT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);
const CONNECT_TIMEOUT = /did not establish a connection/i;

const SLOW_DOWN = /^(Throttl|TooManyRequests|RequestLimitExceeded|LimitExceeded)/;
const DAY_USED_UP = /daily message quota/i;
const TOO_FAST = /sending rate/i;
const THIS_MAIL = /^(MessageRejected|InvalidParameterValue|BadRequest|ValidationError)/;
const NOT_VERIFIED = /not verified/i;
const NO_CREDENTIALS = /^(CredentialsProviderError|ExpiredToken)/;

/**
 * What a failed call of SES means for the mail and for the line (SES API reference, "Common Errors" and SendRawEmail).
 * A refusal that is not known by name stops the line and keeps the mails: a new kind of refusal of the whole account
 * must not mark them as failed one by one. What may have been taken (an answer lost, 5xx) is ambiguous.
 */
export function classify(error: unknown): Refusal {
  const { name, message, code, syscall, status } = partsOf(error);
  const reason = `${name}${code === undefined || code === name ? '' : ` ${code}`}`;
  if (DAY_USED_UP.test(message)) return { outcome: 'day-used-up', reason };
  if (status === 429 || SLOW_DOWN.test(name) || TOO_FAST.test(message))
    return { outcome: 'slow-down', reason };
  if (NO_CREDENTIALS.test(name)) return { outcome: 'stop', reason };
  if (status !== undefined && status >= 400 && status < 500) {
    const mail = THIS_MAIL.test(name) && !NOT_VERIFIED.test(message);
    return { outcome: mail ? 'refused' : 'stop', reason };
  }
  const connecting = syscall === 'connect' || syscall === 'getaddrinfo' || CONNECT_TIMEOUT.test(message);
  if (status === undefined && (connecting || NEVER_LEFT.has(code ?? '')))
    return { outcome: 'never-left', reason };
  return { outcome: 'ambiguous', reason: status === undefined ? reason : `${reason} ${status}` };
}

/** The fields of an SDK or Node error; the message never goes into a reason, since it may quote an address. */
function partsOf(error: unknown) {
  const fields = Object(error) as {
    name?: unknown;
    message?: unknown;
    code?: unknown;
    syscall?: unknown;
    $metadata?: { httpStatusCode?: number };
  };
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    name: text(fields.name) ?? 'Error',
    message: text(fields.message) ?? '',
    code: text(fields.code),
    syscall: text(fields.syscall),
    status: fields.$metadata?.httpStatusCode,
  };
}
