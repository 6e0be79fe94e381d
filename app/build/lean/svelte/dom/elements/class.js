/** Without scoped styles and `class:` directives. */
export function set_class(dom, is_html, value) {
  const prev = dom[CLASS_CACHE];
  if (prev !== value || prev === undefined) {
    if (is_html) dom.className = value;
    else dom.setAttribute('class', value);
    dom[CLASS_CACHE] = value;
  }
}
