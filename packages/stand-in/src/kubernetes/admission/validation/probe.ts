import { below, type Fields, fieldsOf, type Problem, unknownWord, when } from '../problem';
import { formProblems, portName } from './forms';
import { numberProblems, portProblems } from './numbers';

const handlers = ['exec', 'grpc', 'httpGet', 'tcpSocket'];
const hooks = ['exec', 'httpGet', 'sleep', 'tcpSocket'];

/** What is wrong with a probe (kubernetes v1.34.4, pkg/apis/core/validation/validation.go, `validateProbe`); nothing when there is none. */
export function probeProblems(path: string, probe: unknown): Problem[] {
  if (probe === undefined) return [];
  const fields = fieldsOf(probe);
  const { initialDelaySeconds, timeoutSeconds, periodSeconds, successThreshold, failureThreshold } = fields;
  const only = path === 'readinessProbe' ? Infinity : 1;
  return [
    ...handlerProblems(path, fields, handlers),
    ...below(path, [
      ...numberProblems('initialDelaySeconds', initialDelaySeconds, 0),
      ...numberProblems('timeoutSeconds', timeoutSeconds, 0),
      ...numberProblems('periodSeconds', periodSeconds, 0),
      ...numberProblems('failureThreshold', failureThreshold, 0),
      ...numberProblems('successThreshold', successThreshold, 0, only),
    ]),
  ];
}

/** What is wrong with what a container does after its start and before its end. */
export function lifecycleProblems(lifecycle: unknown): Problem[] {
  const { postStart, preStop } = fieldsOf(lifecycle);
  return Object.entries({ postStart, preStop }).flatMap(([name, handler]) =>
    handler === undefined ? [] : handlerProblems(`lifecycle.${name}`, fieldsOf(handler), hooks),
  );
}

function handlerProblems(path: string, fields: Fields, known: readonly string[]): Problem[] {
  const found = known.filter((handler) => handler in fields);
  const { exec, httpGet, tcpSocket, grpc } = fields;
  const { command } = fieldsOf(exec);
  const { port, scheme } = fieldsOf(httpGet);
  return [
    ...when(found.length !== 1, path, found, `name one of ${known.join(', ')}`),
    ...below(path, [
      ...when(exec !== undefined && command === undefined, 'exec.command', command, 'name a command'),
      ...unknownWord('httpGet.scheme', scheme, ['HTTP', 'HTTPS']),
      ...targetProblems('httpGet.port', port),
      ...targetProblems('tcpSocket.port', fieldsOf(tcpSocket).port),
      ...portProblems('grpc.port', fieldsOf(grpc).port),
    ]),
  ];
}

/** A port by its number, or by its name. */
export function targetProblems(path: string, port: unknown): Problem[] {
  return typeof port === 'number' ? portProblems(path, port) : formProblems(path, port, portName);
}
