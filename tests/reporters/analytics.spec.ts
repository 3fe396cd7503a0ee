// Allure's analytics are removed from a report, and nothing else.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { withoutAnalytics } from '../../src/reporters/analytics.ts';
import { expect, test } from '../test.ts';

const page = `<script>const before = 1;</script>
<script async src="https://www.googletagmanager.com/gtag/js?id=G-X"></script>
<script>
  window.dataLayer = [];
  gtag('js', new Date());
</script>
<script>const after = 2;</script>`;

test('both of the analytics scripts are removed and the others stay', () => {
  const clean = withoutAnalytics(page);
  expect(clean).not.toMatch(/gtag|googletagmanager/);
  expect(clean).toContain('const before = 1');
  expect(clean).toContain('const after = 2');
});

test('the template of the installed Allure has the scripts in the form that is removed', () => {
  const require = createRequire(createRequire(import.meta.url).resolve('allure'));
  const awesome = dirname(require.resolve('@allurereport/plugin-awesome'));
  const template = readFileSync(join(awesome, 'generators.js'), 'utf8');
  expect(template).toContain('googletagmanager');
  expect(withoutAnalytics(template)).not.toMatch(/googletagmanager|gtag\(/);
});
