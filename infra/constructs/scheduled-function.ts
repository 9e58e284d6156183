import { Duration, Stack } from 'aws-cdk-lib';
import { type IRole, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { Schedule, type ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ServiceFunction, type ServiceFunctionProps } from './service-function.ts';

export interface ScheduledFunctionProps extends ServiceFunctionProps {
  /** Where runs go that could not be started, or failed three times. */
  readonly deadLetters: IQueue;
}

/** After ten minutes the next run of most schedules is due, so an old one is worth nothing. */
const MAX_AGE = Duration.minutes(10);

/** A function that EventBridge Scheduler starts. Its schedules start this function and nothing else. */
export class ScheduledFunction extends Construct {
  readonly fn: ServiceFunction;
  private readonly role: IRole;
  private readonly deadLetters: IQueue;

  constructor(scope: Construct, id: string, props: ScheduledFunctionProps) {
    super(scope, id);
    this.fn = new ServiceFunction(this, 'Function', props);
    this.fn.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge: MAX_AGE,
      onFailure: new SqsDestination(props.deadLetters),
    });
    this.deadLetters = props.deadLetters;
    this.role = this.startingRole();
  }

  /** Starts the function at the times of the expression with the given event. */
  at(id: string, expression: ScheduleExpression, event: Readonly<Record<string, string>> = {}): void {
    new Schedule(this, id, {
      schedule: expression,
      target: new LambdaInvoke(this.fn, {
        role: this.role,
        deadLetterQueue: this.deadLetters,
        input: ScheduleTargetInput.fromObject(event),
        retryAttempts: 3,
        maxEventAge: MAX_AGE,
      }),
    });
  }

  /** The role that Scheduler takes on; the construct library would also allow every version of the function (`:*`). */
  private startingRole(): IRole {
    const role = new Role(this, 'SchedulerRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [this.fn.functionArn] }),
    );
    role.addToPolicy(
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.deadLetters.queueArn] }),
    );
    return role.withoutPolicyUpdates();
  }
}
