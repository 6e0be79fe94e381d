'use client';

import type { AllfeatRegister, ErrorDetail, EventDetails, Mode } from 'allfeat-ats-component';
import type {} from 'allfeat-ats-component/react';
import { useEffect, useRef } from 'react';

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
  const ref = useRef<AllfeatRegister>(null);

  useEffect(() => {
    const widget = ref.current;
    if (!widget) return;
    const listening = new AbortController();
    const { signal } = listening;
    widget.addEventListener(
      'allfeat:token-expired',
      ({ detail }) => {
        // After a reset nobody waits for a token: it is asked for again once it is needed.
        if (detail.pendingAction !== 'reset') void giveToken(widget, detail.actionType);
      },
      { signal },
    );
    widget.addEventListener('allfeat:complete', ({ detail }) => onComplete?.(detail), { signal });
    widget.addEventListener('allfeat:failed', ({ detail }) => onFailed?.(detail), { signal });
    // Imported last: on a page that a server has rendered, the element would start before anybody listens.
    void import('allfeat-ats-component/element');
    return () => listening.abort();
  }, [onComplete, onFailed]);

  return (
    <ats-widget
      ref={ref}
      site-key="cpk_your_key"
      ats-url="https://ats.example"
      frame-url="https://static.example/frame/"
      network="testnet"
      lang="fr"
      error-codes="enum"
      verify="strict"
      max-file-size="1048576"
      mode={mode}
      external-user-id={externalUserId}
      style={{
        '--ats-primary': '#1d4ed8',
      }}
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
