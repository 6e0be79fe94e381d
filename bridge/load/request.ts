import { LoadError, type LoadProblem } from './error.ts';
import type { LoadOptions, WidgetClass } from './options.ts';
import { trustedUrl } from './trusted-types.ts';

const PAUSE_MS = 1000;

/** As frameworks and bundlers leave it on the page. */
const nonceOfPage = () =>
  document.querySelector<HTMLElement>('script[nonce],meta[property="csp-nonce"]')?.nonce;

/** Answers once the element is defined, be it by another script; gives up after two attempts. */
export const requestScript = (options: LoadOptions) =>
  new Promise<WidgetClass>((resolve, reject) => {
    const { integrity, nonce = nonceOfPage(), timeoutMs = 15_000 } = options;
    let script: HTMLScriptElement;
    let timer: ReturnType<typeof setTimeout>;

    /** Of the attempt that was. A script that comes late all the same is as good as any. */
    const leave = () => {
      clearTimeout(timer);
      script.onload = script.onerror = null;
      script.remove();
    };
    const end = () => {
      leave();
      removeEventListener('securitypolicyviolation', violated);
    };
    const fail = (problem: LoadProblem, cause?: unknown) => {
      end();
      reject(new LoadError(problem, String(options.src), { cause }));
    };
    const violated = ({ blockedURI, effectiveDirective, disposition }: SecurityPolicyViolationEvent) => {
      if (disposition !== 'enforce' || !effectiveDirective.startsWith('script-src') || !blockedURI) return;
      // Browsers may say no more than the blocked origin.
      if (script.src.startsWith(blockedURI)) fail('blocked');
    };
    const attempt = (again: boolean) => {
      script = document.createElement('script');
      if (nonce) script.nonce = nonce;
      if (integrity) Object.assign(script, { integrity, crossOrigin: 'anonymous' });
      const failed = (problem: LoadProblem) => {
        if (!again) return fail(problem);
        leave();
        // In this pause a violation is told of that comes behind the error.
        timer = setTimeout(attempt, PAUSE_MS, false);
      };
      // Had it defined the element, that would have been heard by now.
      script.onload = () => fail('not-defined');
      script.onerror = () => failed('network');
      timer = setTimeout(failed, timeoutMs, 'timeout');
      try {
        Object.assign(script, { src: trustedUrl(options) });
      } catch (cause) {
        return fail('trusted-types', cause);
      }
      document.head.append(script);
    };

    addEventListener('securitypolicyviolation', violated);
    void customElements.whenDefined('ats-widget').then((defined) => {
      end();
      resolve(defined as WidgetClass);
    });
    attempt(true);
  });
