import { StrictMode } from 'react';
import { hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server.browser';
import { run, tell, type Props } from '../app.ts';
import { AtsWidget } from './AtsWidget.tsx';

const place = document.querySelector('#app') as Element;
let root: Root | undefined;

const page = (props: Props | null) => (
  <StrictMode>
    {props && (
      <AtsWidget
        {...props}
        // Other functions on every change, as in most components.
        onComplete={(detail) => tell('complete', detail)}
        onFailed={(detail) => tell('failed', detail)}
      />
    )}
  </StrictMode>
);

run((props) => {
  if (root) return root.render(page(props));
  // As from a server: React adds no listeners to elements of markup it takes over.
  place.innerHTML = renderToString(page(props));
  root = hydrateRoot(place, page(props));
});
