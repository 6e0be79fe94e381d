/** No component catches another's error, or waits for anything. */
export const Boundary = undefined;
export function boundary(node, props, children) {
  branch(() => children(node));
}
