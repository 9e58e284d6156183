import { parseArgs } from 'node:util';
import { dynamoPlans } from '../../shared/adapters/dynamodb/ledger.ts';
import { releaseHeld } from '../../shared/application/operate.ts';
import { changeIdOf, planId } from '../../shared/domain/ids.ts';
import { deployment } from './deployment.ts';
import { operatorDeps } from './operator/operator-deps.ts';

const HELP = `npm run release -- <changeId> [--stage dev] [--yes] [--reason "…"]
Lets the held plan of a change go to its readers, with a line in the audit trail. Without --yes only shows it.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    stage: { type: 'string', default: 'prod' },
    yes: { type: 'boolean', default: false },
    reason: { type: 'string', default: 'looked at and released' },
    help: { type: 'boolean', default: false },
  },
});

const [change] = positionals;
if (values.help || change === undefined) {
  console.log(HELP);
} else {
  const at = deployment(values.stage);
  const ledger = dynamoPlans(at.dynamo, await at.table('Ledger'));
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
    const outcome = await releaseHeld(await operatorDeps(at), changeIdOf(change), values.reason);
    console.log(
      outcome === 'released' ? `Released plan ${id}.` : `Plan ${id} was not held; nothing changed.`,
    );
  }
}
