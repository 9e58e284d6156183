/** First letters of the months as texts in several languages write them, longest first where one begins like another. */
const STEMS: readonly (readonly [string, number])[] = [
  ['jan', 1],
  ['янв', 1],
  ['jän', 1],
  ['ene', 1],
  ['gen', 1],
  ['feb', 2],
  ['фев', 2],
  ['fév', 2],
  ['fev', 2],
  ['mar', 3],
  ['мар', 3],
  ['mär', 3],
  ['maerz', 3],
  ['mrz', 3],
  ['apr', 4],
  ['апр', 4],
  ['avr', 4],
  ['abr', 4],
  ['may', 5],
  ['мая', 5],
  ['май', 5],
  ['mai', 5],
  ['mei', 5],
  ['mag', 5],
  ['juin', 6],
  ['jun', 6],
  ['июн', 6],
  ['giu', 6],
  ['juil', 7],
  ['jul', 7],
  ['июл', 7],
  ['lug', 7],
  ['aug', 8],
  ['авг', 8],
  ['aoû', 8],
  ['aou', 8],
  ['ago', 8],
  ['sep', 9],
  ['сен', 9],
  ['set', 9],
  ['oct', 10],
  ['okt', 10],
  ['окт', 10],
  ['out', 10],
  ['ott', 10],
  ['nov', 11],
  ['ноя', 11],
  ['dec', 12],
  ['dez', 12],
  ['дек', 12],
  ['déc', 12],
  ['dic', 12],
];

/** A month's name, whole or short, in English, German, French, Spanish, Italian, Portuguese, Dutch or Russian. */
export const MONTH_NAME =
  '(jan(?:uary?|uar|vier|eiro|\\.)?|jänner|feb(?:ruary?|ruar|braio|rero|\\.)?|fév(?:rier|r)?|fev(?:ereiro)?|mar(?:ch|s|zo|ço|et)?|märz|maerz|mrz|apr(?:il|ile)?|avr(?:il)?|abr(?:il)?|may|mayo|mai|maio|maggio|mei|june?|juni|jun(?:io|ho)|juin|giugno|july?|juli|jul(?:io|ho)|juil(?:let)?|luglio|aug(?:ust|ustus)?|août|aout|ago(?:sto)?|sept?(?:ember|embre|iembre|\\.)?|set(?:embro|tembre|iembre)?|oct(?:ober|obre|ubre)?|okt(?:ober)?|out(?:ubro)?|ottobre|nov(?:ember|embre|iembre|embro)?|dec(?:ember)?|dez(?:ember|embro)?|déc(?:embre)?|dic(?:iembre|embre)?|ene(?:ro)?|gen(?:naio)?|янв(?:аря|арь)?|фев(?:раля|раль|р)?|марта?|апр(?:еля|ель)?|мая|май|июн[яь]?|июл[яь]?|авг(?:уста?)?|сент?(?:ября|ябрь)?|окт(?:ября|ябрь)?|ноя(?:бря|брь|б)?|дек(?:абря|абрь)?)';

/** The number of a month by its name, 0 where the name is none. */
export function monthNumber(name: string): number {
  const lower = name.toLowerCase();
  return STEMS.find(([stem]) => lower.startsWith(stem))?.[1] ?? 0;
}
