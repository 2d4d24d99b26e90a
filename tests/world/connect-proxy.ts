import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

export interface ConnectProxy {
  port: number;
  /** Hosts that were asked for and are not in the world. */
  refused: string[];
  close(): Promise<void>;
}

/** What `--host-resolver-rules` is for Chromium: leads every host of the world to one port, and no other host anywhere. */
export async function openConnectProxy(target: {
  port: number;
  isHost(host: string): boolean;
}): Promise<ConnectProxy> {
  const refused: string[] = [];
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  };
  const server = createServer((_req, res) => void res.writeHead(403).end());
  server.on('connection', keep);
  server.on('connect', (req, client: Socket) => {
    const host = (req.url ?? '').replace(/:\d+$/, '');
    client.on('error', () => client.destroy());
    if (!target.isHost(host)) {
      refused.push(host);
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const upstream = connect(target.port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    keep(upstream);
    upstream.on('error', () => client.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    refused,
    close: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}
