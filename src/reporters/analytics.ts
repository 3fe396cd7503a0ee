// Removes the analytics from Allure's report, and prevents its pages from loading anything external, even if a description asks for it.

const LOADER = /<script[^>]*\bsrc="https:\/\/www\.googletagmanager\.com\/[^"]*"[^>]*>\s*<\/script>\s*/g;
const STARTER = /<script>(?:(?!<\/script>)[\s\S])*?gtag\('js', new Date\(\)\)(?:(?!<\/script>)[\s\S])*?<\/script>\s*/g;

/** What a page may load: only itself and its content. Allure's own code compiles functions from text. */
const POLICY = "default-src 'self' data: blob: file: 'unsafe-inline' 'unsafe-eval'; form-action 'none'";

const META = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`;

/** The page with a policy against external requests. */
export const withPolicy = (html: string): string => html.replace(/<head[^>]*>/i, (head) => `${head}${META}`);

/** The page without Google Tag Manager's two script elements. */
export const withoutAnalytics = (html: string): string => html.replace(LOADER, '').replace(STARTER, '');
