/** Right and wrong uses of the loader: what must not compile is marked, and a mark too many fails too. */
import {
  LoadError,
  loadAtsWidget,
  type AllfeatRegister,
  type LoadOptions,
  type LoadProblem,
  type ScriptUrlPolicy,
  type WidgetClass,
} from 'allfeat-ats-component/loader';

const src = 'https://static.example/v0/ats-widget.iife.js';

export async function use(policy: ScriptUrlPolicy, nonce: string | undefined) {
  const Widget: WidgetClass = await loadAtsWidget({ src });
  const made: AllfeatRegister = new Widget();
  made.setToken('jwt');
  // The loader alone is enough for the element to be known.
  document.querySelector('ats-widget')?.addEventListener('allfeat:ready', ({ detail }) => detail.mode);
  await loadAtsWidget({ src: new URL(src), integrity: 'sha384-1', nonce, timeoutMs: 5000 });
  await loadAtsWidget({ src, policy });
  await loadAtsWidget({ src: policy.createScriptURL(src) });
  const options: LoadOptions = { src, integrity: undefined };
  return options;
}

export function wrong() {
  // @ts-expect-error: from where?
  void loadAtsWidget();
  // @ts-expect-error: from where?
  void loadAtsWidget({});
  // @ts-expect-error: an object
  void loadAtsWidget(src);
  // @ts-expect-error: in milliseconds
  void loadAtsWidget({ src, timeoutMs: '5s' });
  // @ts-expect-error: a policy makes addresses
  void loadAtsWidget({ src, policy: { createHTML: (text: string) => text } });
  // @ts-expect-error: no such option
  void loadAtsWidget({ src, async: true });
}

export function report(error: unknown): LoadProblem | undefined {
  if (!(error instanceof LoadError)) return undefined;
  // @ts-expect-error: no such problem
  if (error.problem === 'offline') return undefined;
  return error.problem;
}
