import { elementsBelow, type MarkupNode, textBelow } from './markup.ts';
import { type Dropped, visibleText, weightOf } from './page-tree.ts';
import { WALL_WORDS } from './page-words.ts';

/** Titles of pages that a wall puts in the place of the one asked for. */
export const CHALLENGE_TITLE =
  /request access|just a moment|attention required|access (?:to this page has been )?denied|are you (?:a )?(?:robot|human)|(?:verify|confirm)(?:ing)? (?:that )?(?:you are|you['’]re) (?:a )?human|security check|pardon our interruption|human verification|bot (?:verification|detection|check)|checking your browser|ddos protection|^please wait\b|one more step|unusual traffic|before you continue|client challenge|radware (?:bot|captcha)|incapsula|^captcha|robot check|vercel security|making sure you['’]re not a bot|访问验证|安全验证|人机验证|доступ (?:ограничен|запрещ[её]н)|проверка браузера|zugriff verweigert|sicherheitsüberprüfung|^(?:\d{3} )?forbidden$|^40[13]\b|^(?:error )?(?:429|503)\b/i;

/** Traces in markup of the makers of walls. Sites behind one carry them on good pages too: the page must also be empty. */
const WALL_MARKUP =
  /cf[-_]chl|challenge-platform|cf-browser-verification|captcha-delivery\.com|datadome|_Incapsula_Resource|px-captcha|_pxAppId|perimeterx|awswaf|gokuProps|KPSDK|sucuri_cloudproxy|distil_r_captcha|queue-it\.net|g-recaptcha|h-captcha|hcaptcha\.com|cf-turnstile|anubis_challenge|akam\/|_abck|ak-challenge|consent\.(?:yahoo|google|youtube)\.com|guce\.|privacy-mgmt|sp_message_container|qc-cmp2|onetrust-banner|didomi-host/i;

/** What a wall says where the story should be. */
const WALL_TEXT =
  /(?:enable|turn on|activate|allow|requires?|needs?)\s+(?:both )?(?:java ?script|js|cookies)|javascript (?:is )?(?:disabled|required|and cookies)|(?:verify|prove|confirm|make sure|ensure)[^.]{0,30}(?:human|not a (?:ro)?bot)|not a robot|press (?:&|and) hold|unusual (?:traffic|activity)|automated (?:access|queries|requests|traffic)|checking (?:if the site connection is secure|your browser)|access (?:to this (?:page|site|resource|server) )?(?:has been |is )?(?:denied|blocked|restricted)|you (?:have been|are|were) blocked|don['’]t have permission to access|ray id|reference #\s?\d|incident id|request unsuccessful|complete the (?:security check|captcha)|too many requests|before you continue to|(?:we|our partners)[^.]{0,80}(?:value your privacy|use cookies)|(?:accept|reject) all|ihre privatsphäre|cookies? (?:akzeptieren|zustimmen)|zustimmen und weiter|вы не робот|включите javascript|请(?:开启|启用|打开).{0,6}javascript|安全验证|请完成验证|javascript ?を有効/i;

/** A story this long is one, whatever else the page carries. */
const LONG_ENOUGH = 900;
const SHORT = 350;
const TITLE = new Set(['title']);
const HEADINGS = new Set(['h1', 'h2']);

/**
 * True if the page is a wall: a challenge, a refusal, a consent page, or an empty frame that wants scripts. `story` is what
 * the extractor found on it; `html` the whole page.
 */
export function isBlockedPage(root: MarkupNode, html: string, story: string): boolean {
  const length = weightOf(story);
  if (length >= LONG_ENOUGH) return false;
  const titles = [...elementsBelow(root, TITLE), ...elementsBelow(root, HEADINGS).slice(0, 3)].map(textBelow);
  const titled = titles.some((title) => CHALLENGE_TITLE.test(title));
  const marked = WALL_MARKUP.test(html.slice(0, 200_000));
  // What stands in noscript is read only where nothing else is.
  const text = visibleText(root, unseenOf(root, length < EMPTY)).slice(0, 4000);
  const says = WALL_TEXT.test(text);
  if (titled) return length < SHORT || (marked && says);
  if (length >= EMPTY) return false;
  return says ? marked || weightOf(text) < LONG_ENOUGH * 2 : marked && weightOf(text) < SHORT;
}

const EMPTY = 120;
const UNSEEN = new Set(['script', 'style', 'template', 'title']);
const UNSEEN_WITH_SCRIPT = new Set([...UNSEEN, 'noscript']);
const unseenOf = (root: MarkupNode, scriptless: boolean): Dropped =>
  new Set(elementsBelow(root, scriptless ? UNSEEN : UNSEEN_WITH_SCRIPT));

/** True if the text that stands in and around the story says that the rest is for those who pay. */
export function hasWallWords(text: string): boolean {
  return WALL_WORDS.test(text);
}
