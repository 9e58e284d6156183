/**
 * Takes the place of the SDK's memory of discovered endpoints (`@aws-sdk/endpoint-cache`, replaced when the functions are
 * bundled: 8 KB with the structures it is made of). DynamoDB's endpoints are known by their region, and discovery, which is off
 * unless somebody turns it on, works without a memory too.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-endpoint-discovery.html
 */
export class EndpointCache {
  getEndpoint(): undefined {
    return undefined;
  }
  get(): undefined {
    return undefined;
  }
  has(): false {
    return false;
  }
  set(): void {}
  delete(): void {}
  clear(): void {}
}
