export { PodWatch, type WatchOptions } from './watch-pods';
