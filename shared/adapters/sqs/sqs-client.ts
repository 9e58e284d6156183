import type { SQSClientConfig } from '@aws-sdk/client-sqs';
import { SQSClient } from '@aws-sdk/client-sqs';

/**
 * An SQS client that gives up on a connection after 1 s and on an answer after 3 s, so that the SDK's own two retries
 * fit into any function's time. Endpoint and region come from the environment unless `config` says otherwise.
 */
export function sqsClient(config: SQSClientConfig = {}): SQSClient {
  return new SQSClient({
    ...config,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
  });
}
