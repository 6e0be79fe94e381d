/** Right and wrong uses in the JSX of React: what must not compile is marked, and a mark too many fails too. */
/** @jsxImportSource react */
import type { AllfeatRegister } from 'allfeat-ats-component';
import type { WidgetEvent } from 'allfeat-ats-component/react';
import { useEffect, useRef } from 'react';

export function Attributes({ user }: { user?: string }) {
  return (
    <ats-widget
      site-key="cpk_1"
      ats-url="https://ats.example"
      mode="update"
      external-user-id={user}
      max-file-size={1024}
      lang="fr"
      className="widget"
      style={{ '--ats-primary': '#123456', display: 'block' }}
    >
      <p>Not now.</p>
    </ats-widget>
  );
}

export function Listening() {
  const widget = useRef<AllfeatRegister>(null);
  useEffect(() => {
    const hear = ({ detail }: WidgetEvent<'allfeat:failed'>) => detail.code.trim();
    widget.current?.addEventListener('allfeat:failed', (event) =>
      hear(event as WidgetEvent<'allfeat:failed'>),
    );
    widget.current?.setToken('jwt');
  }, []);
  return <ats-widget ref={widget} site-key="cpk_1" external-user-id={null} loading="lazy" />;
}

export const wrong = [
  // @ts-expect-error: no such mode
  <ats-widget mode="upload" />,
  // @ts-expect-error: a property, lost on a server
  <ats-widget siteKey="cpk_1" />,
  // @ts-expect-error: lost on a page from a server
  <ats-widget onallfeat:complete={() => undefined} />,
  // @ts-expect-error: a number
  <ats-widget max-file-size="1 MB" />,
  // @ts-expect-error: not in this vocabulary
  <ats-widget error-codes="plain" />,
  // @ts-expect-error: an element is what a ref holds
  <ats-widget ref={useRef<HTMLInputElement>(null)} />,
];
