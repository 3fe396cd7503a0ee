/** Kept, since each `import()` asks Playwright's loader anew. */
export declare function backstage(): Promise<typeof import('./backstage.js')>;
