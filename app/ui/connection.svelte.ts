import { isOffline } from '../flow/online.ts';

/** Whether the browser has a connection, as far as it knows. Lives as long as the document. */
class Connection {
  offline = $state.raw(isOffline());

  constructor() {
    const update = () => (this.offline = isOffline());
    addEventListener('online', update);
    addEventListener('offline', update);
  }
}

export const connection = new Connection();
