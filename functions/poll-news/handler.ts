import { dynamoClient } from '../../shared/adapters/dynamodb/client.ts';
import { sqsClient } from '../../shared/adapters/sqs/sqs-client.ts';
import { pollHandler } from '../../shared/runtime/poll-handler.ts';

export const handler = pollHandler(dynamoClient(), sqsClient());
