import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/**
 * A document client that gives up on a connection after 1 s and on an answer after 3 s, so that the SDK's own two
 * retries fit into any function's time. Endpoint and region come from the environment.
 */
export function dynamoClient(): DynamoDBDocumentClient {
  const client = new DynamoDBClient({
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
  });
  return documentClient(client);
}

/** Plain objects in and out; fields that are undefined are left out, as in JSON. */
export function documentClient(client: DynamoDBClient): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}
