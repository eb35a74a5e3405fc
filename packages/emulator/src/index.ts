export { awsCli } from './aws-cli';
export { checkov } from './checkov';
export { emulatorPython } from './emulator-python';
export { EmulatorUnavailable } from './emulator-unavailable';
export type { EmulatorOptions } from './pinned-environment';
export { protobufPython } from './protobuf-python';
export { shellCheck } from './shell-check';
export { tensorflowPython } from './tensorflow-python';
export { startEmulator, type Emulator } from './start-emulator';
