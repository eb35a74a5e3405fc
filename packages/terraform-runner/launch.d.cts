/**
 * Starts the program of a package: from its source inside the workspace, from `dist` where it is installed.
 *
 * @param bin the package's `bin` folder
 * @param entry its module below `src`, and below `dist`, without extension
 */
declare function launch(bin: string, entry: string, options?: launch.Options): void;

declare namespace launch {
  /** How a program is started. */
  interface Options {
    /** Whether the program loads TypeScript of its user, such as an `environment.ts`; it depends on tsx then. @default false */
    readonly readsTypeScript?: boolean;
  }
}

export = launch;
