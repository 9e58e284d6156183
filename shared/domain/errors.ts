/** Whether trying again can help. */
type RetryClass = 'retry' | 'permanent';
/** Who has to act when it stays. */
type Actor = 'nobody' | 'operator' | 'developer' | 'reader';

interface ErrorEntry {
  readonly retry: RetryClass;
  readonly actor: Actor;
  /** One line that says what is wrong and what to do. */
  readonly text: string;
}

/** Every error code of the system. Code that fails names one of these; a test finds codes that nothing raises. */
export const ERRORS = {
  'config-missing': {
    retry: 'permanent',
    actor: 'operator',
    text: 'A setting that the function needs is absent from its environment; deploy again.',
  },
  'message-malformed': {
    retry: 'permanent',
    actor: 'developer',
    text: 'A queue message does not have the shape of any known version; see the dead-letter queue.',
  },
  'message-too-new': {
    retry: 'retry',
    actor: 'nobody',
    text: 'A newer version wrote this message; it is read once the deployment is complete.',
  },
  'change-missing': {
    retry: 'retry',
    actor: 'operator',
    text: 'A message names a change that is not stored; if it stays, the Content table was restored to an earlier time.',
  },
  'text-missing': { retry: 'retry', actor: 'operator', text: 'The text of a stored revision is incomplete.' },
  'plan-missing': {
    retry: 'retry',
    actor: 'operator',
    text: 'A message names a plan or segment that is not stored.',
  },
  'run-missing': {
    retry: 'retry',
    actor: 'operator',
    text: 'A message names a digest run that is not stored.',
  },
  'source-unknown': {
    retry: 'permanent',
    actor: 'developer',
    text: 'A schedule names a source that the catalogue does not have.',
  },
  'source-invalid': {
    retry: 'permanent',
    actor: 'developer',
    text: 'A source definition has a missing, wrong or unknown field.',
  },
  'source-not-json': {
    retry: 'retry',
    actor: 'operator',
    text: 'The source answered with something other than JSON: it may be blocking us or be broken.',
  },
  'source-shape': {
    retry: 'retry',
    actor: 'developer',
    text: 'The source answered with JSON or markup that lacks what we rely on; its format may have changed.',
  },
  'source-blocked': {
    retry: 'retry',
    actor: 'operator',
    text: 'The source redirects us to a wall or shows a challenge page; ask for access, do not evade it.',
  },
  'source-robots': {
    retry: 'retry',
    actor: 'operator',
    text: 'robots.txt of the host does not let us read it, or could not be had; it is not read.',
  },
  'source-status': { retry: 'retry', actor: 'operator', text: 'The source answered with an error status.' },
  'source-empty': {
    retry: 'retry',
    actor: 'operator',
    text: 'The source listed fewer items than it always does; nothing is concluded from what is absent.',
  },
  'source-unreachable': { retry: 'retry', actor: 'operator', text: 'The source could not be reached.' },
  'source-too-large': {
    retry: 'permanent',
    actor: 'operator',
    text: 'The answer is larger than the source may send; it was cut off and not used.',
  },
  'source-refused-address': {
    retry: 'permanent',
    actor: 'operator',
    text: 'The address of a source or link leads into a private network and is not fetched.',
  },
  'mail-unsafe-header': {
    retry: 'permanent',
    actor: 'developer',
    text: 'A mail header would hold control characters; the mail was not composed.',
  },
  'queue-refused': { retry: 'retry', actor: 'operator', text: 'SQS kept refusing entries of a batch.' },
  'store-throttled': {
    retry: 'retry',
    actor: 'nobody',
    text: 'DynamoDB kept refusing writes; the work is tried again.',
  },
  'form-invalid': {
    retry: 'permanent',
    actor: 'reader',
    text: 'A form field is missing or wrong; the page says which.',
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERRORS;

/** An unexpected failure with its code in the catalogue. Expected outcomes are return values instead. */
export class RulewireError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, detail: string, options?: { cause?: unknown }) {
    super(`${code}: ${detail}`, options);
    this.name = 'RulewireError';
    this.code = code;
  }
  /** False where trying again cannot help and the message belongs in the dead-letter queue at once. */
  get retryable(): boolean {
    return ERRORS[this.code].retry === 'retry';
  }
}
