const widget = document.querySelector('ats-widget');
// Log all errors (fatal + non-fatal)
['allfeat:failed', 'allfeat:error'].forEach(eventName => {
widget.addEventListener(eventName, (e) => {
console.error(`[ATS ${eventName}]`, e.detail);
// Send to your monitoring service
analytics.track('ats_error', {
event: eventName,
code: e.detail.code,
stage: e.detail.stage,
error: e.detail.error,
});
});
});
widget.addEventListener('allfeat:failed', (e) => {
switch (e.detail.code) {
case 'TOKEN_EXPIRED':
// Handled by allfeat:token-expired listener
break;
case 'INVALID_SITE_KEY':
showMessage('Configuration error. Please contact support.');
break;
case 'FORBIDDEN':
showMessage('You do not have permission to perform this action.');
break;
case 'RATE_LIMITED':
showMessage('Too many requests. Please wait a moment.');
break;
case 'NETWORK_ERROR':
showMessage('Connection lost. Please check your internet.');
break;
default:
showMessage('An unexpected error occurred. Please try again.');
widget.reset();
}
});
