import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where the report of an app goes by default: `.rehearsal/<app>` beside the nearest `package.json` at or above `from`, else in `from`. */
export function defaultReportFolder(from: string, app: string): string {
  return join(nearestPackageRoot(from) ?? from, '.rehearsal', app);
}

function nearestPackageRoot(folder: string): string | undefined {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : nearestPackageRoot(parent);
}
