import type { FrameRule } from './frame.ts';
import type { PolarityRule } from './polarity.ts';

/** The same rules for Chinese text: statements of ministries and reports in the Chinese press. */
export const CHINESE_FRAMES: readonly FrameRule[] = [
  {
    id: 'zh.remove',
    action: 'remove',
    reach: 'both',
    needs: 'nothing',
    pattern: /(?:移出|移除|剔除|删除|撤出|除名|摘除|解除)/gu,
  },
  {
    id: 'zh.add',
    action: 'add',
    reach: 'both',
    needs: 'nothing',
    pattern: /(?:列入|加入|纳入|添加|增列|新增|加进|放入|拉入|列为)(?!.{0,8}(?:合作|名录|指数))/gu,
  },
  {
    id: 'zh.modify',
    action: 'modify',
    reach: 'both',
    needs: 'nothing',
    pattern: /(?:修改|更正|修订|增加.{0,6}(?:地址|别名))/gu,
  },
  {
    id: 'zh.affiliates-rule',
    action: 'affiliates-rule',
    reach: 'both',
    needs: 'nothing',
    pattern: /(?:穿透(?:性)?规则|(?:关联(?:企业|方)|附属(?:公司|企业)|子公司)规则|50%规则|百分之五十规则)/gu,
  },
  { id: 'zh.sanction', action: 'sanction', reach: 'both', needs: 'nothing', pattern: /(?:制裁|冻结资产)/gu },
  {
    id: 'zh.restrict',
    action: 'restrict',
    reach: 'both',
    needs: 'nothing',
    pattern: /(?:限制|管制|禁令|禁止|封锁|打压)/gu,
  },
  { id: 'zh.license', action: 'license', reach: 'both', needs: 'nothing', pattern: /(?:许可证|豁免)/gu },
  {
    id: 'zh.deny',
    action: 'deny',
    reach: 'both',
    needs: 'nothing',
    pattern: /(?:拒绝令|出口特权|出口权限)/gu,
  },
  { id: 'zh.enforce', action: 'enforce', reach: 'both', needs: 'nothing', pattern: /(?:罚款|处罚|起诉)/gu },
  {
    id: 'zh.tgl-extend',
    action: 'tgl-extend',
    reach: 'both',
    needs: 'nothing',
    pattern: /临时通用许可.{0,20}(?:延长|延期|展期)|延长.{0,20}临时通用许可/gu,
  },
  { id: 'zh.tgl', action: 'tgl-issue', reach: 'both', needs: 'nothing', pattern: /临时通用许可/gu },
];

export const CHINESE_POLARITY: readonly PolarityRule[] = [
  {
    id: 'zh.negated',
    status: 'negated',
    where: 'near',
    when: 'any',
    pattern: /(?:未|没有|并未|不会|尚未|不再|无意|不|未被)[^，。；]{0,6}$/u,
  },
  {
    id: 'zh.hedged',
    status: 'hedged',
    where: 'sentence',
    when: 'press',
    pattern:
      /(?:考虑|拟|可能|或将|或把|计划|打算|据称|据悉|知情人士|消息人士|研究|传闻|有意|准备|正在讨论|酝酿|威胁|呼吁|要求将|如果|一旦|若|建议|拟议)/u,
  },
  {
    id: 'zh.historical',
    status: 'historical',
    where: 'before',
    when: 'any',
    pattern: /(?:曾|早在|此前|已于|先前|去年|(?:19|20)\d\d年|自.{0,12}以来)[^，。；]*$/u,
  },
];
