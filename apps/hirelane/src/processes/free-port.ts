import { createServer } from "node:net";
import { Refusal } from "../refusal.ts";

/** Throws a `Refusal` that says what to do when another program has the port. */
export async function demandFreePort(host: string, port: number): Promise<void> {
  const hosts = host === "127.0.0.1" ? [host, "::1"] : [host];
  for (const each of hosts) {
    const code = await tryListening(each, port);
    if (code === "EADDRINUSE") {
      throw new Refusal(`Port ${port} is taken by another program. Choose another one: PORT=${port + 1} npm start`);
    }
    if (code === "EACCES")
      throw new Refusal(`Port ${port} needs rights that this user lacks. Choose one above 1023: PORT=3000 npm start`);
    if (code !== null && each === host)
      throw new Refusal(`It is not possible to listen on ${host}, port ${port}: ${code}.`);
  }
}

function tryListening(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve("code" in error ? String(error.code) : error.message));
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
}
