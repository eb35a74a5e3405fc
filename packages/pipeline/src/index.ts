export { main } from './command/main';
