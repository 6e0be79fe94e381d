/** Components are not custom elements. The whole module: it makes a class wherever there are elements. */
export const create_custom_element = undefined;
