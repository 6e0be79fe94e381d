/** What the page of every framework does alike: it shows the component as the test says, and keeps what it hears. */
// Not from the package: whether the element is defined is up to the component.
import { EVENT_NAMES, type ErrorDetail, type EventDetails, type Mode } from '../../bridge/protocol.ts';

export interface Props {
  mode: Mode;
  externalUserId: string;
}

/** How a test drives a page. */
export interface App {
  mount(): void;
  unmount(): void;
  set(changes: Partial<Props>): void;
}

const events: { name: string; detail: unknown }[] = [];
const told: { name: string; detail: unknown }[] = [];

/** What the component tells its parent by the means of the framework. */
export const tell = (name: string, detail: EventDetails['allfeat:complete'] | ErrorDetail) =>
  told.push({ name, detail });

/** Shows the component with these properties, or none; called again on every change. */
export function run(show: (props: Props | null) => void) {
  let props: Props = { mode: 'register', externalUserId: 'user-1' };
  const app: App = {
    mount: () => show(props),
    unmount: () => show(null),
    set: (changes) => show((props = { ...props, ...changes })),
  };
  for (const name of Object.values(EVENT_NAMES)) {
    addEventListener(name, (event) => events.push({ name, detail: (event as CustomEvent).detail }));
  }
  Object.assign(window, { app, events, told });
  app.mount();
}
