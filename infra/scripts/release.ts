import { parseArgs } from 'node:util';
import { dynamoLedger } from '../../shared/adapters/dynamodb/ledger.ts';
import { sqsQueue } from '../../shared/adapters/sqs/sqs-queue.ts';
import { systemClock } from '../../shared/adapters/system/system-clock.ts';
import { releasePlan } from '../../shared/application/publish-plan.ts';
import { changeIdOf, planId } from '../../shared/domain/ids.ts';
import type { SegmentRun } from '../../shared/messages/messages.ts';
import { deployment } from './deployment.ts';

const HELP = `npm run release -- <changeId> [--stage dev] [--yes]
Lets the held plan of a change go to its readers. Without --yes only shows it.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    stage: { type: 'string', default: 'prod' },
    yes: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const [change] = positionals;
if (values.help || change === undefined) {
  console.log(HELP);
} else {
  const { dynamo, sqs, table, queueUrl } = deployment(values.stage);
  const ledger = dynamoLedger(dynamo, await table('Ledger'));
  const id = planId(changeIdOf(change));
  const plan = await ledger.plan(id);
  if (plan === undefined) {
    console.log(`There is no plan for change ${change}.`);
    process.exitCode = 1;
  } else if (!values.yes) {
    const { state, segments, createdAt, notAfter, heldFor } = plan;
    const why = heldFor === undefined ? '' : ` after its first readers, for ${heldFor}`;
    console.log(
      `Plan ${id}: ${state}${why}, ${segments} segments, made ${createdAt}, worthless after ${notAfter}.`,
    );
    console.log('Add --yes to release it.');
  } else {
    const segmentsQueue = sqsQueue<SegmentRun>(sqs, await queueUrl('segments'));
    const outcome = await releasePlan({ ledger, segmentsQueue, clock: systemClock }, id);
    console.log(
      outcome === 'released' ? `Released plan ${id}.` : `Plan ${id} was not held; nothing changed.`,
    );
  }
}
