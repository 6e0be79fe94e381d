/** No server-rendered page is taken over: said to be constant, so that the bundler sees it. */
export const hydrating = false;
export const set_hydrating = () => {};
