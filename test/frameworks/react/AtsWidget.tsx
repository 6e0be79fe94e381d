'use client';

import 'allfeat-ats-component';
import type { AllfeatRegister, ErrorDetail, EventDetails, Mode } from 'allfeat-ats-component';
import type { WidgetListeners } from 'allfeat-ats-component/react';

export interface AtsWidgetProps {
  mode?: Mode | undefined;
  /** Your own id of the signed-in user. */
  externalUserId?: string | undefined;
  onComplete?: ((detail: EventDetails['allfeat:complete']) => void) | undefined;
  onFailed?: ((detail: ErrorDetail) => void) | undefined;
}

export function AtsWidget({
  mode = 'register',
  externalUserId = 'user-1',
  onComplete,
  onFailed,
}: AtsWidgetProps) {
  // React hands them to addEventListener. Spread, since JSX compilers refuse a name with a colon.
  const listeners: WidgetListeners = {
    'onallfeat:token-expired': ({ currentTarget, detail }) => {
      // After a reset nobody waits for a token: it is asked for again once it is needed.
      if (detail.pendingAction !== 'reset') void giveToken(currentTarget, detail.actionType);
    },
    'onallfeat:complete': ({ detail }) => onComplete?.(detail),
    'onallfeat:failed': ({ detail }) => onFailed?.(detail),
  };

  return (
    <ats-widget
      site-key="cpk_your_key"
      ats-url="https://ats.example"
      frame-url="https://static.example/frame/"
      network="testnet"
      mode={mode}
      external-user-id={externalUserId}
      style={{
        '--ats-primary': '#1d4ed8',
      }}
      {...listeners}
    />
  );
}

// A route of your backend: it mints the token with your secret key, for the user who is signed in.
async function giveToken(widget: AllfeatRegister, actionType: string) {
  const reply = await fetch('/api/ats-token', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ actionType }),
  });
  if (!reply.ok) throw new Error(`No token for the widget: status ${reply.status}`);
  const { token } = (await reply.json()) as { token: string };
  widget.setToken(token);
}
