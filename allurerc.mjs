// The Allure report: grouped by flow, with categories by the kind of failure, an environment page and trends over runs.
import { defineConfig } from 'allure';

const category = (name, kind) => ({ name, matchers: { labels: { 'flowproof-kind': kind } } });

export default defineConfig({
  name: 'Flowproof',
  output: './reports/allure',
  historyPath: './reports/history/allure.jsonl',
  appendHistory: true,
  plugins: {
    awesome: {
      options: {
        reportName: 'Flowproof',
        singleFile: true,
        reportLanguage: 'en',
        groupBy: ['parentSuite', 'suite', 'subSuite'],
      },
    },
  },
  categories: {
    rules: [
      category('Path differs', 'path'),
      category('Status differs', 'status'),
      category('Messages differ', 'message'),
      category('Variables or context differ', 'value'),
      category('Timed out', 'timeout'),
      category('Refused by the API', 'refused'),
      category('The contact could not act', 'contact'),
      category('Request without a mock', 'unmocked'),
      category('Bad scenario', 'bad-scenario'),
    ],
  },
});
