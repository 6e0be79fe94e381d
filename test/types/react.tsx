/** Right and wrong uses in the JSX of React: what must not compile is marked, and a mark too many fails too. */
/** @jsxImportSource react */
import type { AllfeatRegister } from 'allfeat-ats-component';
import type { WidgetEvent, WidgetListeners } from 'allfeat-ats-component/react';
import { useRef } from 'react';

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

export function Properties() {
  const widget = useRef<AllfeatRegister>(null);
  widget.current?.setToken('jwt');
  return <ats-widget ref={widget} siteKey="cpk_1" externalUserId={null} maxFileSize={1024} loading="lazy" />;
}

const listeners: WidgetListeners = {
  'onallfeat:token-expired': ({ currentTarget, detail }) => currentTarget.setToken(detail.actionType),
  'onallfeat:complete': ({ detail }) => detail.atsId?.toFixed(),
  // @ts-expect-error: no such event
  'onallfeat:done': () => undefined,
};
const hear = ({ detail }: WidgetEvent<'allfeat:failed'>) => detail.code.trim();
export const Listening = () => <ats-widget {...listeners} onallfeat:failed={hear} />;

export const wrong = [
  // @ts-expect-error: no such mode
  <ats-widget mode="upload" />,
  // @ts-expect-error: no such property
  <ats-widget apiKey="cpk_1" />,
  // @ts-expect-error: a number
  <ats-widget maxFileSize="1 MB" />,
  // @ts-expect-error: not in this vocabulary
  <ats-widget error-codes="plain" />,
  // @ts-expect-error: of another event
  <ats-widget onallfeat:complete={hear} />,
  // @ts-expect-error: React would listen to `Allfeat:complete`, which is never said
  <ats-widget onAllfeat:complete={() => undefined} />,
  // @ts-expect-error: an element is what a ref holds
  <ats-widget ref={useRef<HTMLInputElement>(null)} />,
];
