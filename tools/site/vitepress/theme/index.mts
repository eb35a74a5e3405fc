import './tables.css';

import theme from 'vitepress/theme';

/** VitePress' own theme, with tables that can be read on a phone. */
export default theme;
