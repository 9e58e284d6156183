/**
 * Words by which pages mark what is not their story, in class names, ids and headings. They are common practice of content
 * systems in several languages; what a single site does otherwise is said in its source's selectors.
 */

const words = (list: string) => list.split(/\s+/).filter((word) => word !== '');
const alternatives = (list: string) => words(list).join('|');

/** Words of class names and ids whose element is never part of a story, however long its text. */
const NEVER = alternatives(
  `share shares sharing sharebar sharethis sharetools sharebuttons addtoany addthis social socials socialbar
  sharedaddy jp-relatedposts related relatedposts relatedarticles recommended recommendation recommendations recirc
  recirculation readmore read-more read-also readalso also-read more-on moreon more-from morefrom more-stories
  most-read mostread most-popular most-viewed popular trending newsletter newsletters subscribe subscription signup
  sign-up mailing-list promo promos promotion promobox advert adverts advertisement advertising ad ads adslot ad-slot
  adunit adbox dfp sponsor sponsored sponsors taboola outbrain caption captions figcaption cutline photo-credit
  image-credit img-credit photocredit wp-caption-text media-caption image-caption comments comment-list commentlist
  comment-section comments-area comment-respond disqus disqus_thread disquslist respond breadcrumb breadcrumbs cookie cookies
  cookie-banner cookiebar consent gdpr onetrust cmp didomi author-bio author-box authorbox about-author author-info
  bio-box toolbar tooltip modal popup pop-up overlay lightbox paywall paywall-overlay regwall piano tp-modal
  meter-banner gate-overlay outerwall bottom-of-article visually-hidden visuallyhidden sr-only screen-reader-text screenreader skip-link
  skiplink print-only printonly visible-print pagination pager tags tag-list taglist post-tags article-tags
  topics-list pullquote pull-quote donate donation app-promo app-download download-app qrcode qr-code
  player video-player
  audio-player listen gallery-caption carousel slideshow ticker breaking-news-bar site-header site-footer
  page-footer masthead editor-note-responsible xiangguan fenxiang pinglun share-box copyright disclaimer-box
  feedback rating likes reactions ya-share2 yashare inject incut inset
  tg-banner subscribe-block teilen kommentare verwandte lesetipps anzeige werbung werbebox mehr-zum-thema`,
);

/** Words of what stands beside a story: dropped unless it holds a good part of the page's prose. */
const BESIDE = alternatives(
  `sidebar side-bar rail rightrail right-rail aside footer foot nav navbar navigation menu submenu topbar banner teaser
  teasers teaserlist login signin masthead callout promo-box livefeed feed-list links linklist link-list box-links hub`,
);

/** Words whose element is dropped when it holds no sentence or is full of links. */
const SELDOM = alternatives(
  `widget widgets header more additional keywords author writer contributor date time published updated tools actions
  buttons infobox account search explore next prev previous latest alert-bar notice-bar thumbnail credit credits legend
  source-line`,
);

/** Words of lines about a story: who wrote it and when. They are read for that and left out of the text. */
const ABOUT = alternatives(
  `byline bylines dateline-meta timestamp post-meta entry-meta article-meta meta-info metadata article-info pubdate
  publish-date published-date publication-date post-date entry-date article-date date-published story-date posted-on
  article-author article-authors story-author authors author-name date-display date-line pub-time pubtime
  publish-time release-date`,
);

const token = (list: string) => new RegExp(`(?:^|[\\s_-])(?:${list})(?=$|[\\s_-])`, 'i');
export const NEVER_STORY = token(NEVER);
export const ABOUT_STORY = token(ABOUT);
export const BESIDE_STORY = token(BESIDE);
export const SELDOM_STORY = token(SELDOM);

/** Blocks of a story that class words must not cost it: lead-ins, corrections, tables of facts. */
export const STORY_WORDS =
  /(?:^|[\s_-])(?:standfirst|stand-first|lede?|lead-?text|intro|summary|deck|dek|subtitle|sub-?headline|excerpt|chapo|sapo|vorspann|teaser-?text|correction|corrections|clarification|editors?-note|article-?body|story-?body|entry-?content|post-?content|articlebody|storybody|body-?text|main-?content|content-?body)(?=$|[\s_-])/i;

/** Turns camelCase and BEM names into words apart, and takes away "no-comments", "has-sidebar" and their like. */
export function classWords(className: string): string {
  return className
    .slice(0, 600)
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/__|--/g, ' ')
    .replace(/(?:^|\s)(?:no|has|with|without|is|show|hide|not|if|can|js|supports)[-_][\w-]+/gi, ' ');
}

