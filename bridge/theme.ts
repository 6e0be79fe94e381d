/**
 * Follows CSS properties of an element. The probe inherits them and starts a transition when any of
 * them changes, whatever changed it: a class, a media query, an inserted rule, an adopted sheet.
 * A MutationObserver would see attributes only. Where nothing is displayed nothing transitions:
 * they are read whenever the probe gets its size, which is also the first time. Its own `color` tells which colour scheme is in use.
 */
export function watchTheme(
  root: ShadowRoot,
  names: string[],
  changed: (values: Record<string, string>) => void,
) {
  const probe = document.createElement('i');
  probe.style.cssText =
    'position:absolute;visibility:hidden;width:1px;color:canvastext;transition:1ms step-start allow-discrete';
  probe.style.transitionProperty = names.join();
  const read = () => {
    const style = getComputedStyle(probe);
    changed(Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name).trim()])));
  };
  const observer = new ResizeObserver(read);
  probe.ontransitionrun = read;
  root.append(probe);
  observer.observe(probe);
  return () => {
    observer.disconnect();
    probe.remove();
  };
}
