// Removes the analytics from Allure's report, and keeps its pages from fetching anything from outside, even if a description asks for it.

const LOADER = /<script[^>]*\bsrc="https:\/\/www\.googletagmanager\.com\/[^"]*"[^>]*>\s*<\/script>\s*/g;
const STARTER = /<script>(?:(?!<\/script>)[\s\S])*?gtag\('js', new Date\(\)\)(?:(?!<\/script>)[\s\S])*?<\/script>\s*/g;

/** What a page may load: itself, and what it holds. Allure's own code makes functions of texts. */
const POLICY = "default-src 'self' data: blob: file: 'unsafe-inline' 'unsafe-eval'; form-action 'none'";

const META = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`;

/** The page, which fetches nothing from outside any more. */
export const withPolicy = (html: string): string => html.replace(/<head[^>]*>/i, (head) => `${head}${META}`);

/** The page without Google Tag Manager's two script elements. */
export const withoutAnalytics = (html: string): string => html.replace(LOADER, '').replace(STARTER, '');
