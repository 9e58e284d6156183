import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { type Capability, settings } from './capability.ts';

/** Paths and query strings hold the tokens of readers, so the log names only the route. */
const ACCESS_LOG = JSON.stringify({
  requestId: '$context.requestId',
  at: '$context.requestTimeEpoch',
  route: '$context.routeKey',
  method: '$context.httpMethod',
  status: '$context.status',
  bytes: '$context.responseLength',
  milliseconds: '$context.responseLatency',
  error: '$context.integrationErrorMessage',
});

/** The address of the sign-up pages: an HTTP API that hands every request to one function. */
export class PublicSite extends Construct {
  /** Origin of the pages as readers see it. */
  readonly url: string;
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, props: { readonly publicUrl: string | undefined }) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', { description: 'Rulewire sign-up pages', createDefaultStage: false });
    this.url = props.publicUrl ?? this.api.apiEndpoint;
    const accessLog = new LogGroup(this, 'AccessLog', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 50, burstLimit: 100 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(accessLog),
        format: AccessLogFormat.custom(ACCESS_LOG),
      },
    });
  }

  /** Lets a function write links to the pages. */
  address(): Capability {
    return settings({ publicUrl: this.url });
  }

  /** Every request goes to this function. */
  servedBy(fn: IFunction): void {
    const everyRequest = new HttpRoute(this, 'EveryRequest', {
      httpApi: this.api,
      routeKey: HttpRouteKey.DEFAULT,
      integration: new HttpLambdaIntegration('Web', fn),
    });
    Validations.of(everyRequest).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason:
        'The pages are public. What a reader may change is decided by the signed token in the request body.',
    });
  }
}
