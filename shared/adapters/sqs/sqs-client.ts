import { SQSClient } from '@aws-sdk/client-sqs';

/**
 * An SQS client that gives up on a connection after 1 s and on an answer after 3 s, so that the SDK's own two retries
 * fit into any function's time. Endpoint and region come from the environment.
 */
export function sqsClient(): SQSClient {
  return new SQSClient({
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
  });
}
