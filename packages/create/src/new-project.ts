import { type FileChange, jsonFile } from './file-change';
import { projectVersions } from './project-versions';

/**
 * Files of a project around its first app.
 *
 * @param title name of the folder
 * @param version of our packages
 */
export function newProjectFiles(title: string, app: string, version: string): readonly FileChange[] {
  const ours = (...names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [`@spot-serving/${name}`, version]));
  const manifest = {
    name:
      title
        .toLowerCase()
        .replace(/[^a-z0-9-]+/g, '-')
        .replace(/^-+|-+$/g, '') || 'infrastructure',
    private: true,
    scripts: { start: `rehearse ${app}` },
    dependencies: { ...ours('stacks'), ...projectVersions.dependencies },
    devDependencies: { ...ours('plan-review', 'rehearsal'), ...projectVersions.devDependencies },
  };
  return [
    { path: 'package.json', content: jsonFile(manifest) },
    { path: 'tsconfig.json', content: jsonFile(tsconfig) },
    { path: '.gitignore', content: 'node_modules\ncdktf.out\n.rehearsal\n.terraform\n*.tfstate*\n' },
    { path: 'README.md', content: readme(app) },
  ];
}

const tsconfig = {
  compilerOptions: {
    target: 'es2022',
    module: 'node16',
    moduleResolution: 'node16',
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: ['node'],
  },
  include: ['apps'],
};

const readme = (app: string): string => `# Models on EKS Spot

\`\`\`sh
npm start                                          # rehearse ${app} offline, with real Terraform: no AWS account, no network
npx plan-review plan ${app}                        # the review of real plans; needs credentials
npm create @spot-serving -- NAME --like ${app}      # another app, with addresses of its own
\`\`\`

\`apps/${app}/environment.ts\` says what is built. Before a deploy put your account, roles, state bucket and host name there, and
\`npm install --save-dev cdktf-cli@${projectVersions.dependencies.cdktf}\`; then \`npx cdktf deploy '*'\` in the folder of the app.
`;
