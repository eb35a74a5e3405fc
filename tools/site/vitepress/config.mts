import { readFileSync } from 'node:fs';

import { defineConfig } from 'vitepress';

import { anchorOf } from '../src/anchor';

/** The site: one theme, search in the browser over an index that comes with it, nothing from elsewhere. */
export default defineConfig({
  title: 'Spot Serving',
  description: 'Trained TensorFlow models behind HTTPS on Amazon EKS with EC2 Spot',
  lang: 'en',
  // Works from a folder of any server, and from a file share.
  base: process.env.DOCS_BASE ?? '/',
  // None, so that no browser asks for one.
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  // Headings have the ids that GitHub gives them, which the docs link to.
  markdown: { html: false, lineNumbers: false, anchor: { slugify: (heading) => anchorOf(heading) } },
  themeConfig: {
    search: { provider: 'local', options: { detailedView: true } },
    nav: [
      { text: 'Start', link: '/start' },
      { text: 'Serve a model', link: '/how-to/serve-a-model' },
      { text: 'Environment', link: '/reference/environment' },
      { text: 'Commands', link: '/reference/commands' },
    ],
    sidebar: JSON.parse(readFileSync(new URL('./sidebar.json', import.meta.url), 'utf8')),
    outline: [2, 3],
  },
});
