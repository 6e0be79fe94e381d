/** What is wrong, and where: nobody reads here what was expected, or asks in another language. */
export function _addIssue(context, label, dataset, config, other) {
  if (context.kind === 'schema') dataset.typed = false;
  (dataset.issues ??= []).push({ message: context.message ?? `invalid ${label}`, path: other?.path });
}

export const _stringify = () => '';
export const _joinExpects = () => '';

/** For other validation libraries. */
export const _standardSchema = (schema) => schema;

/** No configuration but a call's own. */
export const getGlobalConfig = (config = {}) => config;
