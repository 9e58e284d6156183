import { MAIL_DAYS_KEPT } from '../../infra/config.ts';
import { measure } from '../harness/metered/measure.ts';
import { mayCost, monthlyBill } from '../harness/metered/monthly-bill.ts';
import { standing } from '../harness/metered/standing.ts';

/**
 * The monthly bill for 1,000, 100,000 and 1,000,000 subscribers, from a metered run on the AWS adapters and from the
 * resources and the timetable of the deployment. Fails where it is above what the product allows itself. DAYS_KEPT is what a deployment would be told as mailDaysKept.
 */
const SUBSCRIBERS = [1_000, 100_000, 1_000_000];
const measured = await measure(Number(process.env['BILL'] ?? 1_000));
const always = standing();
const daysKept = Number(process.env['DAYS_KEPT'] ?? MAIL_DAYS_KEPT);
const bills = SUBSCRIBERS.map((subscribers) => ({
  subscribers,
  bill: monthlyBill(subscribers, measured, always, daysKept),
}));
const whole = (value: number) => Math.round(value).toLocaleString('en-US');
const money = (usd: number) => usd.toFixed(2).padStart(10);

console.log(
  `Dollars a month${bills.map(({ subscribers }) => `${whole(subscribers)} subscribers`.padStart(34)).join('')}`,
);
for (const [index, { of }] of bills[0]?.bill.lines.entries() ?? []) {
  const cells = bills.map(({ bill }) => {
    const line = bill.lines[index];
    return `${whole(line?.amount ?? 0).padStart(22)} ${money(line?.usd ?? 0)} `;
  });
  console.log(`${of.padEnd(15)}${cells.join('')}`);
}
const dear = bills.filter(({ subscribers, bill }) => bill.usd > mayCost(subscribers));
for (const { subscribers, bill } of bills)
  console.log(
    `${whole(subscribers)} subscribers, ${whole(bill.mails)} mails: $${bill.usd.toFixed(2)} (at most $${mayCost(subscribers).toFixed(2)}), $${bill.usdPer1000.toFixed(3)} per 1,000 mails`,
  );
process.exit(dear.length === 0 ? 0 : 1);
