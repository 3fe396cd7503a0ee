/** Playwright takes a default export, and calls what it returns when the run is over, however that came. */
export default function tidyAround(): Promise<() => Promise<void>>;
