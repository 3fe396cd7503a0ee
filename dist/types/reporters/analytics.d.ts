/** The page without Google Tag Manager's two script elements. */
export declare const withoutAnalytics: (html: string) => string;
