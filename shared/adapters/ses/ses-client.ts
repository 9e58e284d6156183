import type { SESClientConfig } from '@aws-sdk/client-ses';
import { SESClient } from '@aws-sdk/client-ses';

/** Answers of SES take well under a second; a request that takes longer than this may or may not have been taken. */
const REQUEST_TIMEOUT_MS = 10_000;

/**
 * An SES client that calls once and never again: the SDK's own retry of a lost answer would mail twice. Without
 * `throwOnRequestTimeout` the SDK would only warn and wait on. `config` adds what the environment does not say.
 */
export function sesClient(config: SESClientConfig = {}): SESClient {
  return new SESClient({
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: 2_000,
      requestTimeout: REQUEST_TIMEOUT_MS,
      throwOnRequestTimeout: true,
    },
    ...config,
  });
}
