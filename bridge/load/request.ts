import { LoadError, type LoadProblem } from './error.ts';
import type { LoadOptions, WidgetClass } from './options.ts';
import { trustedUrl } from './trusted-types.ts';

const PAUSE_MS = 1000;

/** As frameworks and bundlers leave it on the page. */
const nonceOfPage = () =>
  document.querySelector<HTMLElement>('script[nonce],meta[property="csp-nonce"]')?.nonce;

/**
 * Answers once the element is defined, be it by another script. A script that fails is asked for once more; one
 * that stalls is not, since browsers hold the second request back until the first has ended.
 */
export const requestScript = (options: LoadOptions) =>
  new Promise<WidgetClass>((resolve, reject) => {
    const { integrity, nonce = nonceOfPage(), timeoutMs = 30_000 } = options;
    let script: HTMLScriptElement;
    let pause: ReturnType<typeof setTimeout> | undefined;

    const leave = () => {
      script.onload = script.onerror = null;
      script.remove();
    };
    const end = () => {
      leave();
      clearTimeout(limit);
      clearTimeout(pause);
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
    const attempt = (last: boolean) => {
      script = document.createElement('script');
      if (nonce) script.nonce = nonce;
      if (integrity) Object.assign(script, { integrity, crossOrigin: 'anonymous' });
      // Had it defined the element, that would have been heard by now.
      script.onload = () => fail('not-defined');
      script.onerror = () => {
        if (last) return fail('network');
        leave();
        // In the meantime a violation is told of that comes behind the error.
        pause = setTimeout(attempt, PAUSE_MS, true);
      };
      try {
        Object.assign(script, { src: trustedUrl(options) });
      } catch (cause) {
        return fail('trusted-types', cause);
      }
      document.head.append(script);
    };

    const limit = setTimeout(fail, timeoutMs, 'timeout');
    addEventListener('securitypolicyviolation', violated);
    void customElements.whenDefined('ats-widget').then((defined) => {
      end();
      resolve(defined as WidgetClass);
    });
    attempt(false);
  });
