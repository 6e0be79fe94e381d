const widget = document.querySelector('ats-widget');
['allfeat:failed', 'allfeat:error'].forEach(eventName => {
widget.addEventListener(eventName, (e) => {
console.error(`[ATS ${eventName}]`, e.detail);
analytics.track('ats_error', {
event: eventName,
code: e.detail.code,
message: e.detail.message,
requestId: e.detail.requestId,
});
});
});
widget.addEventListener('allfeat:failed', (e) => {
const { code, requestId } = e.detail;
if (code.startsWith('session.') || code.startsWith('common.auth.')) {
// Auth errors — handled by allfeat:token-expired
return;
}
if (code.startsWith('organization.') || code === 'session.key_inactive') {
// Config errors — DISABLED screen shown, no recovery
showMessage('Please contact your administrator. Reference: ' + requestId);
return;
}
if (code === 'common.rate_limited') {
showMessage('Please wait a moment and try again.');
return;
}
// Default: retry
showMessage('An error occurred. Please try again.');
});
