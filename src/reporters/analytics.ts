// Removes the analytics that Allure builds into every report: a report of ours loads nothing and tells nobody.

const LOADER = /<script[^>]*\bsrc="https:\/\/www\.googletagmanager\.com\/[^"]*"[^>]*>\s*<\/script>\s*/g;
const STARTER = /<script>(?:(?!<\/script>)[\s\S])*?gtag\('js', new Date\(\)\)(?:(?!<\/script>)[\s\S])*?<\/script>\s*/g;

/** The page without Google Tag Manager's two script elements. */
export const withoutAnalytics = (html: string): string => html.replace(LOADER, '').replace(STARTER, '');
