import { housePackages } from '../src';
import { originAt, originsOf } from '../src/changes/origins';

const at = (path: string): ReturnType<typeof originAt> =>
  originAt(
    originsOf({ resource: { aws_thing: { a: { '//': { metadata: { path } } } } } }, housePackages),
    'aws_thing.a["key"]',
  );

describe('the origin of a resource', () => {
  it.each([
    ['dev-network/Network/vpc', 'network'],
    ['dev-platform/Headroom/Namespace', 'autoscaling'],
    ['dev-serving/Models/resnet/Ingress/Resource', 'ingress'],
    ['dev-serving/Models/resnet/Canary/Deployment', 'serving'],
    ['dev-serving/Models/resnet/StableIdentity/Role', 'eks-spot'],
    ['dev-other/Something/Resource', undefined],
    ['Network/vpc', undefined],
  ])('%s is of %s', (path, name) => {
    expect(at(path)).toEqual(name === undefined ? { path } : { path, package: name });
  });

  it('is not known without a configuration, or with one of another form', () => {
    expect(originAt(originsOf(undefined, housePackages), 'aws_thing.a')).toBeUndefined();
    expect(originAt(originsOf({ resource: [1], data: 'x' }, housePackages), 'aws_thing.a')).toBeUndefined();
  });

  it('has a key that no object inherits', () => {
    expect(at('dev-other/constructor/toString')).toEqual({ path: 'dev-other/constructor/toString' });
  });
});
