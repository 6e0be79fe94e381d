/**
 * Follows CSS properties of an element. The probe inherits them and starts a transition when any of
 * them changes, whatever changed it: a class, a media query, an inserted rule, an adopted sheet.
 * A MutationObserver would see attributes only.
 */
export function watchTheme(
  root: ShadowRoot,
  names: string[],
  changed: (values: Record<string, string>) => void,
) {
  const probe = document.createElement('i');
  probe.style.cssText = 'position:absolute;visibility:hidden;transition:1ms step-start allow-discrete';
  probe.style.transitionProperty = names.join();
  const read = () => {
    const style = getComputedStyle(probe);
    changed(Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name).trim()])));
  };
  probe.ontransitionrun = read;
  root.append(probe);
  read();
  return () => probe.remove();
}
