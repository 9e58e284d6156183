import type { Action, FrameRule } from './frame.ts';
import type { PolarityRule } from './polarity.ts';

const frame = (id: string, action: Action, pattern: RegExp): FrameRule => ({
  id,
  action,
  reach: 'both',
  needs: 'nothing',
  pattern,
});

/** The same rules for Russian, Korean and Japanese reports: the stems of the words that matter, in the order they decide. */
export const LANGUAGE_FRAMES: readonly FrameRule[] = [
  frame(
    'ru.deny',
    'deny',
    /(?:запрет\S* на экспорт|экспортн\S* привилеги\S*|запрет\S* на поставк\S*|отказ\S* в экспорт\S*)/gu,
  ),
  frame(
    'ru.unsanction',
    'unsanction',
    /(?:сня\S+|отмен\S+|исключ\S+ из)(?: \S+){0,2} санкци\S*|разблокир\S+/gu,
  ),
  frame('ru.fdp', 'fdp', /правил\S* о прямом продукте/gu),
  frame('ru.remove', 'remove', /исключ\S+|вычеркн\S+|удал\S+ из|вывел\S* из/gu),
  frame('ru.add', 'add', /внес\S+|включ\S+|добав\S+|занес\S+|попал\S* (?:в|под)|пополнил\S*/gu),
  frame('ru.enforce', 'enforce', /оштраф\S+|штраф\S*/gu),
  frame(
    'ru.sanction',
    'sanction',
    /(?:ввел\S*|ввод\S+|наложил\S*|введ\S+)?(?: \S+){0,2} ?санкци\S*|заморо[зж]\S+/gu,
  ),
  frame('ru.restrict', 'restrict', /ограничени\S*|запрет\S*/gu),
  frame('ko.unsanction', 'unsanction', /제재[^.]{0,12}(?:해제|철회|풀)/gu),
  frame('ko.remove', 'remove', /삭제|제외|해제|빼/gu),
  frame('ko.add', 'add', /추가|등재|올렸|올린|올리|포함|지정/gu),
  frame('ko.enforce', 'enforce', /벌금|과징금|기소/gu),
  frame('ko.sanction', 'sanction', /제재|자산 ?동결/gu),
  frame('ko.restrict', 'restrict', /금지|제한|차단/gu),
  frame('ja.unsanction', 'unsanction', /制裁[^。]{0,12}解除/gu),
  frame('ja.remove', 'remove', /除外|削除|外し|外す|外れ/gu),
  frame('ja.add', 'add', /追加|加え|指定|掲載/gu),
  frame('ja.enforce', 'enforce', /罰金|制裁金/gu),
  frame('ja.restrict', 'restrict', /規制|禁止|制限/gu),
];

const anywhere = (id: string, status: PolarityRule['status'], pattern: RegExp): PolarityRule => ({
  id,
  status,
  where: 'clause',
  when: 'press',
  pattern,
});

export const LANGUAGE_POLARITY: readonly PolarityRule[] = [
  {
    id: 'ru.negated',
    status: 'negated',
    where: 'near',
    when: 'any',
    pattern: /(?:^|\s)(?:не|нет|отказал\S*)\s(?:\S+\s){0,2}$/u,
  },
  anywhere('ko.negated', 'negated', /지 ?않|아니다|안 했/u),
  anywhere('ja.negated', 'negated', /(?:しない|しなかった|していない|ていません|せず)/u),
  anywhere(
    'ru.hedged',
    'hedged',
    /рассматрива|мо(?:же|гу)т|планиру|намерен|источник|обсужда|готов(?:ит|ят)|возможн|призва|предлага|требу|грозит|собира/u,
  ),
  anywhere('ko.hedged', 'hedged', /검토|가능성|전망|계획|방침|예정|논의|촉구|소식통|관측|알려졌|우려|추진/u),
  anywhere('ja.hedged', 'hedged', /検討|可能性|方針|見通し|予定|関係者|求め|計画|議論|案/u),
  anywhere('ru.historical', 'historical', /(?:^|\s)(?:ранее|прошл\S+|уже|давно)(?:\s|$)|(?:19|20)\d\d году/u),
  anywhere('ko.historical', 'historical', /앞서|지난해|이미|(?:19|20)\d\d년/u),
  anywhere('ja.historical', 'historical', /以前|昨年|すでに|既に|(?:19|20)\d\d年/u),
];
