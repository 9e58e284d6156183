import { newYork } from '../history/new-york.ts';
import type { Recording } from '../history/recording.ts';
import type { MachineEvent } from '../local-aws.ts';

/** The stages of a rule that changes a list, in the order in which they come. */
const STAGES = ['filed', 'published', 'codified'] as const;

interface Seen {
  readonly changeId: string;
  readonly docId: string;
  readonly stage: string;
  readonly at: Date;
}

export interface Lives {
  /** Told of everything that the machine reports; `at` is the turned clock's time. */
  note(event: MachineEvent, at: Date): void;
  /**
   * A line for each recorded rule that changes the list and that a reader was told of (`about`: document numbers), with when
   * which stage was detected, and those that have a gap. What a codified text confirms is read from its public page.
   */
  lines(
    recording: Recording,
    about: ReadonlySet<string>,
    webUrl: string,
  ): Promise<{ readonly told: readonly string[]; readonly broken: readonly string[] }>;
}

/** Follows the recorded rules from filing to print to the text of the CFR. */
export function followLives(): Lives {
  const seen: Seen[] = [];
  return {
    note(event, at) {
      if (event.kind !== 'log' || event.line.fields?.['event'] !== 'change.detected') return;
      const { changeId, docId, stage, silent } = event.line.fields;
      if (silent !== true)
        seen.push({ changeId: String(changeId), docId: String(docId), stage: String(stage), at });
    },
    async lines(recording, about, webUrl) {
      const codified = await Promise.all(
        seen
          .filter((one) => one.stage === 'codified')
          .map(async (one) => ({ ...one, page: await pageOf(webUrl, one.changeId) })),
      );
      const told: string[] = [];
      const broken: string[] = [];
      for (const { number, citation, amend } of recording.documents) {
        if (amend === undefined || citation === null || !about.has(number)) continue;
        const stages = [
          ...seen.filter((one) => one.docId === `fr:${number}`),
          ...codified.filter(({ page }) => confirmed(page, citation) !== undefined),
        ];
        const steps = STAGES.map((stage) => stages.find((one) => one.stage === stage));
        const line = STAGES.map((stage, at) => `${stage} ${stamp(steps[at]?.at)}`).join(' → ');
        const page = codified.find((one) => confirmed(one.page, citation))?.page;
        told.push(
          `${citation} (${number}): ${line}${page === undefined ? '' : `, ${confirmed(page, citation)}`}`,
        );
        if (steps.includes(undefined)) broken.push(`BROKEN LIFE  ${number}: ${line}`);
      }
      return { told, broken };
    },
  };
}

const pageOf = async (webUrl: string, changeId: string) => (await fetch(`${webUrl}/c/${changeId}`)).text();

/** "60 entries as instructed": what the page says that the codified text confirms of a rule. */
function confirmed(page: string, citation: string): string | undefined {
  return new RegExp(`${citation}: (\\d+ entr(?:y|ies) as instructed)`).exec(page)?.[1];
}

function stamp(instant: Date | undefined): string {
  if (instant === undefined) return '(not seen)';
  const { date, time } = newYork(instant);
  return `${date} ${time}`;
}
