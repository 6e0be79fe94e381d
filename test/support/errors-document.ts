import { ACTIONS } from '../../app/ats/actions.ts';
import { CATALOGUE, ApiErrorCode, type ErrorCode } from '../../app/ats/catalogue.ts';
import data from '../data/errors.json' with { type: 'json' };

const WHAT_HAPPENS: Record<string, string> = {
  refresh: 'pauses, `allfeat:token-expired`, goes on with `setToken()`',
  disabled: '`allfeat:failed`, DISABLED, no retry',
  failed: '`allfeat:failed`, FAILED, Try again',
  'form:title': '`allfeat:error`, back at the title',
  'form:file': '`allfeat:error`, back at the file',
  'form:access_code': '`allfeat:failed`, FAILED, Try again',
};

/** The earlier vocabulary: what each name means, and which codes have taken its place. */
const earlierRows = () =>
  Object.values(ApiErrorCode).map((name) => {
    const { http, description, action } = data.enum.find(({ code }) => code === name) ?? {};
    const now = (Object.keys(CATALOGUE) as ErrorCode[]).filter((code) => CATALOGUE[code].kind === name);
    return `| \`${name}\` | ${http ?? 'none'} | ${description}. ${action}. | ${now.map((code) => `\`${code}\``).join(', ')} |`;
  });

/** The reference of all codes, as Markdown. */
export function errorsDocument(): string {
  const rows = (Object.keys(CATALOGUE) as ErrorCode[]).map((code) => {
    const { message, behaviour, kind } = CATALOGUE[code];
    return `| \`${code}\` | ${kind} | ${message} | ${WHAT_HAPPENS[behaviour]} | ${ACTIONS[code]} |`;
  });
  return `# Errors

\`allfeat:failed\` says that the flow stopped, once. \`allfeat:error\` says that something was refused and
the flow goes on. A retry in progress says nothing. Both carry

\`\`\`
{ code, message, requestId, details?, stage, error, kind, httpStatus?, retryable }
\`\`\`

\`code\` is dotted, or the earlier name with \`error-codes="enum"\`; \`kind\` is always the earlier name.
\`message\` is English whatever the language of the widget, and \`error\` repeats it for earlier listeners.
\`stage\` is one of init, upload, prepare, confirm, tracking, access_code, works, download, config.
\`retryable\` says whether the user is offered Try again or Check again. \`requestId\` is the service's
reference, null for \`widget.*\`.

A code that is not listed is passed on as it came, with the service's message.

\`widget.configuration_error\` has \`details.attributes\`: a list of sentences, each naming an attribute and what is wrong
with it. Where it is the frame itself that cannot be shown, the script says it: \`retryable\` is true, and Try again
stands in the widget's place.

## When the outcome is unknown

Confirm debits credits. If its answer is lost, the same confirm is repeated. If the service then says
that the job is gone, the first one may have been carried out: \`allfeat:failed\` has
\`details.outcome: "unknown"\` and \`retryable: false\`, and the widget offers nothing to press. Look the
registration up by \`requestId\` (or \`details.job_id\` after a reload of the page) before you let the user
register again; \`reset()\` clears the widget.

## Codes

| code | earlier name | message | what the widget does | what you can do |
| --- | --- | --- | --- | --- |
${rows.join('\n')}

## The earlier names

What \`code\` is with \`error-codes="enum"\`, and \`kind\` always. An older service, whose error bodies have no code, is
understood by its status.

| name | status | meaning | codes that have taken its place |
| --- | --- | --- | --- |
${earlierRows().join('\n')}
`;
}
