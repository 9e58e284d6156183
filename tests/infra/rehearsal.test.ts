import { describe, expect, it } from 'vitest';
import { compareStack, type FoundResource } from '../../infra/scripts/rehearse/compare.ts';

const queue = {
  Type: 'AWS::SQS::Queue',
  Properties: { VisibilityTimeout: 360, RedrivePolicy: { maxReceiveCount: 5 } },
};
const found = (facts: FoundResource['facts'], type = 'AWS::SQS::Queue'): FoundResource => ({
  type,
  id: 'physical',
  facts,
  asked: true,
  own: false,
});

describe('the rehearsal', () => {
  it('confirms what is as the template says', () => {
    const result = compareStack({ Q: queue }, { Q: found({ visibility: 360, maxReceive: 5 }) });
    expect(result.faults).toEqual([]);
    expect(result.confirmed).toEqual(new Map([['AWS::SQS::Queue', 1]]));
  });

  it('reports a value that differs', () => {
    const result = compareStack({ Q: queue }, { Q: found({ visibility: 30, maxReceive: 5 }) });
    expect(result.faults).toEqual(['Q: visibility is 30, the template says 360']);
  });

  it('reports what CloudFormation claims and the service does not have', () => {
    expect(compareStack({ Q: queue }, { Q: found(null) }).faults).toEqual([
      'Q (AWS::SQS::Queue) is not at its service as physical',
    ]);
  });

  it('reports one of a type whose others were made', () => {
    const others = { P: found({ visibility: 360, maxReceive: 5 }) };
    expect(compareStack({ P: queue, Q: queue }, others).faults).toEqual(['Q (AWS::SQS::Queue) was not made']);
  });

  it('lists a type that the emulator cannot make, without calling it a fault', () => {
    const result = compareStack({ W: { Type: 'AWS::WAFv2::WebACL' } }, {});
    expect(result.faults).toEqual([]);
    expect(result.unknown).toEqual(new Map([['AWS::WAFv2::WebACL', 1]]));
  });
});
