import { disagreementLines, ObjectRegister } from '../../src/faults/object-register';
import { aCall } from './a-call';

const made = (register: ObjectRegister, id: string): void => void register.after(aCall(), { id });
const held = (id: string, address = `cluster aws_eks_cluster.${id}`) => ({ key: `aws_eks_cluster ${id}`, address });

describe('ObjectRegister', () => {
  it('agrees with states that hold what was made, and no more', () => {
    const register = new ObjectRegister();
    made(register, 'a');
    made(register, 'b');
    register.after(aCall({ prior: { id: 'b' }, wanted: null }), null);
    expect(disagreementLines(register.disagreement([held('a')]))).toEqual([]);
  });

  it('names orphans, what was lost, and what is held twice', () => {
    const register = new ObjectRegister();
    made(register, 'a');
    made(register, 'orphan');
    expect(
      disagreementLines(register.disagreement([held('a'), held('a', 'other aws_eks_cluster.x'), held('ghost')])),
    ).toEqual([
      'aws_eks_cluster orphan was made, and no state has it',
      'cluster aws_eks_cluster.ghost is in a state, and was not made',
      'aws_eks_cluster a is in the states more than once',
    ]);
  });

  it('knows what was imported, which nobody made', () => {
    const register = new ObjectRegister();
    register.after(aCall({ phase: 'import', wanted: null }), { id: 'a' });
    expect(disagreementLines(register.disagreement([held('a')]))).toEqual([]);
  });

  it.each(['plan', 'read'] as const)('makes nothing of a %s', (phase) => {
    const register = new ObjectRegister();
    register.after(aCall({ phase }), { id: 'a' });
    expect(register.disagreement([]).orphans).toEqual([]);
  });
});