/** Headings of boxes that lead away from a story; everything under one is dropped with it. */
export const AWAY_HEADING =
  /^[^\p{L}\p{N}]*(?:related(?: (?:stories|articles|news|content|coverage|links|reading|posts|topics))?|(?:you )?(?:may|might) (?:also )?(?:like|be interested).*|recommended(?: .{0,20})?|more (?:on this|stories|from|news|in|top stories).{0,40}|read (?:more|next|also|this next)|most (?:read|popular|viewed|commented).{0,20}|popular(?: now)?|trending(?: now)?|latest (?:news|stories|headlines)|top stories|editors?['’]? picks?|don['’]?t miss|what to read next|up next|see also|further reading|elsewhere|in other news|sponsored.{0,20}|promoted.{0,20}|from the web|around the web|our (?:latest|other).{0,30}|explore more|also in .{0,30}|key contacts|contact (?:us|the authors?)|related (?:people|professionals|practices|capabilities|insights|services).{0,20}|читайте также|по теме|материалы по теме|другие новости|главное за .{0,20}|самое (?:читаемое|популярное)|рекомендуем|ещ[её] по теме|новости партн[её]ров|последние новости|lesen sie auch|mehr zum thema|mehr aus .{0,30}|auch interessant|das könnte sie .{0,30}|meistgelesen|verwandte (?:artikel|themen)|weitere (?:artikel|meldungen|themen|nachrichten)|(?:à )?lire aussi|sur le même sujet|articles (?:liés|associés)|les plus lus|te puede interesar|noticias relacionadas|lea también|más (?:noticias|leídas)|leggi anche|leia (?:também|mais)|相关(?:阅读|新闻|报道|文章|链接|推荐)|延伸阅读|推荐阅读|热门(?:新闻|文章|推荐)|更多(?:新闻|阅读|报道)|猜你喜欢|相關(?:新聞|報導|文章)|延伸閱讀|関連(?:記事|ニュース|リンク)|あわせて読みたい|おすすめ記事|人気記事|관련 ?기사)\s*[:：»›…]?[^\p{L}\p{N}]*$/iu;

/** Headings of what readers and authors say around a story. */
export const TALK_HEADING =
  /^[^\p{L}\p{N}]*(?:(?:\d+ )?comments?(?: \(?\d+\)?)?|(?:leave|post|add) (?:a |your )?(?:comment|reply).*|join the (?:discussion|conversation|debate).*|(?:show|view|read) (?:all )?(?:\d+ )?comments?|responses|what do you think\??|about the authors?|subscribe(?: to.*| now| today)?|sign up (?:for|to).*|(?:get|receive) (?:our|the|daily|weekly) .{0,60}(?:newsletter|inbox|updates|briefing|alerts).*|(?:our |daily |free |weekly )?newsletters?.{0,40}|stay (?:informed|connected|up to date).{0,40}|follow us.*|share (?:this|on|via|your).*|tags?|topics|categories|комментарии.*|обсуждение|оставить комментарий|подпишитесь.*|подписывайтесь.*|поделиться.*|теги|об авторе|kommentare.*|kommentar (?:schreiben|verfassen)|newsletter abonnieren.*|artikel teilen|über den autor|schlagworte|commentaires.*|partager.*|comentarios.*|compartir.*|评论.*|网友评论|发表评论|分享(?:到)?|评论区|關鍵字|標籤|コメント.*|シェア.*|タグ)\s*[:：]?[^\p{L}\p{N}]*$/iu;

