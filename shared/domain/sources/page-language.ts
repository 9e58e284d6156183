const SAMPLE = 4000;

const STOP_WORDS: Readonly<Record<string, RegExp>> = {
  en: /\b(?:the|and|of|to|that|for|with|has|said)\b/gi,
  de: /\b(?:der|die|und|das|ist|nicht|mit|für|auf|eine?|den|von)\b/gi,
  fr: /\b(?:le|la|les|des|une?|est|dans|pour|que|qui|du|sur)\b/gi,
  es: /\b(?:el|la|los|las|una?|del|que|para|con|por|se)\b/gi,
  it: /\b(?:il|lo|gli|della|che|per|una?|con|sono|di)\b/gi,
  pt: /\b(?:o|os|uma?|não|que|para|com|dos?|das?|em)\b/gi,
  nl: /\b(?:de|het|een|van|en|niet|voor|met|zijn|op)\b/gi,
};

/**
 * The language of a text as a two-letter code: by its letters where those tell, else what the page states (`stated`, any
 * language tag), else by common words. Undefined for a text too short to tell.
 */
export function languageOf(text: string, stated: string | undefined): string | undefined {
  const sample = text.slice(0, SAMPLE);
  const tag = stated
    ?.trim()
    .toLowerCase()
    .match(/^[a-z]{2,3}(?=$|[-_])/)?.[0];
  const byLetters = scriptLanguage(sample, tag);
  if (byLetters !== undefined) return byLetters;
  const scored = Object.entries(STOP_WORDS)
    .map(([language, pattern]) => ({ language, hits: sample.match(pattern)?.length ?? 0 }))
    .sort((a, b) => b.hits - a.hits);
  const [best, second] = scored;
  const clear = best !== undefined && best.hits >= 8 && best.hits > (second?.hits ?? 0) * 1.8;
  // Templates often state the language of their maker; many common words of another one are stronger.
  if (tag !== undefined && (!clear || STOP_WORDS[tag] === undefined))
    return isLatin(tag) ? tag : best?.language;
  if (clear) return best.language;
  return tag ?? (best !== undefined && best.hits >= 3 ? best.language : undefined);
}

const isLatin = (tag: string) => !/^(?:zh|ja|ko|ru|uk|bg|sr|el|he|ar|fa|th|hi)$/.test(tag);

function scriptLanguage(text: string, tag: string | undefined): string | undefined {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const letters = Math.max(1, count(/\p{L}/gu));
  const share = (pattern: RegExp) => count(pattern) / letters;
  if (share(/[\u3040-\u30ff]/g) > 0.1) return 'ja';
  if (share(/[\uac00-\ud7af]/g) > 0.3) return 'ko';
  if (share(/\p{Script=Han}/gu) > 0.3) return 'zh';
  if (share(/\p{Script=Cyrillic}/gu) > 0.4) {
    if (tag !== undefined && /^(?:ru|uk|be|bg|sr|mk|kk|ky|mn|tg)$/.test(tag)) return tag;
    return share(/[іїєґ]/gi) > 0.02 ? 'uk' : 'ru';
  }
  if (share(/\p{Script=Arabic}/gu) > 0.4) return tag === 'fa' || tag === 'ur' ? tag : 'ar';
  if (share(/\p{Script=Hebrew}/gu) > 0.4) return 'he';
  if (share(/\p{Script=Greek}/gu) > 0.4) return 'el';
  if (share(/\p{Script=Thai}/gu) > 0.4) return 'th';
  if (share(/\p{Script=Devanagari}/gu) > 0.4) return 'hi';
  return undefined;
}
