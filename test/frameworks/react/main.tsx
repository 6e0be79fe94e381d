import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { run, tell } from '../app.ts';
import { AtsWidget } from './AtsWidget.tsx';

const root = createRoot(document.querySelector('#app') as Element);

run((props) =>
  root.render(
    <StrictMode>
      {props && (
        <AtsWidget
          {...props}
          // Other functions on every change, as in most components.
          onComplete={(detail) => tell('complete', detail)}
          onFailed={(detail) => tell('failed', detail)}
        />
      )}
    </StrictMode>,
  ),
);
