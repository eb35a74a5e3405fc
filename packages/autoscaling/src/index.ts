export { type ChartKeys, chartKeys, type ChartName } from './charts/chart-keys';
export { type ChartValues, unknownKeys } from './charts/unknown-keys';
export { AlarmTopic, type AlarmTopicProps } from './watch/alarm-topic';
export type { WatchKey } from './watch/alarm-topic-policies';
export { SpotWatch } from './watch/spot-watch';
export type { SpotWatchProps } from './watch/spot-watch-props';
export type { WatchPlace } from './watch/watch-identity';
export { spotWatchProblems } from './watch/watch-problems';
