import { factsAreThere, loadFacts, loadListedParties, WHERE_FACTS_ARE } from '../harness/recordings/facts.ts';
import { measureRecordings } from '../harness/recordings/measure.ts';

/** What is read right of recordings made from the facts of real documents, each in many wordings and all formats. */
const WORDINGS = 12;

if (!factsAreThere()) console.log(`Skipped: ${WHERE_FACTS_ARE} are absent (set RULEWIRE_DATA).`);
else {
  const found = measureRecordings(loadFacts(), loadListedParties(), WORDINGS);
  const share = ({ right, all }: { readonly right: number; readonly all: number }) => `${right}/${all}`;
  console.log(
    `${found.documents} documents, ${found.renderings} renderings: kind ${share(found.of('kind'))}, dates ${share(found.of('dates'))}, counts ${share(found.of('counts'))}, decoys quiet ${share(found.of('quiet'))}, parties told with their kind ${share(found.parties)}`,
  );
  console.log(found.table.join('\n'));
  for (const line of found.wrong.slice(0, 40)) console.log(line.slice(0, 200));
}
