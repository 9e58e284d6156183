import { outletsIn } from './wires.ts';

/** Whether the sources of a report are named, as far as its text says. */
export type Sourcing = 'named' | 'anonymous' | 'none stated';

const PRESS_WORD =
  'Times|Post|Journal|News|Daily|Herald|Wire|Newswire|Press|Agency|Tribune|Gazette|Standard|Review|Weekly|Chronicle|Globe|Observer|Telegraph|Mail|Guardian|Dispatch|Courier|Examiner|Mirror|Sun|Star|Monitor|Bulletin|Broadcasting|Television|TV|Radio|Magazine|Insider|Business|Ledger|Sentinel|Record|Register|Express|Today|Report|Zeitung|Presse';
const NAME = "(?:[\\p{Lu}][\\p{L}\\p{N}’'&.-]*)";
/** A capitalised name that ends in a word by which papers and agencies call themselves. */
const PRESS_NAME = `((?:[Tt]he )?(?:${NAME} (?:of )?){1,4}(?:${PRESS_WORD}))(?![\\p{L}])`;
const ANY_NAME = `((?:[Tt]he )?${NAME}(?: ${NAME}){0,3})`;
const SAID = '(?:first )?(?:report(?:ed|s)|wrote|writes|said|says|disclosed|revealed|broke the news)';
const WHEN = '(?:on \\p{Lu}\\p{L}+|earlier|late|last \\p{L}+|this \\p{L}+|yesterday|today|exclusively)';

/** Where a text takes its story from another outlet. The first group, if there is one, is the outlet's name. */
const CITATIONS: readonly RegExp[] = [
  /^[^\n]{0,80}\((?:reuters|ap|afp|bloomberg|xinhua|upi|dpa|kyodo|tass|efe|yonhap|interfax)\)\s*[-–—:]/gimu,
  new RegExp(`(?:first )?reported by ${ANY_NAME}`, 'gu'),
  new RegExp(
    `\\b[Aa]ccording to (?:a |an )?(?:\\p{L}+ )?(?:reports? (?:by|in|from|on) |an article in |news agency )?${PRESS_NAME}`,
    'gu',
  ),
  new RegExp(
    `\\b[Aa]ccording to (?:a |an )?(?:\\p{L}+ )?(?:reports? (?:by|in|from)|news agency) ${ANY_NAME}`,
    'gu',
  ),
  new RegExp(
    `\\b(?:citing|cited by|quoting|quoted by|told|in an interview with|seen by|reviewed by|reports? (?:by|in|from)) ${PRESS_NAME}`,
    'gu',
  ),
  new RegExp(
    `${PRESS_NAME}(?: news agency)? (?:had |has |also |was the first to )?(?:${WHEN} )?(?:${SAID}|report(?=[ ,.]))`,
    'gu',
  ),
  new RegExp(`\\bnews agency ${ANY_NAME}`, 'gu'),
  new RegExp(`${ANY_NAME} news agency`, 'gu'),
  new RegExp(`(?:агентств\\p{L}+|газет\\p{L}+|издани\\p{L}+|телеканал\\p{L}*) «?${ANY_NAME}»?`, 'gu'),
  new RegExp(`(?:Nachrichtenagentur|Zeitung|Agentur) [„"]?${ANY_NAME}[“"]?`, 'gu'),
];

