/** Numbers from 0 to 1 that are the same with every run. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const AGENCIES = [
  'the trade bureau',
  'the export office',
  'the ministry',
  'the licensing board',
  'the customs service',
  'the treasury',
];
const FIRMS = [
  'Velkora',
  'Sandvar',
  'Telmara',
  'Pardova',
  'Quandrex',
  'Borvik',
  'Estmark Optics',
  'Lydmouth Steel',
  'Norvane',
  'Castrella',
];
const THINGS = [
  'foreign-made chips',
  'marine engines',
  'optical fibre',
  'drone parts',
  'machine tools',
  'battery cells',
  'satellite terminals',
  'steel plate',
  'medical lasers',
  'rural networks',
];
const VERBS = [
  'is weighing',
  'has drafted',
  'wants to publish',
  'may drop',
  'has put off',
  'is about to sign',
  'will not renew',
  'has asked industry about',
];
const RULES = [
  'a rule on content made at home',
  'a wider reach over goods built abroad',
  'a shorter list of exceptions',
  'a licence for small shipments',
  'a ban on software updates',
  'a fee for late filings',
  'a test for owners abroad',
];
const SAYS = [
  'two people who know the plans said',
  'an official said on condition of anonymity',
  'its spokeswoman said in a statement',
  'a draft seen by this newspaper shows',
  'lawyers who read it said',
  'three executives said',
];
const PLACES = [
  'in the capital',
  'in four ports',
  'along the northern border',
  'across the region',
  'at the autumn fair',
  'in two courts',
];
const MORE = [
  'suppliers have begun to move orders',
  'shares closed lower',
  'the opposition asked for a hearing',
  'engineers expect delays',
  'a court will hear the matter',
  'insurers raised their rates',
  'smaller makers fear for their credit lines',
  'unions called for talks',
  'neighbouring states asked to be heard',
  'the industry body offered another text',
];
const CLOSE = [
  'Nothing has been decided',
  'A decision is due within weeks',
  'The text will be open for comment',
  'Both sides declined to comment',
  'The plan needs the signature of two other departments',
];

/** A story of 9 to 14 paragraphs' worth of sentences, put together from a press vocabulary; another for each seed. */
export function sampleReport(seed: number): string {
  const random = seededRandom(seed * 7919 + 13);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  const number = (most: number) => Math.floor(random() * most) + 2;
  const word = () =>
    Array.from({ length: 3 + number(4) }, () => 'aeioubdklmnprstv'[Math.floor(random() * 16)]).join('');
  const detail = () => `${word()} ${pick(THINGS)} near ${word()}`;
  const sentences = Array.from(
    { length: 12 + number(8) },
    (_, at) =>
      [
        `${pick(AGENCIES)} ${pick(VERBS)} ${pick(RULES)} for ${pick(THINGS)} that ${pick(FIRMS)} sells ${pick(PLACES)}, ${pick(SAYS)}.`,
        `About ${number(90)} percent of ${detail()} would fall under it, and ${number(40)} firms among them ${pick(FIRMS)} would need a licence within ${number(200)} days.`,
        `In ${pick(['March', 'June', 'October'])} ${pick(MORE)} after ${word()} ${word()} told a meeting ${pick(PLACES)} that ${pick(MORE)}.`,
        `${pick(CLOSE)}, and ${pick(MORE)}, said ${word()} of ${pick(FIRMS)} when asked about ${detail()}.`,
      ][(at + Math.floor(random() * 2)) % 4] ?? '',
  );
  return sentences.map((sentence) => sentence.charAt(0).toUpperCase() + sentence.slice(1)).join(' ');
}

const sentencesIn = (text: string) => text.match(/[^.!?]+[.!?]+(?:\s|$)/g) ?? [text];
const cutTo = (text: string, part: number) => {
  const sentences = sentencesIn(text);
  return sentences.slice(0, Math.max(2, Math.ceil(sentences.length * part))).join('');
};

/** Words that an editor puts in the place of others. */
const SYNONYMS = [
  'reportedly',
  'largely',
  'officials',
  'measures',
  'today',
  'further',
  'plans',
  'changes',
  'curbs',
  'abroad',
];

/** What outlets do to a wire story. None of it makes another story of it. */
export const DERIVATIONS: Readonly<Record<string, (text: string, seed: number) => string>> = {
  'cut by 30 % under a new lead': (text) =>
    `From our correspondent in the capital, with agencies, this morning: ${cutTo(text, 0.7)}`,
  'cut by half': (text) => cutTo(text, 0.5),
  'the second half': (text) =>
    sentencesIn(text)
      .slice(Math.floor(sentencesIn(text).length / 2))
      .join(''),
  'one word in ten changed': (text, seed) => {
    const random = seededRandom(seed + 5);
    return text
      .split(' ')
      .map((word) =>
        random() < 0.1 && !/\d/.test(word)
          ? (SYNONYMS[Math.floor(random() * SYNONYMS.length)] ?? word)
          : word,
      )
      .join(' ');
  },
  'sentences in another order': (text, seed) => {
    const random = seededRandom(seed + 9);
    return sentencesIn(text)
      .map((sentence) => ({ sentence, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ sentence }) => sentence.trim())
      .join(' ');
  },
  'with the lines of a site': (text) =>
    `ADVERTISEMENT\n\n${text}\n\nSubscribe to our newsletter for $1.50 a week. Call 0800 555 0199.\n\nCopyright 2019 The Daily. All rights reserved. Read more on our pages about trade.`,
  'in capitals, with other quotes and spelling of per cent': (text) =>
    text
      .replace(/percent/g, 'per cent')
      .replace(/'/g, '’')
      .toUpperCase()
      .replace(/ /g, '\n'),
  're-led and cut at the end of the excerpt': (text) =>
    `${sampleReport(99_991).split('. ')[3]?.replace(/\d+/g, 'several')}. ${text}`.slice(0, 2000),
};