/** Whole blocks that are furniture of a page wherever they stand. Anchored at the start, used on short blocks only. */
export const FURNITURE =
  /^[^\p{L}\p{N}]*(?:(?:read|see|watch|listen|click|tap)(?: more| also| next| now| here| it)?(?: ?(?::|\||»|here|on our)).*|(?:read|see) (?:also|more|next)\b.{0,160}|also read\b.*|related\s?:.*|more on this\b.*|continue reading.*|scroll to continue.*|advertise?ments?|skip advertisement|video player.{0,30}|key ?words\s*[:：].*|a version of this (?:article|story) (?:appears|appeared|ran)\b.*|advertisement - .*|story continues.*|article continues.*|sign up (?:for|to|here|now)\b.*|subscribe (?:to|now|for|here|today)\b.*|(?:get|receive) .{0,60}(?:newsletter|in your inbox|straight to your inbox).*|follow (?:us|our)\b.*|join (?:us|our)\b.{0,30}(?:telegram|whatsapp|channel|facebook|newsletter).*|download (?:our|the) app.*|share (?:this|on|via)\b.{0,60}|tweet this.*|copy(?: the)? link.*|print(?: this)?(?: page| article)?|email(?: this)?(?: page| article| link)?|save(?: article| for later)?|bookmark|listen(?: to (?:this )?article)?(?: \d.*)?|gift (?:this )?article|comments?(?: \(?\d+\)?)?|\d+ (?:comments?|shares?|views?|likes?|min(?:ute)?s? read).{0,20}|back to top|skip to .{0,40}|load(?:ing)? more.*|loading.{0,3}|show more|view (?:all|comments|gallery).{0,20}|our standards\s?:.*|©.*|\(c\) \d{4}.*|copyright\b.{0,200}|all rights reserved.*|we use cookies.*|this (?:website|site|page) uses cookies.*|(?:photo|image|picture|credit|photograph|file photo|illustration|foto|bild|фото|фотография|图片来源|图片|图源|写真|摄影)\s*(?:by\b|credit\b|[:：/©]).{0,200}|читайте также.*|подпис(?:ывайтесь|аться|итесь).*|поделиться.*|реклама|на правах рекламы.*|lesen sie (?:auch|hier|mehr).*|mehr (?:zum thema|dazu).*|anzeige|werbung|artikel (?:teilen|drucken|anhören).*|(?:à )?lire aussi.*|publicité|lea también.*|te puede interesar.*|publicidad|相关(?:阅读|新闻|报道|链接)\s*[:：]?.*|延伸阅读.*|推荐阅读.*|扫(?:描|一扫).{0,40}|(?:点击|關注|关注).{0,30}(?:公众号|微信|下载|订阅).*|分享(?:到|至).{0,40}|广告|責任編輯.*|责任编辑.*|編輯[:：].*|编辑[:：].{0,30}|\(?责编.*|関連(?:記事|リンク).*|記事を(?:シェア|印刷).*|広告)\s*$/iu;

/** Marks of a picture's caption that stands as a bare block. */
export const CAPTION =
  /\b(?:AP Photo\b|Getty Images|AFP via|Shutterstock|iStock|EPA-EFE|Alamy|File [Pp]hoto\b|Handout\b)|\bREUTERS\/[A-Z]|\bXinhua\/[A-Z]|(?:^|\s)©\s?\S+\s?\/|\((?:Photo|Image|Фото|Foto)\b[^)]*\)\s*$/;

/** What a wall says to those who have not paid; short of the words that also stand in any site's header. */
export const WALL_WORDS =
  /subscribe(?: now)? to (?:continue|keep|read|unlock|access|view)|to (?:continue|keep) reading[^.]{0,60}(?:subscri|register|sign|log ?in|account|trial)|(?:continue|keep) reading (?:with|by|for)[^.]{0,40}(?:subscri|account|trial|register)|(?:this|the full|full) (?:article|story|content|report)(?: is)?(?: only)? (?:reserved |available |exclusive(?:ly)? |accessible )*(?:only )?(?:for|to) (?:\w+ ){0,3}(?:subscribers|members)|(?:subscribers?|members?)[- ]only (?:article|content|story)|(?:you(?:['’]ve| have)) (?:reached|read|used|hit|viewed|exceeded) (?:your|the|all|\d)[^.]{0,50}(?:free|limit|articles?)|(?:last|\d+|no more|remaining) free articles?|(?:unlock|access) (?:this|the full|unlimited)[^.]{0,40}(?:article|story|access)|(?:sign|log) ?in or subscribe|already a (?:subscriber|member)\?|(?:register|create (?:a|your) free account)[^.]{0,30} to (?:continue|read|keep|view)|start your (?:free )?trial[^.]{0,40}(?:read|access|unlimited)|(?:nur|exklusiv) für abonnent|(?:jetzt )?(?:abonnieren|weiterlesen) (?:und|um|mit)[^.]{0,50}(?:lesen|abo|plus)|weiterlesen mit|bereits abonnent|(?:доступн\S*|доступ)[^.]{0,40}(?:только )?(?:по подписке|подписчик\S*)|(?:оформите|купите) подписку|réservé (?:aux|à nos) abonnés|contenido exclusivo para suscriptores|(?:订阅|付费|登录|购买)后?(?:才能|即可|可)?(?:继续|查看|阅读)|付费(?:阅读|内容|文章)|(?:会员|訂閱)(?:专享|才能|後)|会員限定|有料会員|続きを読むには/i;

/** Labels before or after the names in a line that says who wrote. */
export const BYLINE_LABEL =
  /^(?:(?:(?:written|reported|reporting|story|words|text|edited|posted|published|submitted|analysis|opinion|column|comment|review|exclusive|report)\s+)?by\s*:?\s+|authors?\s*:\s*|reporter\s*:\s*|von\s*:?\s+|autor(?:in|en)?\s*:\s*|par\s+|por\s+|di\s+|автор(?:ы)?\s*[:—–-]?\s*|текст\s*:\s*|(?:作者|记者|文|撰文|来源作者|記者|文・)\s*[:：|丨/／]?\s*)/i;

/** True for a line that is only a label and names: "By Jane Doe", not "By Friday the ministry must answer." */
export function isBylineLine(line: string): boolean {
  const names = line.replace(BYLINE_LABEL, '');
  return names !== line && line.length < 100 && /^[\p{Lu}\p{Lo}]/u.test(names) && !/[.!?:]$/.test(line);
}
