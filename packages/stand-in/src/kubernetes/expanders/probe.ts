import { always, type Expander, ifSet, inStruct } from '../translate/expander';

const exec: Expander = { source: 'structures_container.go expandExec', arguments: { command: ifSet('texts') } };

const httpHeader: Expander = {
  source: 'structures_container.go expandHTTPHeaders',
  arguments: { name: inStruct('text'), value: inStruct('text') },
};

const httpGet: Expander = {
  source: 'structures_container.go expandHTTPGet',
  arguments: {
    host: ifSet('text'),
    http_header: ifSet('blocks', { of: httpHeader, to: 'httpHeaders' }),
    path: ifSet('text'),
    port: inStruct('wholeOrText', { consequence: 'refused: port 0 is none' }),
    scheme: ifSet('text', { default: 'HTTP' }),
  },
};

const tcpSocket: Expander = {
  source: 'structures_container.go expandTCPSocket',
  arguments: { port: inStruct('wholeOrText') },
};

const grpc: Expander = {
  source: 'structures_container.go expandGRPC',
  arguments: { port: inStruct('whole'), service: always('text') },
};

/** The schema takes these more than once. */
const several = 'first';

const handlers = {
  exec: ifSet('block', { of: exec }),
  http_get: ifSet('block', { of: httpGet }),
  tcp_socket: ifSet('block', { of: tcpSocket, several }),
};

/** What the kubelet asks a container; the numbers are the API's own defaults. */
export const probe: Expander = {
  source: 'structures_container.go expandProbe',
  arguments: {
    ...handlers,
    grpc: ifSet('block', { of: grpc, several }),
    failure_threshold: ifSet('whole', { default: 3 }),
    initial_delay_seconds: ifSet('whole'),
    period_seconds: ifSet('whole', { default: 10 }),
    success_threshold: ifSet('whole', { default: 1 }),
    timeout_seconds: ifSet('whole', { default: 1 }),
  },
};

const lifecycleHandler: Expander = { source: 'structures_container.go expandLifecycleHandlers', arguments: handlers };

/** What a container does after its start and before its end. */
export const lifecycle: Expander = {
  source: 'structures_container.go expandLifeCycle',
  arguments: {
    post_start: ifSet('block', { of: lifecycleHandler, several }),
    pre_stop: ifSet('block', { of: lifecycleHandler, several }),
  },
};
