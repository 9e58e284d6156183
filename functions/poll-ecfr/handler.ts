import { dynamoClient } from '../../shared/adapters/dynamodb/client.ts';
import { sqsClient } from '../../shared/adapters/sqs/sqs-client.ts';
import { pollEcfr } from '../../shared/application/poll-ecfr.ts';
import { pollServices, sourceJob } from '../../shared/runtime/poll-handler.ts';

const dynamo = dynamoClient();
const sqs = sqsClient();

export const handler = sourceJob(() => pollServices(dynamo, sqs), pollEcfr);
