import type { FunctionModel } from '../template/model.ts';

export type Access = { region: string; gatewayUrl: string; accessKeyId: string };

/**
 * The whole environment of a function process: the template's variables, those that Lambda reserves, and the local
 * endpoint with the function's own keys, by which the gateway knows who calls. Nothing of the parent's environment.
 * Reserved names: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
export function functionVariables(model: FunctionModel, access: Access): Record<string, string> {
  return {
    ...model.environment,
    _HANDLER: model.handler,
    LAMBDA_TASK_ROOT: model.codeFolder,
    LAMBDA_RUNTIME_DIR: model.codeFolder,
    AWS_LAMBDA_FUNCTION_NAME: model.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(model.memoryMb),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${model.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_LAMBDA_LOG_FORMAT: model.logFormat,
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_REGION: access.region,
    AWS_DEFAULT_REGION: access.region,
    AWS_ACCESS_KEY_ID: access.accessKeyId,
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL: access.gatewayUrl,
    LANG: 'en_US.UTF-8',
    TZ: 'UTC',
    PATH: '/usr/local/bin:/usr/bin:/bin',
    ...(process.platform === 'win32' ? { SystemRoot: process.env['SystemRoot'] ?? '' } : {}),
  };
}
