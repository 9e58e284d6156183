import { dynamoClient } from '../../shared/adapters/dynamodb/client.ts';
import { refreshDirectory } from '../../shared/application/refresh-directory.ts';
import { companyDirectory } from '../../shared/runtime/dependencies.ts';
import { sourceJob, sourceServices } from '../../shared/runtime/poll-handler.ts';

const dynamo = dynamoClient();

export const handler = sourceJob(
  () => ({ ...sourceServices(dynamo), directory: companyDirectory(dynamo) }),
  refreshDirectory,
);
