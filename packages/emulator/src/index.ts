export { EmulatorUnavailable } from './emulator-unavailable';
export { startEmulator, type Emulator } from './start-emulator';
export { emulatorPython, type EmulatorOptions } from './virtual-environment';
