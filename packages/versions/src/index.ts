export { readApp, type VersionedApp } from './app/read-app';
