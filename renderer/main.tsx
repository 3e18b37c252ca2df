import './global.css';

import { createDOMRenderer, RendererProvider } from '@fluentui/react-components';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { App } from './app';
import { chooseTransport } from './bridge/choose-transport';
import { StoreProvider } from './state/app-context';
import { browserClock } from './state/browser-clock';
import { createStore } from './state/store';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

// Browsers hide the attribute of a nonce; the property keeps it.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce } });
const store = createStore(chooseTransport(window), browserClock(window));

createRoot(root).render(
  <StrictMode>
    <RendererProvider renderer={renderer} targetDocument={document}>
      <StoreProvider value={store}>
        <App />
      </StoreProvider>
    </RendererProvider>
  </StrictMode>,
);