/** The neighbourhood of a well-known outlet's name that makes naming it a citation. */
const REPORTING =
  /report|accord|citing|cited|quot|told|said|says|wrote|writes|interview|seen by|reviewed by|agency|newswire|\(|сообщ|пиш|пишет|по данным|со ссылкой|цитир|передает|передаёт|информир|источник|заяв|laut|bericht|meld|zitier|unter berufung|sagte|gegenüber|nach angaben|selon|rapport|d['’]après|según|inform|secondo|报道|報道|报导|報導|援引|引述|据|據|消息|讯|訊|によると|報じ|伝え|보도/i;
const NEAR = 70;
/** No story is longer; what is was made to be slow. */
const LONGEST = 100_000;
const SENTENCE = /[^.!?。！？\n]+(?:[.](?=\S)[^.!?。！？\n]*)*/gu;

/** Names that the patterns catch and that are no outlets. */
const NOT_PRESS =
  /^(?:the )?(?:(?:commerce|state|treasury|justice|defen[cs]e|trade) )?(?:department|ministry|administration|government|white house|bureau|agency|business|report|federal register|congress|senate|court|company|official|office|commission|january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|\b(?:department|ministry|bureau|commission|intelligence agency|security agency|protection agency|space agency|federal register|energy agency|administration)\b/i;

/** The outlets that a report takes its story from, as it names them, without its own publisher. */
export function citedOutlets(text: string, publisher = ''): string[] {
  const found: string[] = [];
  const add = (name: string) => {
    const plain = name
      .replace(/^the /, '')
      .replace(/['’]s$/, '')
      .replace(/[.,]$/, '')
      .trim();
    if (plain.length < 3 || NOT_PRESS.test(plain) || same(plain, publisher)) return;
    if (!found.some((each) => same(each, plain))) found.push(plain);
  };
  for (const sentence of text.slice(0, LONGEST).match(SENTENCE) ?? [])
    for (const known of citedIn(sentence)) add(known);
  for (const pattern of CITATIONS)
    for (const match of text.slice(0, LONGEST).matchAll(pattern)) {
      const known = outletsIn(match[0]);
      if (known.length > 0) for (const name of known) add(name);
      else if (match[1] !== undefined) add(match[1]);
    }
  return found;
}

const same = (a: string, b: string) => bare(a) === bare(b) && bare(a) !== '';
const bare = (name: string) =>
  name
    .toLowerCase()
    .replace(/^the /, '')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Well-known outlets in a sentence that reports: "Reuters" in "shares of Thomson Reuters fell" is no citation. */
function citedIn(sentence: string): string[] {
  if (!REPORTING.test(sentence)) return [];
  return outletsIn(sentence).filter((name) => {
    const [shown] = sentence.match(new RegExp(name.replace(/^The /, ''), 'i')) ?? [];
    if (shown === undefined) return true;
    const at = sentence.indexOf(shown);
    return REPORTING.test(sentence.slice(Math.max(0, at - NEAR), at + shown.length + NEAR));
  });
}

const ANONYMOUS =
  /\b(?:people|persons?|sources?|officials?|executives?|individuals?|insiders?|diplomats?|aides?|lawmakers?|employees)\b[^.]{0,60}\b(?:familiar with|briefed on|close to|knowledge of|who (?:asked|declined|requested|spoke on|were not|was not|wished|insisted)|not (?:authori[sz]ed|to be (?:named|identified))|anonym|on condition of|with direct knowledge|in the know)|\b(?:unnamed|anonymous|unidentified|undisclosed)\b[^.]{0,30}\b(?:source|official|people|person|executive)|\b(?:sources|two (?:people|sources)|three (?:people|sources)|a source|one source|several sources)\b(?: \p{L}+){0,4} (?:said|say|told|told|confirmed)|\baccording to (?:two |three |four |several |multiple |a )?(?:sources?|people|persons?)\b|\bciting (?:\p{L}+ ){0,3}(?:sources?|people|officials)\b|\bon condition of anonymity\b|источник(?:и|ов|а|ами)?\b[^.]{0,60}(?:знаком|близк|сообщ|осведомл|на условиях)|(?:неназванн|анонимн)\p{L}+ источник|(?:mit der (?:sache|angelegenheit) vertraut|insider|eingeweihte|aus (?:informierten )?kreisen|namentlich nicht)|知情人士|消息人士|匿名|不愿(?:透露|具)(?:姓)?名|不願(?:透露|具)(?:姓)?名|関係者(?:が|に|は|によ)|関係筋|소식통/iu;
/** Offices whose holders are named with what they say; each also with a capital. */
const OFFICE =
  'secretary|minister|president|spokes(?:man|woman|person)|director|chief|commissioner|senator|representative|ambassador|chair(?:man|woman)?|analyst|professor|lawyer|partner'.replace(
    /(?<![a-z(?:])[a-z]/g,
    (letter) => `[${letter.toUpperCase()}${letter}]`,
  );
const PERSON = '\\p{Lu}\\p{Ll}{1,30} (?:\\p{Lu}\\. )?\\p{Lu}\\p{Ll}{1,30}';
const SPEAKS = '(?:said|says|told|wrote|stated|announced|added)';
const NAMED = new RegExp(
  [
    `\\b(?:${OFFICE}|CEO)\\b[^.]{0,30}${PERSON}[^.]{0,60}\\b${SPEAKS}\\b`,
    `${PERSON}, (?:an?|the|who|chief|president|director|spokes\\p{L}{3,6}|senior|head|partner|secretary|minister)\\b[^.]{0,80}\\b${SPEAKS}\\b`,
    `\\b(?:said|says|told reporters|wrote) ${PERSON}\\b`,
    `\\b(?:[Dd]epartment|[Mm]inistry|[Bb]ureau|[Aa]gency|[Cc]ompany|[Cc]ourt|[Cc]ommission|[Ss]pokes(?:man|woman|person))\\b[^.]{0,40} (?:said|announced|stated) in (?:a|an) (?:statement|notice|press release|filing|e?-?mail)`,
  ].join('|'),
  'u',
);

/** Who stands behind a report by its own words: people without names go before names, since they carry the news. */
export function sourcingOf(text: string): Sourcing {
  const start = text.slice(0, LONGEST);
  if (ANONYMOUS.test(start)) return 'anonymous';
  return NAMED.test(start) ? 'named' : 'none stated';
}
