/** All state is raw (a lint rule): objects are replaced, never changed in place. */
export const proxy = (value) => value;
export const get_proxied_value = proxy;
export const is = Object.is;
