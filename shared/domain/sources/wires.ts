interface Outlet {
  readonly name: string;
  readonly pattern: RegExp;
  /** True for an agency whose reports other outlets carry word for word. */
  readonly wire?: true;
}

const wire = (name: string, pattern: RegExp): Outlet => ({ name, pattern, wire: true });
const outlet = (name: string, pattern: RegExp): Outlet => ({ name, pattern });

/** News agencies and papers that others cite, as texts in several languages spell them. */
const OUTLETS: readonly Outlet[] = [
  wire('Reuters', /\breuters\b|рейтер|路透|ロイター|로이터/i),
  wire(
    'Associated Press',
    /\bassociated press\b|^AP$|\(AP\)|\bthe AP\b|美联社|美聯社|AP通信|ассошиэйтед пресс/i,
  ),
  wire('AFP', /\bagence france[- ]presse\b|\bAFP\b|法新社|AFP通信|франс пресс/i),
  wire('Bloomberg', /\bbloomberg\b|блумберг|彭博|ブルームバーグ|블룸버그/i),
  wire('Dow Jones', /\bdow jones\b|道琼斯/i),
  wire('Kyodo', /\bkyodo\b|киодо|共同社|共同通信/i),
  wire('Xinhua', /\bxinhua\b|синьхуа|新华社|新華社|新华网|新華網/i),
  wire('TASS', /\bTASS\b|(?<![а-яё])тасс(?![а-яё])|塔斯社|タス通信/i),
  wire('RIA Novosti', /\bRIA Novosti\b|риа новости|俄新社/i),
  wire('Interfax', /\binterfax\b|интерфакс|国际文传/i),
  wire('dpa', /\bdpa\b|德新社|\bDeutsche Presse-Agentur\b/),
  wire('EFE', /\bAgencia EFE\b|\bEFE\b/),
  wire('Yonhap', /\byonhap\b|韩联社|聯合ニュース|연합뉴스/i),
  wire('Jiji Press', /\bjiji\b|時事通信|时事社/i),
  wire('United Press International', /\bUnited Press International\b|\bUPI\b/),
  outlet(
    'The Wall Street Journal',
    /\bwall street journal\b|\bWSJ\b|华尔街日报|華爾街日報|уолл-?стрит джорн|ウォール・ストリート・ジャーナル/i,
  ),
  outlet(
    'Financial Times',
    /\bfinancial times\b|\bthe FT\b|金融时报|файн[еэ]нш[иэ]л таймс|フィナンシャル・タイムズ/i,
  ),
  outlet('The New York Times', /\bnew york times\b|纽约时报|紐約時報|нью-йорк таймс|ニューヨーク・タイムズ/i),
  outlet('The Washington Post', /\bwashington post\b|华盛顿邮报|вашингтон пост/i),
  outlet('Nikkei', /\bnikkei\b|日经|日經|日本経済新聞|日経|никкэй/i),
  outlet('South China Morning Post', /\bsouth china morning post\b|\bSCMP\b|南华早报|南華早報/i),
  outlet('Politico', /\bpolitico\b/i),
  outlet('Axios', /\baxios\b/i),
  outlet('CNBC', /\bCNBC\b/),
  outlet('CNN', /\bCNN\b/),
  outlet('BBC', /\bBBC\b|英国广播公司|би-би-си/i),
  outlet('The Guardian', /\bthe guardian\b|卫报/i),
  outlet('The Economist', /\bthe economist\b|经济学人/i),
  outlet('The Information', /\bThe Information\b/),
  outlet('Global Times', /\bglobal times\b|环球时报|環球時報/i),
  outlet('Caixin', /\bcaixin\b|财新/i),
  outlet('Handelsblatt', /\bhandelsblatt\b/i),
  outlet('Der Spiegel', /\b(?:der )?spiegel\b/i),
  outlet('Frankfurter Allgemeine Zeitung', /\bfrankfurter allgemeine\b|\bFAZ\b/),
  outlet('Kommersant', /\bkommersant\b|коммерсант/i),
  outlet('Sputnik', /\bsputnik\b|спутник/i),
  outlet('Le Monde', /\ble monde\b/i),
  outlet('Foreign Policy', /\bForeign Policy\b/),
  outlet('Semafor', /\bsemafor\b/i),
  outlet('Fox News', /\bfox news\b/i),
  outlet('NBC News', /\bNBC\b/),
  outlet('CBS News', /\bCBS\b/),
  outlet('ABC News', /\bABC News\b/),
  outlet('USA Today', /\busa today\b/i),
  outlet('Los Angeles Times', /\blos angeles times\b/i),
  outlet('The Telegraph', /\bthe telegraph\b/i),
  outlet('DigiTimes', /\bdigitimes\b/i),
];

/** The agency that a byline or source line credits, or undefined. */
export function creditedAgency(byline: string): string | undefined {
  return OUTLETS.find((each) => each.wire === true && each.pattern.test(byline))?.name;
}

/** The well-known outlets that a stretch of text names, in the order of the table. */
export function outletsIn(text: string): string[] {
  return OUTLETS.filter(({ pattern }) => pattern.test(text)).map(({ name }) => name);
}
