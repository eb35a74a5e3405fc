import { controlPlaneAssets } from '../../src/cluster/assets';
import { type FakePrograms, fakePrograms } from './fake-programs';

describe('controlPlaneAssets', () => {
  let programs: FakePrograms;
  beforeEach(() => (programs = fakePrograms()));
  afterEach(() => programs.dispose());
  const assets = (named: string | undefined = programs.folder) =>
    controlPlaneAssets({ KUBEBUILDER_ASSETS: named }, '/');
  const add = (...names: readonly string[]) => names.forEach((name) => programs.add(name, 'exit 0'));

  it('finds the programs, and the controller manager where it is there', () => {
    add('etcd', 'kube-apiserver', 'kubectl');
    expect(assets()).toEqual({
      etcd: `${programs.folder}/etcd`,
      apiServer: `${programs.folder}/kube-apiserver`,
      kubectl: `${programs.folder}/kubectl`,
      controllerManager: undefined,
    });
    add('kube-controller-manager');
    expect(assets().controllerManager).toBe(`${programs.folder}/kube-controller-manager`);
  });

  it.each([
    ['a folder without them', () => assets(), /holds no program etcd, kube-apiserver, kubectl\.\n/],
    ['a folder that is not there', () => assets('/nowhere'), /^KUBEBUILDER_ASSETS \/nowhere holds no program etcd/],
    ['nothing', () => controlPlaneAssets({}, '/'), /^KUBEBUILDER_ASSETS is not set: it names a folder with etcd/],
    ['no name', () => assets(''), /^KUBEBUILDER_ASSETS is not set/],
  ])('with %s says what is missing and how to get it, and ends with 3', (_what, find, message) => {
    expect(find).toThrow(expect.objectContaining({ exitCode: 3, message: expect.stringMatching(message) }));
    expect(find).toThrow(
      /go install sigs\.k8s\.io\/controller-runtime\/tools\/setup-envtest@v[^]*export KUBEBUILDER_ASSETS=/,
    );
  });

  it('takes a file that cannot be run for missing', () => {
    add('etcd', 'kubectl');
    expect(assets).toThrow(/holds no program kube-apiserver\./);
  });
});
