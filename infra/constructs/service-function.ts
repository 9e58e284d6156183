import { join } from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction, OutputFormat, SourceMapMode } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { SOURCE_FILES } from '../../shared/sources/all.ts';
import type { Capability } from './capability.ts';

export interface ServiceFunctionProps {
  /** Folder in functions/ whose handler.ts exports `handler`. */
  readonly folder: string;
  readonly timeoutSeconds: number;
  /** 512 unless told. */
  readonly memoryMb?: number;
  /** All that it may do and know. */
  readonly uses: readonly Capability[];
}

const FUNCTIONS = join(import.meta.dirname, '..', '..', 'functions');
const RUNTIME = join(FUNCTIONS, '..', 'shared', 'runtime');

/** The definitions of the sources for shared/sources/all.ts, as JSON without what a shell would read. */
const BUNDLED_SOURCE_FILES = JSON.stringify(SOURCE_FILES).replace(
  /[$`!]/g,
  (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`,
);

/**
 * A Lambda of this service: Node 24 on arm64, its own role without managed policies, its own log group (30 days, JSON).
 * The bundle is CommonJS from the SDK's ES modules, which starts fastest (architecture, section 3).
 */
export class ServiceFunction extends NodejsFunction {
  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    const logGroup = new LogGroup(scope, `${id}Log`, {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroup.logGroupArn],
      }),
    );
    super(scope, id, {
      entry: join(FUNCTIONS, props.folder, 'handler.ts'),
      handler: 'handler',
      description: `Rulewire ${props.folder}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memoryMb ?? 512,
      timeout: Duration.seconds(props.timeoutSeconds),
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      environment: { NODE_OPTIONS: '--enable-source-maps' },
      awsSdkConnectionReuse: false,
      bundling: {
        format: OutputFormat.CJS,
        target: 'node24',
        mainFields: ['module', 'main'],
        minify: true,
        sourceMap: true,
        sourceMapMode: SourceMapMode.DEFAULT,
        sourcesContent: false,
        // Loaded only for operations that stream events, which none of ours do: 15 KB of every bundle.
        externalModules: ['@smithy/core/event-streams'],
        metafile: true,
        forceDockerBundling: false,
        define: { BUNDLED_SOURCE_FILES },
        // The SDK's search for credentials is a quarter of a bundle; Lambda hands them over in the environment (decision 073).
        esbuildArgs: {
          '--alias:@aws-sdk/credential-provider-node': join(RUNTIME, 'lambda-credentials.ts'),
          '--alias:@aws-sdk/endpoint-cache': join(RUNTIME, 'no-endpoint-cache.ts'),
          // The folder of the sources is read only where they are not bundled.
          '--log-override:empty-import-meta': 'silent',
        },
      },
    });
    for (const use of props.uses) use(this);
  }
}
