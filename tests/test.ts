// What specs import as `test`: Playwright's own, without its fixtures for pages.
// Those run for each test, also if it opens no page, and take more time than most of our specs. Specs with a page use `browser.ts`.
export { _baseTest as test, expect } from '@playwright/test';
