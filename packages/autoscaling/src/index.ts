export { type ChartKeys, chartKeys, type ChartName } from './charts/chart-keys';
export { type ChartValues, unknownKeys } from './charts/unknown-keys';
