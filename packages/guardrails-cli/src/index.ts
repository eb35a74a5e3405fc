export { main as guardrails } from './command/main';
export { rulesPage } from './output/rules-page';
