export { drainEnvironment, type DrainSettings, stopSeconds } from './drain-settings';
export { drainSettingsProblems } from './drain-settings-problems';
export { literalText } from './literal-text';
export { loaderEnvironment, type LoaderSettings } from './loader-settings';
export { drainScript, loaderScript, serveScript } from './script-text';
export { serveEnvironment, type ServeSettings } from './serve-settings';
