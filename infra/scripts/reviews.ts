import { parseArgs } from 'node:util';
import { dynamoCompanyDirectory } from '../../shared/adapters/dynamodb/company-directory.ts';
import { dynamoFeedbackStore } from '../../shared/adapters/dynamodb/feedback-store.ts';
import type { Review } from '../../shared/domain/feedback.ts';
import type { FeedbackStore } from '../../shared/ports/feedback-store.ts';
import { deployment } from './deployment.ts';

const HELP = `npm run reviews -- [--close <reviewId>] [--stage dev]
Lists what readers' feedback asks a person to look at: names that three readers refused for a company, and facts that one
found wrong. --close takes one off the list after you looked; it changes nothing else.`;

const { values } = parseArgs({
  options: {
    stage: { type: 'string', default: 'prod' },
    close: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log(HELP);
} else {
  const { dynamo, table } = deployment(values.stage);
  const feedback = dynamoFeedbackStore(dynamo, await table('People'));
  if (values.close !== undefined) {
    const closed = await feedback.closeReview(values.close);
    console.log(closed ? `Closed ${values.close}.` : `No review ${values.close} is open.`);
  } else {
    const directory = dynamoCompanyDirectory(dynamo, await table('Content'));
    const reviews = await feedback.reviews();
    if (reviews.length === 0) console.log('Nothing to look at.');
    for (const review of reviews) {
      const company = (await directory.company(review.companyId))?.name ?? review.companyId;
      console.log(`${review.reviewId}  ${review.openedAt}  ${company}: ${await subject(feedback, review)}`);
    }
  }
}

/** What a review is about, in one line; a reader's own words come from what she said, as long as it is kept. */
async function subject(feedback: FeedbackStore, review: Review): Promise<string> {
  if (review.kind === 'name') return `the name "${review.alias}" was refused by several readers`;
  const said = await feedback.about(review.subscriberId, review.changeId, review.companyId);
  const words = said.find((each) => each.verdict === 'wrong-fact')?.words ?? 'without words';
  return `wrong fact in change ${review.changeId}: ${JSON.stringify(words)}`;
}
